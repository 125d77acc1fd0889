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
  /// The value `k` in `g ← g + k p`, which a step adds to the gradient of a batch of `rows` rows.
  func gradientCoefficient(batchRows rows: Int) -> Double
  /// The value `f` in `p ← f p`, which happens before a step of size `rate`, after its gradient was
  /// taken.
  func decayFactor(rate: Double) -> Double
  /// The canonical ridge strength that has the same limit under `conditions`, with plain gradient
  /// descent, or the reason why there is none.
  func effectiveRidge(under conditions: StepConditions) -> EffectiveRidge
}

extension Penalty {
  /// Nothing is added to the gradient.
  public func gradientCoefficient(batchRows rows: Int) -> Double { 0 }
  /// Nothing decays.
  public func decayFactor(rate: Double) -> Double { 1 }
}

/// What an effective strength depends on besides the penalty itself.
public struct StepConditions: Sendable, Equatable {
  /// How an epoch's rows are cut into steps.
  public var batches: BatchPlan
  /// The learning rate `a`.
  public var learningRate: Double
  /// The loss's `c` in the gradient `(c/m) Xᵀr`.
  public var gradientFactor: Double

  /// Conditions of training with these batches, rate and gradient factor.
  public init(batches: BatchPlan, learningRate: Double, gradientFactor: Double) {
    self.batches = batches
    self.learningRate = learningRate
    self.gradientFactor = gradientFactor
  }
}
