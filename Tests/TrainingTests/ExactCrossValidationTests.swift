import Testing

@testable import Training

@Suite("Cross-validation")
struct ExactCrossValidationTests {
  /// `fixtures/sklearn/cross-validation.json`.
  private struct Reference: Decodable {
    var seed: UInt64
    var folds: [[Int]]
    var lambdas: [Double]
    /// By penalty: the mean squared error of each fold at each strength.
    var fold_mse: [String: [[Double]]]
  }

  private let reference: Reference
  private let table: Dataset

  init() throws {
    reference = try Fixtures.decode(Reference.self, "sklearn/cross-validation.json")
    table = try ExactTable.read("diabetes.csv", target: "target")
  }

  @Test(arguments: [PathPenalty.ridge, .lasso, .elasticNet(l1Ratio: 0.5)])
  func errorsAreThoseOfScikitLearn(penalty: PathPenalty) throws {
    let expected = try #require(reference.fold_mse[penalty.kind])
    let rows = CrossValidation.rows(442, folds: 10, seed: reference.seed)
    #expect(rows == reference.folds)
    let data = try PreparedData(table, standardize: true, holdout: .none)
    let errors = CrossValidation(
      folds: rows, values: data.trainingValues, targets: data.trainingTargets, featureCount: 10
    ).errors(PathSolver(l1Ratio: penalty.l1Ratio, strengths: reference.lambdas))
    for (ours, theirs) in zip(errors, expected) {
      for (a, b) in zip(ours, theirs) { #expect(relativeDifference(a, b) < 1e-7) }
    }

    let path = try data.path(
      PathSettings(
        penalty: penalty, lambdas: .list(reference.lambdas), folds: 10, seed: reference.seed))
    var means: [Double] = []
    for (place, point) in path.points.enumerated() {
      let folds = expected.map { $0[place] }
      let mean = folds.reduce(0, +) / 10
      let squares = folds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = try #require(point.crossValidation)
      #expect(relativeDifference(error.mean, mean) < 1e-7)
      #expect(relativeDifference(error.standardError, (squares / 9 / 10).squareRoot()) < 1e-6)
      means.append(mean)
    }
    let least = try #require(means.min())
    let best = zip(reference.lambdas, means).first { $0.1 == least }
    #expect(path.bestLambda == best?.0)
  }

  /// A target in another unit has the same path in that unit, whatever its squares come to: by powers
  /// of two, to the last bit.
  @Test(arguments: [PathPenalty.ridge, .lasso], [0x1p498, 0x1p-440])
  func theChoiceDoesNotDependOnTheTargetsUnit(penalty: PathPenalty, unit: Double) throws {
    let table = ExactTable.normal(rows: 60, features: 5, seed: 8)
    // Ridge solutions are as the target is at the same strengths, those of the lasso at strengths in
    // the target's unit.
    func path(_ unit: Double) throws -> SolutionPath {
      var scaled = table
      for row in scaled.targets.indices { scaled.targets[row] *= unit }
      return try PreparedData(scaled, standardize: true, holdout: .none).path(
        PathSettings(
          penalty: penalty,
          lambdas: penalty == .ridge
            ? .list([10, 1, 0.3, 0.1, 0.01]) : .count(20, ratio: 1e-3),
          folds: 5, seed: 3))
    }
    let (usual, other) = (try path(1), try path(unit))
    let strength = penalty == .ridge ? 1 : unit
    #expect(other.bestLambda == usual.bestLambda.map { $0 * strength })
    #expect(other.bestLambdaOneSE == usual.bestLambdaOneSE.map { $0 * strength })
    #expect(usual.bestLambdaOneSE != usual.points.first?.lambda)
    for (a, b) in zip(usual.points, other.points) {
      let (near, far) = (try #require(a.crossValidation), try #require(b.crossValidation))
      #expect(near.mean * unit * unit == far.mean)
      #expect(near.standardError * unit * unit == far.standardError)
      #expect(a.degreesOfFreedom == b.degreesOfFreedom)
    }
  }

  @Test(arguments: [PathPenalty.ridge, .lasso, .elasticNet(l1Ratio: 0.3)])
  func foldsByStatisticsAreFoldsByRows(penalty: PathPenalty) throws {
    // 7 folds of 61 rows are not equally long; strength 0 takes the folds' triangular factors.
    var table = ExactTable.normal(rows: 61, features: 9, seed: 4)
    for row in 0..<61 { table.values[row * 9 + 4] += 1e6 }
    let rows = CrossValidation.rows(61, folds: 7, seed: 1)
    #expect(rows.map(\.count) == [9, 9, 9, 9, 9, 8, 8])
    #expect(rows.flatMap { $0 }.sorted() == Array(0..<61))
    let strengths = [0.5, 0.1, 0.002, 0]
    for strengths in [strengths, strengths.dropLast()] {
      let errors = CrossValidation(
        folds: rows, values: table.values, targets: table.targets, featureCount: 9
      ).errors(PathSolver(l1Ratio: penalty.l1Ratio, strengths: strengths))
      for (fold, held) in zip(errors, rows) {
        let training = subset((0..<61).filter { !held.contains($0) })
        let refitted = try PreparedData(training, standardize: false, holdout: .none).path(
          PathSettings(penalty: penalty, lambdas: .list(strengths), folds: 0))
        for (error, point) in zip(fold, refitted.points) {
          // A feature a million away costs the direct sum six digits, and the folds none.
          let direct = ExactTable.meanSquare(subset(held), point.parameters)
          #expect(relativeDifference(error, direct) < 1e-8)
        }
      }
    }

    func subset(_ rows: [Int]) -> Dataset {
      Dataset(
        features: table.features, target: "y",
        values: rows.flatMap { table.values[($0 * 9)..<($0 * 9 + 9)] },
        targets: rows.map { table.targets[$0] }, source: "test")
    }
  }

  @Test func leavingOneOutIsTheHatMatrixShortcut() throws {
    // For ridge at a fixed n λ a row's error without it is its residual over 1 - h; here each fold
    // trains on n - 1 rows, so its λ stands for n - 1 of them.
    let table = ExactTable.normal(rows: 25, features: 3, seed: 8)
    let lambda = 0.3
    let errors = CrossValidation(
      folds: CrossValidation.rows(25, folds: 25, seed: 0), values: table.values,
      targets: table.targets, featureCount: 3
    ).errors(PathSolver(l1Ratio: 0, strengths: [lambda]))
    let whole = RidgeFamily(
      QuadraticLoss(values: table.values, targets: table.targets, featureCount: 3))
    #expect(whole.degreesOfFreedom(l2: lambda) < 3)
    let mean = errors.reduce(0) { $0 + $1[0] } / 25
    let shortcut = try leaveOneOut(table, l2: lambda * 24 / 25)
    #expect(relativeDifference(mean, shortcut) < 1e-10)
  }

  /// The mean over the rows of `(residual / (1 - leverage))²` of the ridge fit.
  private func leaveOneOut(_ table: Dataset, l2: Double) throws -> Double {
    func predictions(_ targets: [Double]) throws -> [Double] {
      var table = table
      table.targets = targets
      let fitted = try #require(
        try PreparedData(table, standardize: false, holdout: .none).ridge(lambdas: [l2]).first)
      return (0..<table.rowCount).map { row in
        (0..<3).reduce(fitted.bias ?? 0) { $0 + table.values[row * 3 + $1] * fitted.weights[$1] }
      }
    }
    let fitted = try predictions(table.targets)
    var sum = 0.0
    for row in table.targets.indices {
      let unit = table.targets.indices.map { $0 == row ? 1.0 : 0 }
      let leverage = try predictions(unit)[row]
      let residual = (table.targets[row] - fitted[row]) / (1 - leverage)
      sum += residual * residual
    }
    return sum / Double(table.rowCount)
  }

  @Test func theOneStandardErrorStrengthIsTheGreatestWithinReach() {
    func point(_ lambda: Double, _ mean: Double, _ error: Double) -> PathPoint {
      PathPoint(
        lambda: lambda, parameters: Parameters(weights: [], bias: 0), nonzero: 0,
        degreesOfFreedom: 0, trainingMSE: 0, validationMSE: nil,
        crossValidation: CrossValidationError(mean: mean, standardError: error), dualityGap: nil)
    }
    let points = [
      point(16, 9, 3), point(8, 5.5, 1), point(4, 4.5, 1), point(2, 4, 0.6), point(1, 4, 9),
      point(0.5, 4.2, 1),
    ]
    let best = SolutionPath.best(points)
    #expect(best?.lambda == 2)
    #expect(best?.lambdaOneSE == 4)
    #expect(SolutionPath.best([]) == nil)
  }

  @Test func seedsDealTheRowsOutAnew() throws {
    let data = try PreparedData(table, standardize: true, holdout: .none)
    func path(_ seed: UInt64) throws -> SolutionPath {
      try data.path(PathSettings(lambdas: .count(8, ratio: 0.01), folds: 5, seed: seed))
    }
    let (first, again, other) = (try path(1), try path(1), try path(2))
    #expect(first.points.map(\.crossValidation) == again.points.map(\.crossValidation))
    #expect(first.points.map(\.crossValidation) != other.points.map(\.crossValidation))
    #expect(first.points.map(\.parameters) == other.points.map(\.parameters))
    #expect(try #require(first.bestLambdaOneSE) >= #require(first.bestLambda))
    #expect(first.notes.contains { $0.contains("all folds share the means and deviations") })
  }

  @Test func twoFactorsMakeTheFactorOfAllRows() {
    let table = ExactTable.normal(rows: 90, features: 12, seed: 6)
    func parts(_ rows: Range<Int>, plus shift: Double) -> (Statistics, TriangularFactor) {
      let values = table.values[(rows.lowerBound * 12)..<(rows.upperBound * 12)].map { $0 + shift }
      let targets = Array(table.targets[rows])
      let statistics = Statistics(values: values, targets: targets, featureCount: 12)
      return (
        statistics, TriangularFactor(values: values, targets: targets, statistics: statistics)
      )
    }
    let (left, first) = parts(0..<37, plus: 0)
    // Fewer rows than columns, and means that are apart.
    let (right, second) = parts(37..<45, plus: 5)
    let merged = TriangularFactor(first, of: left, second, of: right)
    let statistics = left.merged(with: right)
    for i in 0...12 {
      for j in i...12 {
        var product = 0.0
        for k in 0...i { product += merged[k, i] * merged[k, j] }
        #expect(abs(product - statistics.centredProduct(i, j)) < 1e-11)
      }
    }
  }
}
