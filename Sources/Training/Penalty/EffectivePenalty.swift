import Wording

/// What an effective penalty depends on besides the penalty itself.
public struct StepConditions: Sendable, Equatable {
  /// How an epoch's rows are cut into steps.
  public var batches: BatchPlan
  /// The learning rate `a`.
  public var learningRate: LearningRate
  /// The loss's `c` in the gradient `(c/m) Xᵀr`.
  public var gradientFactor: Double
  /// The rule that turns a gradient into a step.
  public var optimizer: OptimizerChoice

  /// Conditions of training with these batches, rate, gradient factor and optimiser.
  public init(
    batches: BatchPlan, learningRate: LearningRate, gradientFactor: Double,
    optimizer: OptimizerChoice = .sgd()
  ) {
    self.batches = batches
    self.learningRate = learningRate
    self.gradientFactor = gradientFactor
    self.optimizer = optimizer
  }

  /// Conditions of training with these settings and batches.
  init(_ training: TrainingSettings, batches: BatchPlan) {
    self.init(
      batches: batches, learningRate: training.learningRate,
      gradientFactor: training.loss.gradientFactor, optimizer: training.optimizer)
  }
}

/// What a variant minimises on the canonical scale
/// `1/(2n) |y − Xw − b|² + l1 |p|₁ + l2/2 |p|²`, `p` the penalised parameters.
public enum EffectivePenalty: Sendable, Equatable {
  /// These strengths have the variant's limit.
  case strengths(l2: Double, l1: Double)
  /// No penalty has: with full batches the variant tends to the least squares whose penalised
  /// parameters lie within `±bound` (Xie and Li, "Implicit bias of AdamW", 2024).
  case box(bound: Double)
  /// No penalty has; the sentence says why.
  case none(reason: String)

  /// A ridge penalty alone.
  static func ridge(_ l2: Double) -> EffectivePenalty { .strengths(l2: l2, l1: 0) }
}

extension StepConditions {
  /// The strengths of a penalty whose gradient the optimiser sees together with the data's, which
  /// is `c` times the canonical one. Every optimiser comes to rest where their sum is zero.
  func coupled(l2: Double = 0, l1: Double = 0) -> EffectivePenalty {
    .strengths(l2: l2 / gradientFactor, l1: l1 / gradientFactor)
  }

  /// The strengths of a penalty that moves the parameters by `a (l2 p + l1 sign(p))` a step, past
  /// the optimiser. A settled velocity moves them by `gain` times the gradient's step, which makes
  /// the penalty as much weaker; an optimiser that divides by the gradient's size leaves no penalty
  /// that would have the same limit.
  func decoupled(l2: Double, l1: Double = 0) -> EffectivePenalty {
    if l2 == 0 && l1 == 0 { return .ridge(0) }
    switch optimizer {
    case .sgd(let settings):
      let scale = 1 / (gradientFactor * settings.gain)
      return .strengths(l2: l2 * scale, l1: l1 * scale)
    case .adam(let settings) where settings.amsgrad:
      return .none(
        reason: "AMSGrad divides its steps by the greatest gradients so far: how much what is "
          + "taken off beside them weighs depends on the way, and no penalty on the loss has "
          + "this limit.")
    case .adam, .rmsprop:
      if l1 != 0 {
        return .none(
          reason: "The threshold follows the learning rate, but \(optimizer.name) divides its "
            + "steps by the gradient's size: no L1 penalty on the loss has this limit.")
      }
      if batches.steps > 1 {
        return .none(
          reason: "\(optimizer.name) divides its steps by the gradient's size, the decay beside "
            + "them is not divided: with full batches the penalised parameters would tend to the "
            + "least squares within ±\(NumberText.significant(1 / l2, 3)), and the noise of "
            + "smaller ones shrinks them further, by no strength that could be named.")
      }
      return .box(bound: 1 / l2)
    case .adagrad:
      return .none(
        reason: "Adagrad's steps grow ever shorter, what is taken off beside them does not: the "
          + "penalised parameters creep towards zero.")
    }
  }
}

extension OptimizerChoice {
  /// The name in a sentence.
  public var name: String {
    switch self {
    case .sgd: "SGD"
    case .adam: "Adam"
    case .rmsprop: "RMSprop"
    case .adagrad: "Adagrad"
    }
  }
}
