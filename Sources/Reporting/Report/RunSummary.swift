import Training

/// A variant in `summary.json`.
enum RunSummary {
  /// Above this many numbers a history's weights are left out.
  private static let mostHistoryWeights = 200_000

  static func json(of run: Run) -> JSON {
    let settings = run.variant.training
    let divergedAt: JSON =
      if case .diverged(let step, _) = run.status { .integer(step) } else { .null }
    return .object([
      ("name", .string(run.name)),
      ("penalty", penalty(run.variant.penalty)),
      ("rule", .string(run.variant.penalty.rule)),
      ("optimizer", .string(settings.optimizer.kind)),
      ("optimizer_settings", optimizerSettings(settings.optimizer)),
      ("loss", .string(settings.loss.rawValue)),
      ("order", .string(settings.order.rawValue)),
      ("batch", batch(settings.batch)),
      ("epochs", .integer(settings.epochs)),
      ("learning_rate", .number(settings.learningRate.initial)),
      ("learning_rate_schedule", schedule(settings.learningRate)),
      ("patience", settings.stop.map { .integer($0.patience) } ?? .null),
      ("bias", .string(settings.bias.rawValue)),
      ("precision", .string(settings.precision.rawValue)),
      ("effective_ridge", .optional(run.strengths?.l2)),
      ("effective_l1", .optional(run.strengths?.l1)),
      ("effective_ridge_note", .optional(run.limitNote)),
      ("limit", run.limit.map(Summary.parameters) ?? .null),
      ("box_limit", run.boxLimit.map(Summary.parameters) ?? .null),
      ("cycle_limit", run.cycleLimit.map(Summary.parameters) ?? .null),
      ("initial", Summary.parameters(run.initial)),
      ("initial_training_mse", .number(run.initialTrainingMSE)),
      ("gradients", .string(run.history.gradients.rawValue)),
      ("status", .string(run.isFinished ? "finished" : "diverged")),
      ("diverged_at_step", divergedAt),
      ("best_epoch", run.bestEpoch.map(JSON.integer) ?? .null),
      ("final", Summary.parameters(run.final)),
      ("final_training_mse", .number(run.finalTrainingMSE)),
      ("final_validation_mse", .optional(run.finalValidationMSE)),
      ("history", history(run.history)),
    ])
  }

  /// A row count, or `full`.
  static func batch(_ batch: BatchSize) -> JSON {
    if case .rows(let rows) = batch { .integer(rows) } else { .string("full") }
  }

  private static func penalty(_ penalty: any Penalty) -> JSON {
    .object(
      [("kind", .string(penalty.kind))]
        + penalty.settings.map { (Summary.key($0.name), .number($0.value)) })
  }

  private static func optimizerSettings(_ optimizer: OptimizerChoice) -> JSON {
    switch optimizer {
    case .sgd(let own):
      .object([
        ("momentum", .number(own.momentum)), ("dampening", .number(own.dampening)),
        ("nesterov", .bool(own.nesterov)),
      ])
    case .adam(let own):
      .object([
        ("beta1", .number(own.beta1)), ("beta2", .number(own.beta2)),
        ("epsilon", .number(own.epsilon)), ("amsgrad", .bool(own.amsgrad)),
      ])
    case .rmsprop(let own):
      .object([("alpha", .number(own.alpha)), ("epsilon", .number(own.epsilon))])
    case .adagrad(let own): .object([("epsilon", .number(own.epsilon))])
    }
  }

  /// `null` for a rate that never changes.
  private static func schedule(_ rate: LearningRate) -> JSON {
    func json(_ kind: String, _ own: [(key: String, value: JSON)]) -> JSON {
      .object([("kind", .string(kind))] + own + [("per", .string(rate.period.rawValue))])
    }
    switch rate.schedule {
    case .constant: return .null
    case .step(let every, let factor):
      return json("step", [("every", .integer(every)), ("factor", .number(factor))])
    case .inverse(let decay): return json("inverse", [("decay", .number(decay))])
    case .cosine(let span, let floor):
      return json("cosine", [("to", .number(floor)), ("span", .integer(span))])
    }
  }

  private static func history(_ history: History) -> JSON {
    let features = history.parameters.first?.weights.count ?? 0
    let keepsWeights = history.parameters.count * features <= mostHistoryWeights
    return .object([
      ("epoch", .array(history.trainingMSE.indices.map { .integer($0 + 1) })),
      ("training_mse", .numbers(history.trainingMSE)),
      ("validation_mse", history.validationMSE.map(JSON.numbers) ?? .null),
      ("printed", .numbers(history.printed)),
      (
        "weights",
        keepsWeights ? .array(history.parameters.map { .numbers($0.weights) }) : .null
      ),
      ("bias", .array(history.parameters.map { .optional($0.bias) })),
    ])
  }
}
