import Plotting
import Training

/// What to train on which data, and what to show of it: an experiment file, read.
///
/// A value of this type is complete: every default has been filled in, and each variant carries its
/// own settings. docs/experiments.md describes the file key by key.
public struct Experiment: Sendable, Equatable {
  /// Variants that an experiment may have.
  static let mostVariants = 1_000

  /// The report's title; not empty.
  public var title: String
  /// Where the rows come from.
  public var data: DataSource
  /// Whether features are brought to mean 0 and population standard deviation 1 for training, both
  /// measured on the training rows.
  public var standardize: Bool
  /// Which rows are held out of training.
  public var holdout: Holdout
  /// The variants in the order of the file, with names that differ; at least one, unless there is a
  /// path.
  public var variants: [ExperimentVariant]
  /// Values at which every variant is trained once more each, or `nil` for none.
  public var sweep: SweepSettings?
  /// The exact solutions to find along a penalty, or `nil` for none.
  public var path: PathSettings?
  /// The figures to draw, or `nil` for every figure that the data allow.
  public var figures: [FigureName]?
  /// Sentences on why it is as it is, which the report repeats.
  public var notes: [String]
  /// How the figures are written.
  public var output: OutputSettings

  /// An experiment of these parts; nothing is checked.
  public init(
    title: String, data: DataSource, standardize: Bool = false, holdout: Holdout = .none,
    variants: [ExperimentVariant], sweep: SweepSettings? = nil, path: PathSettings? = nil,
    figures: [FigureName]? = nil, notes: [String] = [], output: OutputSettings = OutputSettings()
  ) {
    self.title = title
    self.data = data
    self.standardize = standardize
    self.holdout = holdout
    self.variants = variants
    self.sweep = sweep
    self.path = path
    self.figures = figures
    self.notes = notes
    self.output = output
  }
}
