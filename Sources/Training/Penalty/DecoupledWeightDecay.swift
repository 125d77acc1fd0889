import Wording

/// Decoupled weight decay (Loshchilov and Hutter, 2019), the `weight_decay` of AdamW and Keras:
/// a share that follows the learning rate `a` and that the optimiser never sees.
///
///     p ← (1 − a L) p, then the step with the gradient taken before
public struct DecoupledWeightDecay: Penalty, Equatable {
  /// `L`, finite and not negative.
  public let strength: Double

  /// The decay of strength `L`.
  public init(_ strength: Double) {
    precondition(Self.range.contains(strength), "a strength is a finite number from 0 up")
    self.strength = strength
  }

  static let range = StrengthRange.notNegative

  /// The experiment file's key.
  public var kind: String { "decoupled" }
  /// The strength.
  public var settings: [PenaltySetting] { [PenaltySetting(name: "lambda", value: strength)] }
  /// The step's formula.
  public var rule: String { "p ← (1 − \(NumberText.shortest(strength)) a) p, then the step" }
  /// The penalty in the field's words.
  public var summary: String { "decoupled weight decay, times the learning rate" }

  /// Parameters are multiplied by `1 − a L`.
  public func step(rows: Int, rate: Double) -> PenaltyStep {
    PenaltyStep(decayFactor: 1 - rate * strength)
  }

  /// `nil`: the optimiser never sees it, so it is no part of what a step descends.
  public func value(at parameters: [Double], rows: Int) -> Double? { nil }

  /// With plain gradient descent nothing tells it from coupled L2: `L/c`. A momentum `μ` makes it
  /// weaker by `1 − μ`; with Adam and full batches it is a box of half-width `1/L`.
  public func effective(under conditions: StepConditions) -> EffectivePenalty {
    conditions.decoupled(l2: strength)
  }

  /// The same rule with another strength.
  public func withStrength(_ strength: Double) throws(PenaltyError) -> (any Penalty)? {
    try PenaltyCatalogue.make(kind: kind, strength: strength)
  }
}
