import Plotting
import Training

/// A variant, the colour it asks for, and what of its learning rate depends on the data.
public struct ExperimentVariant: Sendable, Equatable {
  /// The variant, the training defaults of the file merged into its settings.
  public var variant: Variant
  /// The colour it asks for, or `nil` for that of its place among the variants.
  public var color: PaletteColor?
  /// Whether the half cosine of its learning rate lasts as long as training does, which only the
  /// rows tell where it counts steps. The span in the variant's settings is then left unread.
  public var spansTraining: Bool

  /// A variant, and the colour it asks for.
  public init(_ variant: Variant, color: PaletteColor? = nil, spansTraining: Bool = false) {
    self.variant = variant
    self.color = color
    self.spansTraining = spansTraining
  }

  /// Penalties are the same if they are of one kind and have the same numbers.
  public static func == (left: ExperimentVariant, right: ExperimentVariant) -> Bool {
    left.variant.name == right.variant.name
      && left.variant.penalty.kind == right.variant.penalty.kind
      && left.variant.penalty.settings == right.variant.penalty.settings
      && left.variant.training == right.variant.training
      && left.color == right.color && left.spansTraining == right.spansTraining
  }
}

extension ExperimentVariant {
  /// The variant as it trains on `rows` rows.
  func trained(on rows: Int) -> Variant { spansTraining ? variant.spanningTraining(rows) : variant }
}

extension Variant {
  /// The variant with a half cosine, if its learning rate follows one, that lasts for all epochs, or
  /// all steps of training on `rows` rows.
  func spanningTraining(_ rows: Int) -> Variant {
    guard case .cosine(_, let floor) = training.learningRate.schedule else { return self }
    let steps = BatchPlan(rowCount: max(1, rows), batch: training.batch).steps
    let perEpoch = training.learningRate.period == .step ? steps : 1
    let (span, overflows) = training.epochs.multipliedReportingOverflow(by: perEpoch)
    var result = self
    result.training.learningRate.schedule = .cosine(span: overflows ? .max : span, floor: floor)
    return result
  }
}
