import Testing

@testable import Training

@Suite("Degrees of freedom and standard errors")
struct ExactFreedomTests {
  private let table = ExactTable.normal(rows: 14, features: 5, seed: 21)

  /// The weights and the bias that `fit` finds for `targets`, and what they predict.
  private func fit(
    _ targets: [Double], _ penalty: PathPenalty, _ lambda: Double, standardize: Bool = false
  ) throws -> (parameters: [Double], predictions: [Double]) {
    var table = table
    table.targets = targets
    let point = try #require(
      try PreparedData(table, standardize: standardize, holdout: .none).path(
        PathSettings(penalty: penalty, lambdas: .list([lambda]), folds: 0)
      ).points.first)
    let parameters = point.parameters.weights + [try #require(point.parameters.bias)]
    let predictions = (0..<14).map { row in
      (0..<5).reduce(parameters[5]) { $0 + table.values[row * 5 + $1] * parameters[$1] }
    }
    return (parameters, predictions)
  }

  /// How parameters and predictions change with the target of each row.
  private func sensitivities(
    _ penalty: PathPenalty, _ lambda: Double, standardize: Bool = false
  ) throws -> (parameters: [[Double]], trace: Double) {
    // Along a line in the targets fits are piecewise linear: a small step stays on one piece.
    let step = 1e-4
    let base = try fit(table.targets, penalty, lambda, standardize: standardize)
    var (parameters, trace) = ([[Double]](), 0.0)
    for row in 0..<14 {
      var targets = table.targets
      targets[row] += step
      let moved = try fit(targets, penalty, lambda, standardize: standardize)
      parameters.append(zip(moved.parameters, base.parameters).map { ($0 - $1) / step })
      trace += (moved.predictions[row] - base.predictions[row]) / step
    }
    return (parameters, trace)
  }

  @Test(
    arguments: [PathPenalty.ridge, .lasso, .elasticNet(l1Ratio: 0.5)], [0.01, 0.1, 0.4])
  func theyAreHowFarPredictionsFollowTheTargets(penalty: PathPenalty, lambda: Double) throws {
    let data = try PreparedData(table, standardize: false, holdout: .none)
    let point = try #require(
      try data.path(PathSettings(penalty: penalty, lambdas: .list([lambda]), folds: 0))
        .points.first)
    // The bias follows the targets' mean: one more degree of freedom, which is not counted.
    #expect(abs(try sensitivities(penalty, lambda).trace - 1 - point.degreesOfFreedom) < 1e-8)
    if penalty == .lasso { #expect(point.degreesOfFreedom == Double(point.nonzero)) }
  }

  @Test func equalColumnsCountOnce() throws {
    var table = table
    for row in 0..<14 { table.values[row * 5 + 4] = table.values[row * 5] }
    let data = try PreparedData(table, standardize: false, holdout: .none)
    for penalty in [PathPenalty.lasso, .elasticNet(l1Ratio: 1 - 1e-6)] {
      let point = try #require(
        try data.path(PathSettings(penalty: penalty, lambdas: .list([1e-3]), folds: 0))
          .points.last)
      #expect(abs(point.degreesOfFreedom - 4) < 1e-5)
    }
    let problem = ActiveColumns(
      data.trainingLoss.statistics,
      solutions: [PathSolution(weights: [1, 1, 1, 0, 1], dualityGap: nil)])
    #expect(problem.degreesOfFreedom([1, 1, 1, 0, 1], l2: 0) == 3)
    #expect(problem.degreesOfFreedom([1, 0, 0, 0, 1], l2: 0) == 1)
  }

  // MARK: - Standard errors

  @Test(arguments: [false, true])
  func longleysStandardErrorsAreCertified(standardize: Bool) throws {
    let table = try ExactTable.read("nist/longley.csv", target: "employed")
    let data = try PreparedData(table, standardize: standardize, holdout: .none)
    let errors = try #require(data.standardErrors().known)
    let digits = ExactTable.digits(
      [errors.bias] + errors.weights,
      [
        890_420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699,
        0.214274163161675, 0.226073200069370, 455.478499142212,
      ])
    #expect(digits > 11)
    #expect(relativeDifference(errors.residualDeviation, 304.854073561965) < 1e-12)
    #expect(relativeDifference(try #require(errors.rSquared), 0.995479004577296) < 1e-13)
    #expect(errors.residualDegreesOfFreedom == 9)
    #expect(errors.caveat == nil)
  }

  @Test(arguments: [false, true], [0, 0.05, 0.7])
  func theyAreHowFarParametersFollowTheNoise(standardize: Bool, lambda: Double) throws {
    let data = try PreparedData(table, standardize: standardize, holdout: .none)
    let errors = try #require(data.standardErrors(penalty: .ridge, lambda: lambda).known)
    let (response, trace) = try sensitivities(.ridge, lambda, standardize: standardize)
    for (j, error) in (errors.weights + [errors.bias]).enumerated() {
      let squares = response.reduce(0) { $0 + $1[j] * $1[j] }
      #expect(relativeDifference(error, errors.residualDeviation * squares.squareRoot()) < 1e-7)
    }
    #expect(abs(errors.residualDegreesOfFreedom - (14 - trace)) < 1e-8)
    #expect((errors.caveat == nil) == (lambda == 0))
  }

  @Test func whereTheyMeanNothingThereAreNone() throws {
    let data = try PreparedData(table, standardize: false, holdout: .none)
    func reason(_ estimate: StandardErrorEstimate) -> String {
      if case .none(let reason) = estimate { reason } else { "" }
    }
    #expect(reason(data.standardErrors(penalty: .lasso, lambda: 1)).contains("absolute values"))
    #expect(
      reason(data.standardErrors(penalty: .elasticNet(l1Ratio: 0.1), lambda: 1))
        .contains("absolute values"))
    #expect(reason(data.standardErrors(lambda: -1)).contains("below 0"))
    #expect(reason(data.standardErrors(lambda: .nan)).contains("not finite"))
    #expect(data.standardErrors(penalty: .lasso).known != nil)

    let few = try PreparedData(
      ExactTable.normal(rows: 6, features: 5, seed: 2), standardize: false, holdout: .none)
    #expect(reason(few.standardErrors()).hasPrefix("6 training rows leave nothing"))
    #expect(few.standardErrors(lambda: 0.1).known != nil)
    let fewer = try PreparedData(
      ExactTable.normal(rows: 4, features: 5, seed: 2), standardize: false, holdout: .none)
    #expect(reason(fewer.standardErrors()).hasPrefix("Only 3 of 5 features are independent"))
  }

  // MARK: - The family

  @Test func familiesOfIllConditionedColumnsAgreeWithSingleRidges() throws {
    // Columns of lengths from 1e-3 to 1e9: Filip's first six powers and Longley.
    let filip = try ExactTable.read("nist/filip.csv", target: "y")
    let powers = ExactTable.powers(of: filip.values, degree: 6, targets: filip.targets)
    for table in [powers, try ExactTable.read("nist/longley.csv", target: "employed")] {
      let data = try PreparedData(table, standardize: false, holdout: .none)
      let family = RidgeFamily(data.trainingLoss)
      for l2 in [1e-12, 1e-6, 1e-2, 1, 1e4] {
        let single = data.trainingLoss.augmentedSolution(l2: l2, bias: .free)
        #expect(ExactTable.digits(family.weights(l2: l2), Array(single.dropLast())) > 8)
      }
    }
  }
}
