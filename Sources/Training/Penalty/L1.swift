import Wording

/// L1 by proximal gradient descent (ISTA; Daubechies, Defrise and De Mol, 2004): after each step a
/// soft threshold, which sets parameters to exactly zero.
///
///     the step, then p ← S(p, a L)       S(p, t) = sign(p) max(|p| − t, 0)
public struct L1: Penalty, Equatable {
  /// `L`, finite and not negative.
  public let strength: Double

  /// The penalty of strength `L`.
  public init(_ strength: Double) {
    precondition(Self.range.contains(strength), "a strength is a finite number from 0 up")
    self.strength = strength
  }

  static let range = StrengthRange.notNegative

  /// The experiment file's key.
  public var kind: String { "l1" }
  /// The strength.
  public var settings: [PenaltySetting] { [PenaltySetting(name: "lambda", value: strength)] }
  /// The step's formula.
  public var rule: String { "the step, then p ← S(p, \(NumberText.shortest(strength)) a)" }
  /// The penalty in the field's words.
  public var summary: String { "L1 by soft threshold (proximal gradient), with exact zeros" }

  /// A soft threshold at `a L`.
  public func step(rows: Int, rate: Double) -> PenaltyStep {
    PenaltyStep(threshold: rate * strength)
  }

  /// `L |p|₁`.
  public func value(at parameters: [Double], rows: Int) -> Double? {
    strength * Norm.absolute(parameters)
  }

  /// The lasso of strength `L/c`, weaker by `1 − μ` with a momentum `μ`.
  public func effective(under conditions: StepConditions) -> EffectivePenalty {
    conditions.decoupled(l2: 0, l1: strength)
  }

  /// The same rule with another strength.
  public func withStrength(_ strength: Double) throws(PenaltyError) -> (any Penalty)? {
    try PenaltyCatalogue.make(kind: kind, strength: strength)
  }
}
