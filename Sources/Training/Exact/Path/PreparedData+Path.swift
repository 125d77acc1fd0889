import Wording

extension PreparedData {
  /// The exact solutions along a penalty, the strongest first, with a bias that is not penalised.
  ///
  /// Strengths are on the scale of training: where features are standardised, weights are penalised
  /// in units of the features' deviations, over all training rows and in each fold alike.
  /// Parameters are on the scale of the data as given.
  ///
  /// - Throws: `PathError` for strengths that have no solution and for folds that the rows can't
  ///   fill.
  public func path(_ settings: PathSettings) throws(PathError) -> SolutionPath {
    let l1Ratio = settings.penalty.l1Ratio
    guard 0...1 ~= l1Ratio else {
      throw PathError(
        description: "an l1 ratio of \(NumberText.shortest(l1Ratio)) is no mixture; "
          + "choose one from 0 (ridge) to 1 (lasso)")
    }
    try check(folds: settings.folds)
    let statistics = trainingLoss.statistics
    let greatest = PathSolver.greatestStrength(statistics, l1Ratio: l1Ratio)
    let solver = PathSolver(
      l1Ratio: l1Ratio,
      strengths: try settings.lambdas.strengths(from: greatest == 0 ? 1 : greatest))
    let family = solver.needsFactor ? RidgeFamily(trainingLoss) : nil
    let solutions = solver.solve(statistics, family: family)
    let freedom = degreesOfFreedom(solver, solutions, family)
    let errors = foldErrors(solver, settings)

    let training = FactoredRows(trainingLoss)
    let validation = validationLoss.map { FactoredRows($0) }
    let points = solver.strengths.indices.map { place in
      let weights = solutions[place].weights
      return PathPoint(
        lambda: solver.strengths[place],
        parameters: given(weights + [trainingLoss.bias(for: weights)], bias: .free),
        nonzero: weights.count { $0 != 0 },
        degreesOfFreedom: freedom[place],
        trainingMSE: training.meanSquaredError(of: weights, biasFrom: statistics),
        validationMSE: validation?.meanSquaredError(of: weights, biasFrom: statistics),
        crossValidation: errors.isEmpty
          ? nil : CrossValidationError(ofFolds: errors.map { $0[place] }),
        dualityGap: solutions[place].dualityGap)
    }
    let best = SolutionPath.best(points)
    return SolutionPath(
      settings: settings, points: points, bestLambda: best?.lambda,
      bestLambdaOneSE: best?.lambdaOneSE,
      notes: notes(settings, points, emptying: greatest))
  }

  /// Exact ridge solutions with a bias that is not penalised, one for each of the strengths and in
  /// their order, from one factorisation. A strength of 0 is least squares.
  ///
  /// - Throws: `PathError` for strengths below 0 or not finite, and for none or too many.
  public func ridge(lambdas: [Double]) throws(PathError) -> [Parameters] {
    _ = try LambdaGrid.list(lambdas).strengths(from: 0)
    let family = RidgeFamily(trainingLoss)
    return lambdas.map { lambda in
      let weights = lambda == 0 ? trainingLoss.weights : family.weights(l2: lambda)
      return given(weights + [trainingLoss.bias(for: weights)], bias: .free)
    }
  }

  private func check(folds: Int) throws(PathError) {
    guard folds != 0 else { return }
    guard folds >= 2 else {
      throw PathError(
        description: "cross-validation in \(Phrase.count(folds, "fold")) is not possible; "
          + "ask for 2 folds or more, or for 0 to leave it out")
    }
    guard folds <= trainingRowCount else {
      throw PathError(
        description: "\(Phrase.count(trainingRowCount, "training row")) can't fill "
          + "\(Phrase.count(folds, "fold")); ask for at most \(NumberText.count(trainingRowCount)), "
          + "or for 0 to leave cross-validation out")
    }
    let features = dataset.featureCount
    let most = CrossValidation.mostNumbers / (features + 1) / (features + 1)
    guard folds <= most else {
      throw PathError(
        description:
          "\(NumberText.count(folds)) folds of \(Phrase.count(features, "feature")) would "
          + "keep more than \(NumberText.count(CrossValidation.mostNumbers)) numbers; ask for at most "
          + "\(Phrase.count(most, "fold"))")
    }
  }

  private func degreesOfFreedom(
    _ solver: PathSolver, _ solutions: [PathSolution], _ family: RidgeFamily?
  ) -> [Double] {
    let active =
      solver.l1Ratio > 0
      ? ActiveColumns(trainingLoss.statistics, solutions: solutions) : nil
    return zip(solver.strengths, solutions).map { strength, solution in
      if strength == 0 { return Double(trainingLoss.rank) }
      let l2 = strength * (1 - solver.l1Ratio)
      return active?.degreesOfFreedom(solution.weights, l2: l2)
        ?? family?.degreesOfFreedom(l2: l2) ?? 0
    }
  }

  /// The mean squared error of each fold at each strength; nothing without folds.
  private func foldErrors(_ solver: PathSolver, _ settings: PathSettings) -> [[Double]] {
    if settings.folds == 0 { return [] }
    let folds = CrossValidation.rows(
      trainingRowCount, folds: settings.folds, seed: settings.seed)
    return CrossValidation(
      folds: folds, values: trainingValues, targets: trainingTargets,
      featureCount: dataset.featureCount
    ).errors(solver)
  }

  private func notes(
    _ settings: PathSettings, _ points: [PathPoint], emptying greatest: Double
  ) -> [String] {
    var notes: [String] = []
    if greatest == 0 {
      notes.append(
        "The target goes with no feature over the training rows: the model is empty at every "
          + "strength above 0.")
    }
    if settings.penalty.l1Ratio == 0, case .count = settings.lambdas {
      notes.append(
        "No ridge penalty empties a model; its strengths start where those of an elastic net "
          + "with an l1 ratio of 0.001 do.")
    }
    if standardizer != nil {
      notes.append(
        "Weights are penalised on the standardised scale"
          + (settings.folds == 0
            ? "." : "; all folds share the means and deviations of the training rows."))
    }
    if settings.penalty.l1Ratio == 1, trainingLoss.rank < dataset.featureCount {
      notes.append(
        "Only \(NumberText.count(trainingLoss.rank)) of "
          + "\(Phrase.count(dataset.featureCount, "feature")) are independent of each other and of "
          + "a constant: other weights can give the predictions of those shown.")
    }
    let open = points.count { $0.dualityGap.map { $0 > PathSolver.gapBound } ?? false }
    if open > 0 {
      notes.append(
        "At \(Phrase.count(open, "strength")) double precision does not tell whether the objective "
          + "is within 1e-10 of its minimum.")
    }
    return notes
  }
}

extension CrossValidationError {
  /// Mean and standard error of the errors of two folds or more.
  init(ofFolds errors: [Double]) {
    let (errors, unit) = errors.nearOne
    let count = Double(errors.count)
    let mean = errors.reduce(0, +) / count
    var squares = 0.0
    for error in errors { squares += (error - mean) * (error - mean) }
    self.init(
      mean: mean * unit, standardError: (squares / (count - 1) / count).squareRoot() * unit)
  }
}

extension SolutionPath {
  /// The strength of the least error, and the greatest one whose error is within one standard error
  /// of that; `nil` without cross-validation.
  static func best(_ points: [PathPoint]) -> (lambda: Double, lambdaOneSE: Double)? {
    var best: (lambda: Double, error: CrossValidationError)?
    for point in points {
      guard let error = point.crossValidation else { return nil }
      if best.map({ error.mean < $0.error.mean }) ?? true { best = (point.lambda, error) }
    }
    guard let best else { return nil }
    let bound = best.error.mean + best.error.standardError
    let simplest = points.first { ($0.crossValidation?.mean ?? .infinity) <= bound }
    return (best.lambda, simplest?.lambda ?? best.lambda)
  }
}
