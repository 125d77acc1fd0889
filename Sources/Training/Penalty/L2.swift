import Wording

/// Coupled L2, PyTorch's `weight_decay`: the gradient of `L/2 |p|²`, the same for every batch.
///
///     g ← g + L p        before the optimiser
public struct L2: Penalty, Equatable {
  /// `L`; finite. A negative one makes the parameters grow.
  public let strength: Double

  /// The penalty of strength `L`.
  public init(_ strength: Double) {
    precondition(Self.range.contains(strength), "a strength is a finite number")
    self.strength = strength
  }

  static let range = StrengthRange.finite

  /// The experiment file's key.
  public var kind: String { "l2" }
  /// The strength.
  public var settings: [PenaltySetting] { [PenaltySetting(name: "lambda", value: strength)] }
  /// The step's formula.
  public var rule: String { "g ← g + \(NumberText.factor(strength)) p" }
  /// The penalty in the field's words.
  public var summary: String {
    "coupled L2, not divided by the batch" + (strength < 0 ? ", of negative sign" : "")
  }

  /// `L p` is added to the gradient.
  public func step(rows: Int, rate: Double) -> PenaltyStep {
    PenaltyStep(gradientCoefficient: strength)
  }

  /// `L/2 |p|²`.
  public func value(at parameters: [Double], rows: Int) -> Double? {
    strength / 2 * Norm.squared(parameters)
  }

  /// `L/c`: the gradient of the data's loss is `c` times the canonical one.
  public func effective(under conditions: StepConditions) -> EffectivePenalty {
    conditions.coupled(l2: strength)
  }

  /// The same rule with another strength.
  public func withStrength(_ strength: Double) throws(PenaltyError) -> (any Penalty)? {
    try PenaltyCatalogue.make(kind: kind, strength: strength)
  }
}
