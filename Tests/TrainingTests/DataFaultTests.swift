import Testing

@testable import Training

/// Columns that carry no or the same information, and rows that are too few: nothing that is not a
/// number comes of them, and nothing huge without a word.
@Suite("Difficult data")
struct DataFaultTests {
  /// Rows of a plane with noise, their features changed by `change`.
  private func table(
    rows: Int, features: Int, seed: UInt64 = 3,
    _ change: (_ row: [Double], _ j: Int) -> Double = { $0[$1] }
  ) -> Dataset {
    var generator = TorchGenerator(seed: seed)
    let drawn = generator.normal(count: rows * features).map { Double($0) }
    let noise = generator.normal(count: rows, standardDeviation: 0.1).map { Double($0) }
    var (values, targets) = ([Double](), [Double]())
    for row in 0..<rows {
      let cells = Array(drawn[(row * features)..<((row + 1) * features)])
      values += (0..<features).map { change(cells, $0) }
      targets.append(2 * cells[0] + 3 + noise[row])
    }
    return Dataset(
      features: (0..<features).map { "x\($0)" }, target: "y", values: values, targets: targets,
      source: "test")
  }

  /// Trains a few variants and checks that all numbers of a run are numbers, and small ones.
  private func train(
    _ data: PreparedData, below bound: Double = 100, _ location: SourceLocation = #_sourceLocation
  ) async throws {
    let training = TrainingSettings(
      epochs: 30, batch: .rows(8), learningRate: 0.01, precision: .double)
    let runs = try await Trainer(data).run([
      Variant(name: "none", penalty: NoPenalty(), training: training),
      Variant(name: "l2", penalty: L2(0.1), training: training),
    ])
    for run in runs {
      #expect(run.status == .finished, sourceLocation: location)
      for parameters in [run.final, data.leastSquares.parameters] + [run.limit].compactMap({ $0 }) {
        let all = parameters.weights + [parameters.bias ?? 0]
        #expect(all.allSatisfy { abs($0) < bound }, sourceLocation: location)
      }
      let errors = [run.finalTrainingMSE, data.leastSquares.trainingMSE]
      let heldOut = [run.finalValidationMSE, data.leastSquares.validationMSE].compactMap { $0 }
      #expect((errors + heldOut).allSatisfy { $0.isFinite }, sourceLocation: location)
    }
  }

  @Test(arguments: [false, true])
  func aConstantColumnAndAColumnOfZerosHaveNoWeight(standardize: Bool) async throws {
    let dataset = table(rows: 40, features: 3) { row, j in j == 1 ? 7 : j == 2 ? 0 : row[j] }
    let data = try PreparedData(dataset, standardize: standardize, holdout: .lastRows(8))
    let best = data.leastSquares.parameters
    #expect(best.weights[1] == 0 && best.weights[2] == 0)
    #expect(abs(best.weights[0] - 2) < 0.1 && abs((best.bias ?? 0) - 3) < 0.1)
    #expect(data.leastSquares.rank == 1 && data.leastSquares.isLeastNorm)
    #expect(data.notes.last?.hasPrefix("Least squares has many solutions") == true)
    if standardize {
      #expect(
        data.notes.first
          == "“x1” and “x2” are constant over the training rows and are left out, with a weight of 0."
      )
    }
    // A weight on the scale of training comes back as one, never as a quotient by zero.
    let back = data.given([1, 5, 5, 2], bias: .free)
    #expect(back.weights.allSatisfy { $0.isFinite } && back.bias?.isFinite == true)
    try await train(data)
  }

  @Test(arguments: [false, true])
  func equalColumnsShareTheWeight(standardize: Bool) async throws {
    let dataset = table(rows: 40, features: 2) { row, _ in row[0] }
    let data = try PreparedData(dataset, standardize: standardize, holdout: .none)
    let weights = data.leastSquares.parameters.weights
    #expect(abs(weights[0] - weights[1]) < 1e-10 && abs(weights[0] - 1) < 0.1)
    #expect(data.leastSquares.note?.contains("only 1 of 2 features are independent") == true)
    try await train(data)
  }

  /// The sum of two columns, but for its last digits, has huge least-squares weights; that is said.
  @Test(arguments: [false, true])
  func columnsThatNearlyDependAreNamed(standardize: Bool) throws {
    let dataset = table(rows: 40, features: 4) { row, j in
      j == 2 ? row[0] + row[1] + 1e-7 * row[2] : row[j]
    }
    let data = try PreparedData(dataset, standardize: standardize, holdout: .none)
    #expect(data.leastSquares.rank == 4)
    #expect(data.leastSquares.parameters.weights.contains { abs($0) > 1e3 })
    let note = try #require(data.notes.last)
    #expect(note.hasPrefix("“x2” is nearly a combination of the columns before it (all but "))
    #expect(note.contains("× 10⁻⁸ of its spread") || note.contains("× 10⁻⁷ of its spread"))
    // Correlated as columns usually are, they are no news.
    let usual = table(rows: 40, features: 4) { row, j in j == 2 ? row[0] + 0.01 * row[2] : row[j] }
    #expect(try PreparedData(usual, standardize: standardize, holdout: .none).notes.isEmpty)
  }

  @Test(arguments: [false, true])
  func aConstantTargetNeedsNoWeights(standardize: Bool) async throws {
    var dataset = table(rows: 24, features: 2)
    dataset.targets = Array(repeating: 5, count: 24)
    let data = try PreparedData(dataset, standardize: standardize, holdout: .lastRows(4))
    let best = data.leastSquares
    #expect(best.parameters.weights.allSatisfy { abs($0) < 1e-14 })
    #expect(abs((best.parameters.bias ?? 0) - 5) < 1e-13)
    #expect(best.trainingMSE < 1e-25 && (best.validationMSE ?? 1) < 1e-25)
    try await train(data)
  }

  @Test(arguments: [false, true])
  func oneRowTrainsToItsTarget(standardize: Bool) async throws {
    let data = try PreparedData(
      table(rows: 1, features: 3), standardize: standardize, holdout: .none)
    #expect(data.leastSquares.trainingMSE == 0)
    #expect(data.leastSquares.isLeastNorm)
    try await train(data)
  }

  /// Least squares goes through every row by the shortest weights, and says that there are others.
  @Test(arguments: [false, true], [Holdout.none, .lastRows(2), .share(0.3, seed: 1)])
  func fewerRowsThanFeaturesAreEnough(standardize: Bool, holdout: Holdout) async throws {
    let dataset = table(rows: 12, features: 80)
    let data = try PreparedData(dataset, standardize: standardize, holdout: holdout)
    let best = data.leastSquares
    #expect(best.isLeastNorm && best.rank == data.trainingRowCount - 1)
    #expect(best.trainingMSE < 1e-20)
    #expect(best.note?.contains("for 80 features); the one shown has the shortest weights") == true)
    try await train(data)
  }

  @Test(arguments: [1e200, 1e155, -1e300])
  func numbersWithoutSquaresAreRefused(scale: Double) {
    for standardize in [false, true] {
      for j in [0, 1] {
        #expect {
          try PreparedData(
            table(rows: 20, features: 2) { $1 == j ? $0[$1] * scale : $0[$1] },
            standardize: standardize, holdout: .none)
        } throws: { error in
          "\(error)"
            == "the numbers of “x\(j)” are too large to be squared; give them in a larger unit"
        }
      }
      #expect {
        try PreparedData(
          table(rows: 20, features: 1) { $0[$1] / scale }, standardize: standardize, holdout: .none)
      } throws: { error in
        "\(error)".contains("“x0” differ by too little to be squared")
      }
    }
  }

  /// A held-out row that no error can count is refused as one that trains is, whatever its column.
  @Test(arguments: [1e300, -1e170], [false, true])
  func heldOutNumbersWithoutSquaresAreRefused(value: Double, standardize: Bool) {
    for j in [0, 1, 2] {
      var dataset = table(rows: 20, features: 2)
      if j < 2 { dataset.values[19 * 2 + j] = value } else { dataset.targets[19] = value }
      let name = j < 2 ? dataset.features[j] : dataset.target
      #expect {
        try PreparedData(dataset, standardize: standardize, holdout: .lastRows(1))
      } throws: { error in
        "\(error)"
          == "numbers of “\(name)” in held-out rows are too large to be squared; mend them, or leave "
          + "these rows out"
      }
    }
  }

  /// A number may have a square and its prediction none.
  @Test func heldOutPredictionsWithoutSquaresAreRefused() {
    var dataset = table(rows: 20, features: 1)
    for row in 0..<20 { dataset.targets[row] = 1e9 * dataset.values[row] }
    dataset.values[19] = 1e150
    #expect {
      try PreparedData(dataset, standardize: false, holdout: .lastRows(1))
    } throws: { error in
      "\(error)".hasPrefix("held-out rows lie so far from those that train")
    }
  }

  /// A table's features at 1e8 ± 1 have the weights, and the error, of those at 0 ± 1.
  @Test func columnsFarFromZeroKeepNineDigits() throws {
    var generator = TorchGenerator(seed: 5)
    let near = generator.normal(count: 400).map { (Double($0) * 0x1p10).rounded() * 0x1p-10 }
    let noise = generator.normal(count: 200, standardDeviation: 0.1).map { Double($0) }
    func prepared(shift: Double, standardize: Bool) throws -> PreparedData {
      let rows = (0..<200).map { row in
        let (a, b) = (near[2 * row], near[2 * row + 1])
        return "\(a + shift),\(b - shift),\(2 * a - 3.4 * b + noise[row])\n"
      }
      return try PreparedData(
        CSVReader.dataset(
          from: Array(("a,b,y\n" + rows.joined()).utf8), named: "far.csv",
          selecting: CSVSelection(target: "y")),
        standardize: standardize, holdout: .lastRows(20))
    }
    let expected = try prepared(shift: 0, standardize: false).leastSquares
    for standardize in [false, true] {
      let data = try prepared(shift: 1e8, standardize: standardize)
      for (weight, near) in zip(data.leastSquares.parameters.weights, expected.parameters.weights) {
        #expect(relativeDifference(weight, near) < 1e-9)
      }
      #expect(relativeDifference(data.leastSquares.trainingMSE, expected.trainingMSE) < 1e-9)
      let heldOut = try #require(data.leastSquares.validationMSE)
      #expect(relativeDifference(heldOut, expected.validationMSE ?? 0) < 1e-6)
    }
  }
}
