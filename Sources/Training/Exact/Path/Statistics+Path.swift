import Wording

extension Statistics {
  /// The exact lasso and elastic net solutions along the strength, the strongest first, from these
  /// statistics alone: no row is needed, so rows may be summed up wherever they are and merged.
  ///
  /// The features are penalised as given and the bias is not. Errors over the rows lose digits to
  /// the target's spread where the fit is very close; `PreparedData.path` keeps them.
  ///
  /// - Parameters:
  ///   - l1Ratio: The share of the strength that goes to the absolute values, above 0 and up to 1.
  ///   - lambdas: The strengths, above 0.
  /// - Throws: `PathError` for a ratio or strengths out of range, and where there are no rows.
  public func path(
    l1Ratio: Double = 1, lambdas: LambdaGrid
  ) throws(PathError) -> [PathPoint] {
    guard l1Ratio > 0 && l1Ratio <= 1 else {
      throw PathError(
        description: "statistics alone give no path for an l1 ratio of "
          + "\(NumberText.shortest(l1Ratio)); choose one above 0 and up to 1")
    }
    guard count > 0 else { throw PathError(description: "there are no rows to solve for") }
    let greatest = PathSolver.greatestStrength(self, l1Ratio: l1Ratio)
    let strengths = try lambdas.strengths(from: greatest == 0 ? 1 : greatest)
    guard strengths.last != 0 else {
      throw PathError(
        description: "statistics alone don't solve a strength of 0, which is least squares; "
          + "leave it out")
    }
    let solver = PathSolver(l1Ratio: l1Ratio, strengths: strengths)
    let solutions = solver.solve(self, family: nil)
    let active = ActiveColumns(self, solutions: solutions)
    let problem = NormalEquations(self)
    let mean = mean
    return zip(strengths, solutions).map { strength, solution in
      let weights = solution.weights
      var bias = mean[featureCount]
      for j in weights.indices { bias -= weights[j] * mean[j] }
      return PathPoint(
        lambda: strength, parameters: Parameters(weights: weights, bias: bias),
        nonzero: weights.count { $0 != 0 },
        degreesOfFreedom: active.degreesOfFreedom(weights, l2: strength * (1 - l1Ratio)),
        trainingMSE: problem.meanSquaredError(of: weights), validationMSE: nil,
        crossValidation: nil, dualityGap: solution.dualityGap)
    }
  }
}
