import Wording

/// Weight decay as first published (Hanson and Pratt, 1988): a fixed share a step, whatever the
/// learning rate.
///
///     p ← (1 − B) p, then the step with the gradient taken before
public struct WeightDecay: Penalty, Equatable {
  /// `B`, from 0 to 1.
  public let share: Double

  /// The decay that takes the share `B` of every penalised parameter in each step.
  public init(_ share: Double) {
    precondition(Self.range.contains(share), "a share lies between 0 and 1")
    self.share = share
  }

  static let range = StrengthRange.share

  /// The experiment file's key.
  public var kind: String { "weight-decay" }
  /// The strength.
  public var settings: [PenaltySetting] { [PenaltySetting(name: "lambda", value: share)] }
  /// The step's formula.
  public var rule: String { "p ← (1 − \(NumberText.shortest(share))) p, then the step" }
  /// The penalty in the field's words.
  public var summary: String { "weight decay as first published, per step" }

  /// `1 − B`.
  public func decayFactor(rate: Double) -> Double { 1 - share }

  /// `B p` a step balances the gradient when `c a H` does, so it counts for `B/(c a)`.
  public func effectiveRidge(under conditions: StepConditions) -> EffectiveRidge {
    .strength(share / (conditions.gradientFactor * conditions.learningRate))
  }
}
