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

  /// Parameters are multiplied by `1 − B`.
  public func step(rows: Int, rate: Double) -> PenaltyStep { PenaltyStep(decayFactor: 1 - share) }

  /// `nil`: how much it weighs against the loss depends on the learning rate.
  public func value(at parameters: [Double], rows: Int) -> Double? { nil }

  /// `B = a L` at the rate `a` that the schedule ends at, so it counts for the decoupled decay of
  /// strength `B/a`.
  public func effective(under conditions: StepConditions) -> EffectivePenalty {
    if share == 0 { return .ridge(0) }
    let rate = conditions.learningRate.settled
    guard rate > 0 else {
      return .none(
        reason: "The learning rate falls and the share does not: the decay outweighs the loss "
          + "more and more, and the penalised parameters shrink towards zero.")
    }
    return conditions.decoupled(l2: share / rate)
  }

  /// The same rule with another strength.
  public func withStrength(_ strength: Double) throws(PenaltyError) -> (any Penalty)? {
    try PenaltyCatalogue.make(kind: kind, strength: strength)
  }
}
