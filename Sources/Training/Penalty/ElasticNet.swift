import Wording

/// The elastic net (Zou and Hastie, 2005) by proximal gradient descent: after each step the
/// proximal map of both parts.
///
///     the step, then p ← S(p, a L ρ)/(1 + a L (1 − ρ))
public struct ElasticNet: Penalty, Equatable {
  /// `L`, finite and not negative.
  public let strength: Double
  /// `ρ`, the share of L1, from 0 (ridge) to 1 (lasso).
  public let l1Ratio: Double

  /// The penalty of strength `L`, the share `ρ` of it L1.
  public init(_ strength: Double, l1Ratio: Double) {
    precondition(Self.range.contains(strength), "a strength is a finite number from 0 up")
    precondition(StrengthRange.share.contains(l1Ratio), "a share lies between 0 and 1")
    self.strength = strength
    self.l1Ratio = l1Ratio
  }

  static let range = StrengthRange.notNegative

  /// The strength of the L1 part.
  public var l1: Double { strength * l1Ratio }
  /// The strength of the L2 part.
  public var l2: Double { strength * (1 - l1Ratio) }

  /// The experiment file's key.
  public var kind: String { "elastic-net" }
  /// The strength and the share of L1.
  public var settings: [PenaltySetting] {
    [
      PenaltySetting(name: "lambda", value: strength),
      PenaltySetting(name: "l1-ratio", value: l1Ratio),
    ]
  }
  /// The step's formula.
  public var rule: String {
    let shrunk = l1 == 0 ? "p" : "S(p, \(NumberText.significant(l1, 9)) a)"
    return "the step, then p ← \(shrunk)"
      + (l2 == 0 ? "" : "/(1 + \(NumberText.significant(l2, 9)) a)")
  }
  /// The penalty in the field's words.
  public var summary: String { "elastic net by proximal gradient, with exact zeros" }

  /// A soft threshold at `a L ρ`, then a division by `1 + a L (1 − ρ)`.
  public func step(rows: Int, rate: Double) -> PenaltyStep {
    PenaltyStep(threshold: rate * l1, divisor: 1 + rate * l2)
  }

  /// `L (ρ |p|₁ + (1 − ρ)/2 |p|²)`.
  public func value(at parameters: [Double], rows: Int) -> Double? {
    l1 * Norm.absolute(parameters) + l2 / 2 * Norm.squared(parameters)
  }

  /// Both parts over `c`, weaker by `1 − μ` with a momentum `μ`.
  public func effective(under conditions: StepConditions) -> EffectivePenalty {
    conditions.decoupled(l2: l2, l1: l1)
  }

  /// The same rule and share of L1 with another strength.
  public func withStrength(_ strength: Double) throws(PenaltyError) -> (any Penalty)? {
    try PenaltyCatalogue.make(kind: kind, strength: strength, l1Ratio: l1Ratio)
  }
}
