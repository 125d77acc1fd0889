import Wording

/// The textbook's `L/2m |p|²`: L2 divided by the rows of the batch.
///
///     g ← g + (L/m) p
///
/// The shorter the batch, the stronger the penalty; the last short one of an epoch counts most.
public struct L2PerBatch: Penalty, Equatable {
  /// `L`; finite. A negative one makes the parameters grow.
  public let strength: Double

  /// The penalty of strength `L`.
  public init(_ strength: Double) {
    precondition(Self.range.contains(strength), "a strength is a finite number")
    self.strength = strength
  }

  static let range = StrengthRange.finite

  /// The experiment file's key.
  public var kind: String { "l2-per-batch" }
  /// The strength.
  public var settings: [PenaltySetting] { [PenaltySetting(name: "lambda", value: strength)] }
  /// The step's formula.
  public var rule: String { "g ← g + (\(NumberText.shortest(strength))/m) p" }
  /// The penalty in the field's words.
  public var summary: String {
    "L2 divided by the rows of the batch" + (strength < 0 ? ", of negative sign" : "")
  }

  /// `(L/m) p` is added to the gradient.
  public func step(rows: Int, rate: Double) -> PenaltyStep {
    PenaltyStep(gradientCoefficient: strength / Double(rows))
  }

  /// `L/2m |p|²`.
  public func value(at parameters: [Double], rows: Int) -> Double? {
    strength / Double(2 * rows) * Norm.squared(parameters)
  }

  /// The mean of `L/m` over the steps of an epoch, over `c`.
  public func effective(under conditions: StepConditions) -> EffectivePenalty {
    conditions.coupled(l2: strength * conditions.batches.meanReciprocalRows)
  }

  /// The same rule with another strength.
  public func withStrength(_ strength: Double) throws(PenaltyError) -> (any Penalty)? {
    try PenaltyCatalogue.make(kind: kind, strength: strength)
  }
}
