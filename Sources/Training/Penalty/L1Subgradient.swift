import Wording

/// L1 as automatic differentiation takes it: the sign of each parameter is added to its gradient.
///
///     g ← g + L sign(p)        before the optimiser; sign(0) = 0
///
/// Parameters that belong at zero jump about it and never stay there.
public struct L1Subgradient: Penalty, Equatable {
  /// `L`, finite and not negative.
  public let strength: Double

  /// The penalty of strength `L`.
  public init(_ strength: Double) {
    precondition(Self.range.contains(strength), "a strength is a finite number from 0 up")
    self.strength = strength
  }

  static let range = StrengthRange.notNegative

  /// The experiment file's key.
  public var kind: String { "l1-subgradient" }
  /// The strength.
  public var settings: [PenaltySetting] { [PenaltySetting(name: "lambda", value: strength)] }
  /// The step's formula.
  public var rule: String { "g ← g + \(NumberText.factor(strength)) sign(p)" }
  /// The penalty in the field's words.
  public var summary: String { "L1 by subgradient, without exact zeros" }

  /// `L sign(p)` is added to the gradient.
  public func step(rows: Int, rate: Double) -> PenaltyStep {
    PenaltyStep(signCoefficient: strength)
  }

  /// `L |p|₁`.
  public func value(at parameters: [Double], rows: Int) -> Double? {
    strength * Norm.absolute(parameters)
  }

  /// The lasso of strength `L/c`, about which it hovers at a constant rate.
  public func effective(under conditions: StepConditions) -> EffectivePenalty {
    conditions.coupled(l1: strength)
  }

  /// The same rule with another strength.
  public func withStrength(_ strength: Double) throws(PenaltyError) -> (any Penalty)? {
    try PenaltyCatalogue.make(kind: kind, strength: strength)
  }
}
