import Plotting
import Training

/// What to train on which data, and what to show of it: an experiment file, read.
///
/// A value of this type is complete: every default has been filled in, and each variant carries its
/// own settings. docs/experiments.md describes the file key by key.
public struct Experiment: Sendable, Equatable {
  /// The report's title; not empty.
  public var title: String
  /// Where the rows come from.
  public var data: DataSource
  /// Whether features are brought to mean 0 and population standard deviation 1 for training, both
  /// measured on the training rows.
  public var standardize: Bool
  /// Which rows are held out of training.
  public var holdout: Holdout
  /// The variants in the order of the file; at least one, with names that differ.
  public var variants: [ExperimentVariant]
  /// The figures to draw, or `nil` for every figure that the data allow.
  public var figures: [FigureName]?
  /// How the figures are written.
  public var output: OutputSettings

  /// An experiment of these parts; nothing is checked.
  public init(
    title: String, data: DataSource, standardize: Bool = false, holdout: Holdout = .none,
    variants: [ExperimentVariant], figures: [FigureName]? = nil,
    output: OutputSettings = OutputSettings()
  ) {
    self.title = title
    self.data = data
    self.standardize = standardize
    self.holdout = holdout
    self.variants = variants
    self.figures = figures
    self.output = output
  }
}

/// A variant and the colour it asks for.
public struct ExperimentVariant: Sendable, Equatable {
  /// The variant, the training defaults of the file merged into its settings.
  public var variant: Variant
  /// The colour it asks for, or `nil` for that of its place among the variants.
  public var color: PaletteColor?

  /// A variant, and the colour it asks for.
  public init(_ variant: Variant, color: PaletteColor? = nil) {
    self.variant = variant
    self.color = color
  }

  /// Penalties are the same if they are of one kind and have the same numbers.
  public static func == (left: ExperimentVariant, right: ExperimentVariant) -> Bool {
    left.variant.name == right.variant.name
      && left.variant.penalty.kind == right.variant.penalty.kind
      && left.variant.penalty.settings == right.variant.penalty.settings
      && left.variant.training == right.variant.training
      && left.color == right.color
  }
}
