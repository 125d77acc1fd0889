extension PreparedData {
  /// The exact solutions along a penalty, the strongest first.
  public func path(_ settings: PathSettings) throws(PathError) -> SolutionPath {
    guard settings.penalty == .ridge, case .list(let lambdas) = settings.lambdas else {
      throw PathError(description: "only a list of ridge strengths can be solved")
    }
    let points = lambdas.sorted(by: >).compactMap { lambda -> PathPoint? in
      guard let solution = trainingLoss.ridge(l2: lambda, bias: .free) else { return nil }
      let parameters = given(solution, bias: .free)
      return PathPoint(
        lambda: lambda, parameters: parameters,
        nonzero: parameters.weights.filter { $0 != 0 }.count,
        degreesOfFreedom: Double(trainingLoss.rank), trainingMSE: trainingMSE(of: parameters),
        validationMSE: validationMSE(of: parameters), crossValidation: nil, dualityGap: nil)
    }
    return SolutionPath(
      settings: settings, points: points, bestLambda: nil, bestLambdaOneSE: nil, notes: [])
  }
}
