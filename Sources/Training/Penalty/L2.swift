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

  /// `L`.
  public func gradientCoefficient(batchRows rows: Int) -> Double { strength }

  /// The gradient of the data's loss is `c` times the canonical one, so the strength counts for
  /// `L/c`.
  public func effectiveRidge(under conditions: StepConditions) -> EffectiveRidge {
    .strength(strength / conditions.gradientFactor)
  }
}
