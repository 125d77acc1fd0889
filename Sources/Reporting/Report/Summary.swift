import Training

/// `summary.json`: every number of the report, under names that other people's scripts rely on.
enum Summary {
  /// Above this many numbers a history's weights are left out.
  private static let mostHistoryWeights = 200_000

  static func json(of report: Report) -> JSON {
    let study = report.study
    return .object([
      ("schema", .integer(1)),
      ("title", .string(study.title)),
      ("data", data(study)),
      ("least_squares", leastSquares(study)),
      ("variants", .array(study.runs.map { variant($0, in: study) })),
      (
        "findings",
        .array(
          report.findings.map {
            .object([("text", .string($0.text)), ("kind", .string($0.kind.rawValue))])
          })
      ),
      ("figures", .array(report.figures.map(figure))),
      ("experiment_hash", .string(report.experimentHash)),
    ])
  }

  private static func data(_ study: Study) -> JSON {
    let data = study.data
    return .object([
      ("rows", .integer(data.dataset.rowCount)),
      ("training_rows", .integer(data.trainingRowCount)),
      ("validation_rows", .integer(data.validationRowCount)),
      ("features", .strings(data.dataset.features)),
      ("target", .string(data.dataset.target)),
      ("source", .string(data.dataset.source)),
      ("truth", data.dataset.truth.map(parameters) ?? .null),
      ("notes", .strings(data.notes)),
    ])
  }

  private static func leastSquares(_ study: Study) -> JSON {
    let solution = study.data.leastSquares
    return .object([
      ("weights", .numbers(solution.parameters.weights)),
      ("bias", .optional(solution.parameters.bias)),
      ("training_mse", .number(solution.trainingMSE)),
      ("validation_mse", .optional(study.data.validationMSE(of: solution.parameters))),
      ("rank", .integer(solution.rank)),
    ])
  }

  private static func variant(_ run: Run, in study: Study) -> JSON {
    let settings = run.variant.training
    let divergedAt: JSON =
      if case .diverged(let step, _) = run.status { .integer(step) } else { .null }
    let batch: JSON =
      if case .rows(let rows) = settings.batch { .integer(rows) } else { .string("full") }
    return .object([
      ("name", .string(run.name)),
      ("penalty", penalty(run.variant.penalty)),
      ("rule", .string(run.variant.penalty.rule)),
      ("optimizer", .string("sgd")),
      ("loss", .string(settings.loss.rawValue)),
      ("order", .string(settings.order.rawValue)),
      ("batch", batch),
      ("epochs", .integer(settings.epochs)),
      ("learning_rate", .number(settings.learningRate.initial)),
      ("bias", .string(settings.bias.rawValue)),
      ("precision", .string(settings.precision.rawValue)),
      ("effective_ridge", .optional(run.ridgeStrength)),
      ("effective_ridge_note", .optional(run.limitNote)),
      ("limit", run.limit.map(parameters) ?? .null),
      ("cycle_limit", run.cycleLimit.map(parameters) ?? .null),
      ("initial", parameters(run.initial)),
      ("initial_training_mse", .number(run.initialTrainingMSE)),
      ("status", .string(run.isFinished ? "finished" : "diverged")),
      ("diverged_at_step", divergedAt),
      ("final", parameters(run.final)),
      ("final_training_mse", .number(run.finalTrainingMSE)),
      ("final_validation_mse", .optional(run.finalValidationMSE)),
      ("history", history(run.history)),
    ])
  }

  private static func penalty(_ penalty: any Penalty) -> JSON {
    .object(
      [("kind", .string(penalty.kind))] + penalty.settings.map { ($0.name, .number($0.value)) })
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

  private static func parameters(_ parameters: Parameters) -> JSON {
    .object([("weights", .numbers(parameters.weights)), ("bias", .optional(parameters.bias))])
  }

  private static func figure(_ figure: RenderedFigure) -> JSON {
    .object([
      ("name", .string(figure.name.rawValue)),
      ("title", .string(figure.title)),
      ("alt", .string(figure.alt)),
      ("files", .strings(figure.files.map(\.path))),
    ])
  }
}
