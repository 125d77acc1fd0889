import Training

/// `summary.json`: every number of the report, under names that other people's scripts rely on.
enum Summary {
  static func json(of report: Report) -> JSON {
    let study = report.study
    var members: [(key: String, value: JSON)] = [
      ("schema", .integer(1)),
      ("title", .string(study.title)),
      ("data", data(study)),
      ("least_squares", leastSquares(study)),
      ("variants", .array(study.runs.map(RunSummary.json))),
    ]
    if let sweep = study.sweep {
      members.append(("sweep", SweepSummary.json(of: sweep, in: study)))
    }
    if let path = study.path { members.append(("path", PathSummary.json(of: path))) }
    members += [
      (
        "findings",
        .array(
          report.findings.map {
            .object([("text", .string($0.text)), ("kind", .string($0.kind.rawValue))])
          })
      ),
      ("figures", .array(report.figures.map(figure))),
      ("experiment_hash", .string(report.experimentHash)),
    ]
    return .object(members)
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
      ("standard_errors", standardErrors(LeastSquaresSection.estimate(of: study)?.known)),
    ])
  }

  private static func standardErrors(_ errors: StandardErrors?) -> JSON {
    guard let errors else { return .null }
    return .object([
      ("weights", .numbers(errors.weights)),
      ("bias", .number(errors.bias)),
      ("residual_deviation", .number(errors.residualDeviation)),
      ("residual_degrees_of_freedom", .number(errors.residualDegreesOfFreedom)),
      ("r_squared", .optional(errors.rSquared)),
    ])
  }

  /// A key of an experiment file as this file spells it: `l1_ratio` for `l1-ratio`.
  static func key(_ name: String) -> String { name.replacing("-", with: "_") }

  static func parameters(_ parameters: Parameters) -> JSON {
    .object([("weights", .numbers(parameters.weights)), ("bias", .optional(parameters.bias))])
  }

  static func figure(_ figure: RenderedFigure) -> JSON {
    .object([
      ("name", .string(figure.name)),
      ("title", .string(figure.title)),
      ("alt", .string(figure.alt)),
      ("files", .strings(figure.files.map(\.path))),
    ])
  }
}
