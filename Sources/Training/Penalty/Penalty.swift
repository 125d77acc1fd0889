/// A named number of a penalty, as an experiment file spells it.
public struct PenaltySetting: Sendable, Equatable {
  /// The key, for example `lambda`.
  public var name: String
  /// The number as it was typed.
  public var value: Double

  /// A number and its key.
  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}

/// A way of regularising: what it does to the gradient or to the parameters in each step.
///
/// Symbols: `m` rows in the batch, `a` learning rate, `g` gradient of the data's loss,
/// `p` the penalised parameters.
public protocol Penalty: Sendable {
  /// The experiment file's key, for example `l2-per-batch`.
  var kind: String { get }
  /// The penalty's numbers; empty for `none`.
  var settings: [PenaltySetting] { get }
  /// What happens in a step, with the numbers in place, as a report prints it:
  /// `g ← g + 0.05 p`.
  var rule: String { get }
  /// The penalty in the field's words, for example "coupled L2, not divided by the batch".
  var summary: String { get }
  /// What happens in a step on a batch of `rows` rows at this rate.
  func step(rows: Int, rate: Double) -> PenaltyStep
  /// What the penalty adds to the loss whose gradient a step on a batch of `rows` rows follows, or
  /// `nil` where no function has the penalty's effect at every rate.
  func value(at parameters: [Double], rows: Int) -> Double?
  /// The canonical penalty that has the same limit under `conditions`, or why there is none.
  func effective(under conditions: StepConditions) -> EffectivePenalty
  /// The same way of regularising with another strength; `nil` where there is no strength.
  ///
  /// - Throws: A sentence that names the allowed range.
  func withStrength(_ strength: Double) throws(PenaltyError) -> (any Penalty)?
}

/// What a penalty does in one step to each penalised parameter `p`, in this order:
///
///     g ← g + k p + s sign(p)
///     p ← f p
///     the optimiser's step
///     p ← S(p, t)/u            S(p, t) = sign(p) max(|p| − t, 0)
public struct PenaltyStep: Sendable, Equatable {
  /// `k`, what the gradient gains in proportion to the parameter.
  public var gradientCoefficient: Double
  /// `s`, what the gradient gains in the direction of the parameter's sign.
  public var signCoefficient: Double
  /// `f`, by which the parameter is multiplied before the step, after its gradient was taken.
  public var decayFactor: Double
  /// `t`, the soft threshold after the step.
  public var threshold: Double
  /// `u`, by which the parameter is divided at the end.
  public var divisor: Double

  /// A step in which nothing happens but what is given.
  public init(
    gradientCoefficient: Double = 0, signCoefficient: Double = 0, decayFactor: Double = 1,
    threshold: Double = 0, divisor: Double = 1
  ) {
    self.gradientCoefficient = gradientCoefficient
    self.signCoefficient = signCoefficient
    self.decayFactor = decayFactor
    self.threshold = threshold
    self.divisor = divisor
  }

  /// What is added to the gradient at `p`.
  public func gradient(at p: Double) -> Double {
    gradientCoefficient * p + signCoefficient * (p > 0 ? 1 : p < 0 ? -1 : 0)
  }

  /// Where the step's end `p` is moved to: the minimiser over `q` of
  /// `(q − p)²/2 + t |q| + (u − 1) q²/2`.
  public func proximal(_ p: Double) -> Double {
    (max(p - threshold, 0) + min(p + threshold, 0)) / divisor
  }

  /// Whether parameters are moved after the optimiser's step.
  public var isProximal: Bool { threshold != 0 || divisor != 1 }

  /// Whether nothing but products with the parameters happens: a gradient step on a quadratic loss
  /// then maps them affinely.
  var isAffine: Bool { signCoefficient == 0 && !isProximal }
}
