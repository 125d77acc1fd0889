import Training

/// What one unit of a tool's number is on the canonical scale
/// `1/(2n) |y − Xw − b|² + l1 |w|₁ + l2/2 |w|²`.
enum StrengthUnit: Sendable, Equatable {
  /// This much.
  case fixed(Double)
  /// This much over the rows: the tool adds its loss up over them.
  case perRow(Double)
  /// One over the target's deviation: the tool divides the target by it first.
  case perTargetDeviation
  /// A step's coupled L2, beside the gradient of whatever loss is trained.
  case coupled
  /// A step's L2 over the rows of its batch, beside the gradient of a mean of r²/2.
  case perBatch
  /// A step's decoupled decay, times the rate; `dampening` where the tool has such a thing.
  case decoupled(dampening: Bool)
  /// A step's decay by that share, whatever the rate; the tool has a dampening.
  case share

  /// What must be known to tell.
  var conditions: [Condition] {
    switch self {
    case .fixed: []
    case .perRow: [.rows]
    case .perTargetDeviation: [.targetDeviation]
    case .coupled: [.loss]
    case .perBatch: [.rows, .batch]
    case .decoupled: [.momentum, .loss]
    case .share: [.learningRate, .momentum, .loss]
    }
  }

  /// The canonical strength of one unit; `nil` where a condition is not known. What a step does is
  /// asked of the penalty that takes it.
  func strength(under known: TranslationConditions) -> Double? {
    guard conditions.allSatisfy(known.knows) else { return nil }
    switch self {
    case .fixed(let strength): return strength
    case .perRow(let strength): return known.rows.map { strength / Double($0) }
    case .perTargetDeviation: return known.targetDeviation.map { 1 / $0 }
    case .coupled: return ridge(L2(1), known)
    case .perBatch: return ridge(L2PerBatch(1), known, gradientFactor: 1)
    case .decoupled(let hasDampening):
      return ridge(DecoupledWeightDecay(1), known, hasDampening: hasDampening)
    case .share: return ridge(WeightDecay(1), known, hasDampening: true)
    }
  }

  private func ridge(
    _ penalty: any Penalty, _ known: TranslationConditions, gradientFactor: Double? = nil,
    hasDampening: Bool = false
  ) -> Double? {
    let effective = penalty.effective(
      under: StepConditions(
        batches: BatchPlan(
          rowCount: known.rows ?? 1, batch: known.batch.map(BatchSize.rows) ?? .full),
        learningRate: LearningRate(known.learningRate ?? 1),
        gradientFactor: gradientFactor ?? known.loss?.gradientFactor ?? 1,
        optimizer: .sgd(
          SGDSettings(
            momentum: known.momentum ?? 0, dampening: hasDampening ? known.dampening : 0))))
    guard case .strengths(let l2, _) = effective else { return nil }
    return l2
  }
}
