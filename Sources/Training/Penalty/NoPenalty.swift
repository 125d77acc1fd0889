/// No penalty: plain least squares.
///
///     g ← g
public struct NoPenalty: Penalty, Equatable {
  /// The penalty that does nothing.
  public init() {}

  public var kind: String { "none" }
  public var settings: [PenaltySetting] { [] }
  public var rule: String { "the step alone" }
  public var summary: String { "no penalty" }

  public func effectiveRidge(under conditions: StepConditions) -> EffectiveRidge { .strength(0) }
}
