/// No penalty: plain least squares.
///
///     g ← g
public struct NoPenalty: Penalty, Equatable {
  /// The penalty that does nothing.
  public init() {}

  /// The experiment file's key.
  public var kind: String { "none" }
  /// Empty: there is no strength.
  public var settings: [PenaltySetting] { [] }
  /// The step's formula.
  public var rule: String { "the step alone" }
  /// The penalty in the field's words.
  public var summary: String { "no penalty" }

  /// Nothing happens.
  public func step(rows: Int, rate: Double) -> PenaltyStep { PenaltyStep() }

  /// 0.
  public func value(at parameters: [Double], rows: Int) -> Double? { 0 }

  /// 0: the limit is least squares.
  public func effective(under conditions: StepConditions) -> EffectivePenalty { .ridge(0) }

  /// `nil`: there is no strength.
  public func withStrength(_ strength: Double) -> (any Penalty)? { nil }
}
