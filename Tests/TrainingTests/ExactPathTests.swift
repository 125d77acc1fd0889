import Testing

@testable import Training

@Suite("Exact paths")
struct ExactPathTests {
  private let data: PreparedData
  private let reference: DiabetesReference

  init() throws {
    let table = try ExactTable.read("diabetes.csv", target: "target")
    data = try PreparedData(table, standardize: true, holdout: .none)
    reference = try Fixtures.decode(DiabetesReference.self, "sklearn/diabetes.json")
  }

  private func path(
    _ penalty: PathPenalty, _ lambdas: LambdaGrid = .count(30, ratio: 1e-4)
  ) throws -> SolutionPath {
    try data.path(PathSettings(penalty: penalty, lambdas: lambdas, folds: 0))
  }

  // MARK: - Against others

  @Test func theLassoAgreesWithScikitLearn() throws {
    #expect(reference.lasso.count >= 6)
    for (alpha, expected) in reference.lasso {
      let strength = try #require(Double(alpha))
      let point = try #require(try path(.lasso, .list([strength])).points.first)
      try expect(point, expected)
    }
  }

  @Test func theElasticNetAgreesWithScikitLearn() throws {
    #expect(reference.elastic_net.count >= 12)
    for (key, expected) in reference.elastic_net {
      let numbers = key.split(separator: ",").compactMap { Double($0) }
      try #require(numbers.count == 2)
      let point = try #require(
        try path(.elasticNet(l1Ratio: numbers[1]), .list([numbers[0]])).points.first)
      try expect(point, expected)
    }
  }

  private func expect(_ point: PathPoint, _ expected: DiabetesReference.Solution) throws {
    let weights = data.trained(point.parameters)
    let greatest = expected.coef.map { abs($0) }.max() ?? 0
    for (ours, theirs) in zip(weights, expected.coef + [expected.intercept]) {
      #expect(abs(ours - theirs) < 1e-6 * greatest)
    }
    #expect(zip(weights, expected.coef).allSatisfy { ($0 == 0) == ($1 == 0) })
  }

  @Test func wholeListsOfRidgeStrengthsAgreeWithScikitLearn() throws {
    let alphas = reference.ridge.keys.sorted()
    let strengths = try alphas.map { try #require(Double($0)) / 442 }
    for (alpha, parameters) in zip(alphas, try data.ridge(lambdas: strengths)) {
      let expected = try #require(reference.ridge[alpha])
      #expect(
        ExactTable.digits(data.trained(parameters), expected.coef + [expected.intercept]) > 8)
    }
  }

  /// The lasso's knots on diabetes, unit-norm columns: `C = n λ`, which is `√n λ` on the standardised
  /// scale, and the feature that enters (or leaves).
  private static let knots = [
    (949.4352603840, "bmi"), (889.3137853605, "s5"), (452.8957005267, "bp"),
    (316.0733789487, "s3"), (130.1295370964, "sex"), (88.7842993506, "s6"),
    (68.9647901895, "s1"), (19.9811653596, "s4"), (5.4775363663, "s2"), (5.0882362937, "age"),
    (2.1822668436, "-s3"), (1.3104413400, "s3"),
  ]

  @Test func weightsEnterAndLeaveAtTheKnotsOfLeastAngleRegression() throws {
    var active: Set<String> = []
    for (knot, name) in Self.knots {
      let strength = knot / 442.0.squareRoot()
      let around = try path(.lasso, .list([strength * (1 + 1e-9), strength * (1 - 1e-9)]))
      #expect(names(around.points[0]) == active)
      if name.hasPrefix("-") {
        active.remove(String(name.dropFirst()))
      } else {
        active.insert(name)
      }
      #expect(names(around.points[1]) == active)
      #expect(around.points[1].nonzero == active.count)
    }
    #expect(active.count == 10)
  }

  private func names(_ point: PathPoint) -> Set<String> {
    Set(
      zip(data.dataset.features, point.parameters.weights).filter { $0.1 != 0 }.map { $0.0 })
  }

  @Test func sparksFourRowsAreAPointOfTheRidgePath() throws {
    let table = Dataset(
      features: ["a", "b"], target: "y", values: [0, 5, 1, 7, 2, 11, 3, 13],
      targets: [17, 19, 23, 29], source: "test")
    let data = try PreparedData(table, standardize: false, holdout: .none)
    let deviation = data.trainingLoss.statistics.variance(2).squareRoot()
    let solution = try #require(try data.ridge(lambdas: [0.1 / deviation]).first)
    for (ours, theirs) in zip(data.trained(solution), [2.2362361, 0.6159732, 13.1018870]) {
      #expect(abs(ours - theirs) < 6e-8)
    }
  }

  // MARK: - By theorem

  @Test(arguments: [PathPenalty.lasso, .elasticNet(l1Ratio: 0.5), .elasticNet(l1Ratio: 0.01)])
  func everyPointIsOptimal(penalty: PathPenalty) throws {
    let path = try path(penalty)
    #expect(path.points.count == 30)
    for point in path.points {
      let weights = data.trained(point.parameters)
      let gradient = data.trainingLoss.gradient(at: weights)
      let (l1, l2) = (point.lambda * penalty.l1Ratio, point.lambda * (1 - penalty.l1Ratio))
      for j in 0..<10 {
        let slope = gradient[j] + l2 * weights[j]
        if weights[j] == 0 {
          #expect(abs(slope) <= l1 + 1e-10)
        } else {
          #expect(abs(slope + (weights[j] > 0 ? l1 : -l1)) < 1e-10)
        }
      }
      #expect(abs(gradient[10]) < 1e-10)
      #expect(try #require(point.dualityGap) < 1e-10)
      #expect(point.nonzero == weights.prefix(10).count { $0 != 0 })
      let direct = data.trainingMSE(of: point.parameters)
      #expect(relativeDifference(point.trainingMSE, direct) < 1e-12)
    }
  }

  @Test func theGapBoundsTheObjectiveWhereColumnsAreMany() throws {
    // More columns than rows: the end of the path goes through all rows.
    let table = ExactTable.normal(rows: 40, features: 60, seed: 17)
    let data = try PreparedData(table, standardize: false, holdout: .none)
    for penalty in [PathPenalty.lasso, .elasticNet(l1Ratio: 0.7)] {
      let path = try data.path(
        PathSettings(penalty: penalty, lambdas: .count(40, ratio: 1e-5), folds: 0))
      for point in path.points {
        #expect(try #require(point.dualityGap) < 1e-10)
        // No other point of the path, mixed in, lowers the objective by more than the gap.
        let least = objective(table, point.parameters, point.lambda, penalty)
        for other in path.points {
          let mixed = Parameters(
            weights: zip(point.parameters.weights, other.parameters.weights).map {
              0.9 * $0 + 0.1 * $1
            },
            bias: 0.9 * (point.parameters.bias ?? 0) + 0.1 * (other.parameters.bias ?? 0))
          #expect(objective(table, mixed, point.lambda, penalty) >= least * (1 - 1e-10))
        }
      }
      let last = try #require(path.points.last)
      #expect(last.trainingMSE < 1e-3)
      if penalty == .lasso {
        #expect(last.nonzero <= 39)
        #expect(path.notes.contains { $0.hasPrefix("Only 39 of 60 features are independent") })
      }
    }
  }

  private func objective(
    _ table: Dataset, _ parameters: Parameters, _ lambda: Double, _ penalty: PathPenalty
  ) -> Double {
    let norm = parameters.weights.reduce(0) { $0 + abs($1) }
    let squares = parameters.weights.reduce(0) { $0 + $1 * $1 }
    return ExactTable.meanSquare(table, parameters) / 2
      + lambda * (penalty.l1Ratio * norm + (1 - penalty.l1Ratio) * squares / 2)
  }

  @Test func theElasticNetEndsAtTheLassoAndAtRidge() throws {
    let strengths = LambdaGrid.list([10, 1, 0.01])
    let (lasso, ridge) = (try path(.lasso, strengths), try path(.ridge, strengths))
    for (l1Ratio, end) in [(1, lasso), (1 - 1e-10, lasso), (1e-10, ridge), (0, ridge)] {
      let points = try path(.elasticNet(l1Ratio: l1Ratio), strengths).points
      for (point, expected) in zip(points, end.points) {
        for (a, b) in zip(point.parameters.weights, expected.parameters.weights) {
          #expect(abs(a - b) < 1e-7)
        }
        #expect(abs(point.degreesOfFreedom - expected.degreesOfFreedom) < 1e-6)
      }
    }
  }

  @Test func theRidgePathIsThatOfSingleRidges() throws {
    for point in try path(.ridge).points {
      let single = try #require(data.trainingLoss.ridge(l2: point.lambda, bias: .free))
      #expect(ExactTable.digits(data.trained(point.parameters), single) > 10)
      #expect(point.dualityGap == nil)
    }
  }

  @Test func strengthZeroIsLeastSquares() throws {
    for penalty in [PathPenalty.ridge, .lasso, .elasticNet(l1Ratio: 0.5)] {
      let point = try #require(try path(penalty, .list([1, 0])).points.last)
      #expect(point.lambda == 0 && point.degreesOfFreedom == 10 && point.dualityGap == nil)
      let best = data.leastSquares.parameters.weights
      #expect(ExactTable.digits(point.parameters.weights, best) > 11)
    }
  }

  @Test func theGridStartsWhereTheModelIsEmpty() throws {
    for penalty in [PathPenalty.lasso, .elasticNet(l1Ratio: 0.37)] {
      let points = try path(penalty).points
      #expect(points[0].nonzero == 0 && points[1].nonzero > 0)
      #expect(points[0].degreesOfFreedom == 0)
      #expect(points[29].lambda == points[0].lambda * 1e-4)
      let slightlyLess = try path(penalty, .list([points[0].lambda * (1 - 1e-9)])).points
      #expect(slightlyLess[0].nonzero == 1)
      for k in 2..<30 {
        let ratio = points[k].lambda / points[k - 1].lambda
        #expect(relativeDifference(ratio, points[1].lambda / points[0].lambda) < 1e-13)
      }
    }
    let ridge = try path(.ridge).points
    let lasso = try path(.lasso).points
    #expect(relativeDifference(ridge[0].lambda, 1000 * lasso[0].lambda) < 1e-14)
    #expect(try path(.lasso, .count(1, ratio: 0.5)).points.count == 1)
    #expect(try path(.ridge, .list([1, 5, 2])).points.map(\.lambda) == [5, 2, 1])
  }

  @Test func statisticsAloneGiveTheSamePath() throws {
    let table = try ExactTable.read("diabetes.csv", target: "target")
    let data = try PreparedData(table, standardize: false, holdout: .none)
    func statistics(_ rows: Range<Int>) -> Statistics {
      Statistics(
        values: Array(table.values[(rows.lowerBound * 10)..<(rows.upperBound * 10)]),
        targets: Array(table.targets[rows]), featureCount: 10)
    }
    let merged = statistics(0..<200).merged(with: statistics(200..<442))
    for l1Ratio in [1, 0.5] {
      let points = try merged.path(l1Ratio: l1Ratio, lambdas: .count(20, ratio: 1e-3))
      let expected = try data.path(
        PathSettings(
          penalty: .elasticNet(l1Ratio: l1Ratio), lambdas: .count(20, ratio: 1e-3), folds: 0)
      ).points
      for (point, expected) in zip(points, expected) {
        #expect(relativeDifference(point.lambda, expected.lambda) < 1e-13)
        for (a, b) in zip(point.parameters.weights, expected.parameters.weights) {
          #expect(abs(a - b) < 1e-9)
        }
        #expect(relativeDifference(point.trainingMSE, expected.trainingMSE) < 1e-11)
        #expect(abs(point.degreesOfFreedom - expected.degreesOfFreedom) < 1e-9)
      }
    }
    #expect(throws: PathError.self) { try merged.path(l1Ratio: 0, lambdas: .list([1])) }
    #expect(throws: PathError.self) { try merged.path(lambdas: .list([1, 0])) }
    let nothing = Statistics(values: [], targets: [], featureCount: 3)
    #expect(throws: PathError.self) { try nothing.path(lambdas: .list([1])) }
  }
}
