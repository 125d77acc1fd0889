import Training

/// A path of exact solutions in `summary.json`.
enum PathSummary {
  static func json(of path: SolutionPath) -> JSON {
    .object([
      ("penalty", .string(path.settings.penalty.kind)),
      ("l1_ratio", .number(path.settings.penalty.l1Ratio)),
      ("folds", .integer(path.settings.folds)),
      ("seed", .unsigned(path.settings.seed)),
      ("points", .array(path.points.map(point))),
      ("best_lambda", .optional(path.bestLambda)),
      ("best_lambda_1se", .optional(path.bestLambdaOneSE)),
      ("notes", .strings(path.notes)),
    ])
  }

  private static func point(_ point: PathPoint) -> JSON {
    .object([
      ("lambda", .number(point.lambda)),
      ("weights", .numbers(point.parameters.weights)),
      ("bias", .optional(point.parameters.bias)),
      ("nonzero", .integer(point.nonzero)),
      ("degrees_of_freedom", .number(point.degreesOfFreedom)),
      ("training_mse", .number(point.trainingMSE)),
      ("validation_mse", .optional(point.validationMSE)),
      ("cv_mean", .optional(point.crossValidation?.mean)),
      ("cv_standard_error", .optional(point.crossValidation?.standardError)),
      ("duality_gap", .optional(point.dualityGap)),
    ])
  }
}
