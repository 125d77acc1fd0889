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

  /// `1 − a L`.
  public func decayFactor(rate: Double) -> Double { 1 - rate * strength }

  /// With plain gradient descent nothing tells it from coupled L2: `L/c`.
  public func effectiveRidge(under conditions: StepConditions) -> EffectiveRidge {
    .strength(strength / conditions.gradientFactor)
  }
}
