import Testing

@testable import Training

@Suite("Paths of awkward tables")
struct ExactDegenerateTests {
  private static let penalties = [
    PathPenalty.ridge, .lasso, .elasticNet(l1Ratio: 0.5), .elasticNet(l1Ratio: 0),
  ]

  private func table(_ values: [Double], _ targets: [Double], features: Int) -> Dataset {
    Dataset(
      features: (0..<features).map { "x\($0)" }, target: "y", values: values, targets: targets,
      source: "test")
  }

  /// A table of 30 rows, whose features `row` gives; the target is nearly twice a multiple of 11.
  private func thirty(_ row: (Int) -> [Int]) -> Dataset {
    var (values, targets) = ([Double](), [Double]())
    for i in 0..<30 {
      values += row(i).map { Double($0) / 10 }
      targets.append(Double(i % 11 * 2 + i % 3))
    }
    return table(values, targets, features: values.count / 30)
  }

  /// Solves every penalty's path with and without standardising, and checks that all is finite.
  private func paths(_ table: Dataset, folds: Int = 0) throws -> [(PathPenalty, SolutionPath)] {
    try Self.penalties.flatMap { penalty in
      try [false, true].map { standardize in
        let path = try PreparedData(table, standardize: standardize, holdout: .none).path(
          PathSettings(penalty: penalty, lambdas: .count(12, ratio: 1e-4), folds: folds))
        #expect(path.points.count == 12)
        for point in path.points {
          let numbers =
            point.parameters.weights + [
              point.parameters.bias ?? .nan, point.trainingMSE, point.degreesOfFreedom,
              point.dualityGap ?? 0, point.crossValidation?.mean ?? 0, point.lambda,
            ]
          #expect(numbers.allSatisfy { $0.isFinite })
          #expect((point.dualityGap ?? 0) < 1e-10)
          #expect(
            abs(ExactTable.meanSquare(table, point.parameters) - point.trainingMSE)
              <= 1e-9 * max(1, point.trainingMSE))
        }
        return (penalty, path)
      }
    }
  }

  @Test func aTargetOfZerosHasEmptyModels() throws {
    for (_, path) in try paths(
      table((0..<20).map { Double($0 * $0 % 7) }, Array(repeating: 0, count: 10), features: 2),
      folds: 3)
    {
      #expect(path.points.allSatisfy { $0.nonzero == 0 && $0.parameters.bias == 0 })
      #expect(path.points.allSatisfy { $0.trainingMSE == 0 })
      #expect(path.notes.contains { $0.hasPrefix("The target goes with no feature") })
    }
  }

  @Test func oneRowIsItsOwnMean() throws {
    for (_, path) in try paths(table([3, 4], [7], features: 2)) {
      #expect(path.points.allSatisfy { $0.parameters == Parameters(weights: [0, 0], bias: 7) })
    }
    let data = try PreparedData(
      table([3, 4], [7], features: 2), standardize: false, holdout: .none)
    #expect(throws: PathError.self) { try data.path(PathSettings(folds: 2)) }
  }

  @Test func constantColumnsStayOut() throws {
    let table = thirty { [$0 % 11, 1, $0 * $0 % 13, 0] }
    for (_, path) in try paths(table, folds: 5) {
      for point in path.points {
        #expect(point.parameters.weights[1] == 0 && point.parameters.weights[3] == 0)
        #expect(point.degreesOfFreedom <= 2 + 1e-12)
      }
    }
  }

  @Test func equalColumnsAreNoTrap() throws {
    let table = thirty { [$0 % 11, $0 % 11, $0 * $0 % 13] }
    for (penalty, path) in try paths(table, folds: 5) {
      let last = try #require(path.points.last)
      #expect(last.degreesOfFreedom <= 2 + 1e-9)
      if penalty.l1Ratio < 1 {
        // A square divides a weight between equals.
        #expect(abs(last.parameters.weights[0] - last.parameters.weights[1]) < 1e-6)
      } else {
        #expect(path.notes.contains { $0.hasPrefix("Only 2 of 3 features are independent") })
      }
    }
  }

  @Test func moreColumnsThanRowsAreNoTrap() throws {
    for (penalty, path) in try paths(ExactTable.normal(rows: 9, features: 15, seed: 5), folds: 3) {
      if penalty == .lasso { #expect(path.points.allSatisfy { $0.nonzero <= 8 }) }
      #expect(path.points.allSatisfy { $0.degreesOfFreedom <= 8 + 1e-9 })
    }
  }

  @Test func farFromZeroIsNoTrap() throws {
    // Multiples of 2⁻¹⁰ can be moved by 1e8 without rounding.
    var near = ExactTable.normal(rows: 50, features: 3, seed: 12)
    near.values = near.values.map { ($0 * 0x1p10).rounded() * 0x1p-10 }
    var far = near
    far.values = near.values.map { $0 + 1e8 }
    for penalty in Self.penalties {
      let settings = PathSettings(penalty: penalty, lambdas: .count(10, ratio: 1e-3), folds: 5)
      let first = try PreparedData(near, standardize: false, holdout: .none).path(settings)
      let second = try PreparedData(far, standardize: false, holdout: .none).path(settings)
      for (p, q) in zip(first.points, second.points) {
        for (v, w) in zip(p.parameters.weights, q.parameters.weights) { #expect(abs(v - w) < 1e-9) }
        #expect(relativeDifference(p.trainingMSE, q.trainingMSE) < 1e-9)
        let (s, t) = (try #require(p.crossValidation), try #require(q.crossValidation))
        #expect(relativeDifference(s.mean, t.mean) < 1e-9)
      }
    }
  }

  @Test func whatCannotBeSolvedIsSaid() throws {
    let data = try PreparedData(
      ExactTable.normal(rows: 12, features: 2, seed: 1), standardize: false, holdout: .none)
    func message(_ settings: PathSettings) -> String {
      do {
        _ = try data.path(settings)
        return ""
      } catch {
        return error.description
      }
    }
    func message(_ lambdas: LambdaGrid) -> String {
      message(PathSettings(lambdas: lambdas, folds: 0))
    }
    #expect(message(.list([1, -1])).hasPrefix("a strength of −1 has no solution"))
    #expect(message(.list([.nan])).contains("finite and not below 0"))
    #expect(message(.list([.infinity])).contains("finite and not below 0"))
    #expect(message(.list([])).contains("ask for 1 to 10,000"))
    #expect(message(.count(0, ratio: 0.1)).contains("ask for 1 to 10,000"))
    #expect(message(.count(10_001, ratio: 0.1)).contains("ask for 1 to 10,000"))
    for ratio in [0, 1, -1, .nan, .infinity] {
      #expect(message(.count(3, ratio: ratio)).contains("choose a ratio above 0 and below 1"))
    }
    #expect(message(PathSettings(folds: 1)).contains("2 folds or more"))
    #expect(message(PathSettings(folds: -3)).contains("2 folds or more"))
    #expect(message(PathSettings(folds: 13)).contains("ask for at most 12"))
    #expect(message(PathSettings(folds: 12)) == "")
    for ratio in [-0.1, 1.1, .nan] {
      #expect(
        message(PathSettings(penalty: .elasticNet(l1Ratio: ratio))).contains("from 0 (ridge) to 1"))
    }
    #expect(throws: PathError.self) { try data.ridge(lambdas: [-1]) }
  }
}
