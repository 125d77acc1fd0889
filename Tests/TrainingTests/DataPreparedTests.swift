import Testing

@testable import Training

@Suite("Prepared data")
struct DataPreparedTests {
  private let data = Dataset(
    features: ["x"], target: "y", values: (0..<10).map { Double($0) },
    targets: (0..<10).map { Double($0 * 2) }, source: "test")

  @Test func aShareIsTheFirstOfAPermutation() {
    var generator = TorchGenerator(seed: 5)
    let order = generator.permutation(10)
    let split = Split(rowCount: 10, holdout: .share(0.37, seed: 5))
    #expect(split.validation == Array(order.prefix(3)))
    #expect(split.training == (0..<10).filter { !split.validation.contains($0) })
  }

  @Test func theLastRowsAreHeldOut() {
    let split = Split(rowCount: 10, holdout: .lastRows(4))
    #expect(split.training == Array(0..<6))
    #expect(split.validation == Array(6..<10))
    #expect(Split(rowCount: 10, holdout: .none).training.count == 10)
  }

  @Test func nothingLeftToTrainOnIsASentence() {
    #expect {
      try PreparedData(data, standardize: false, holdout: .lastRows(10))
    } throws: { error in
      "\(error)".contains("nothing is left to train on: all 10 rows")
    }
    let empty = Dataset(features: ["x"], target: "y", values: [], targets: [], source: "test")
    #expect(throws: PreparationError(description: "there are no data rows")) {
      try PreparedData(empty, standardize: true, holdout: .none)
    }
    let bare = Dataset(features: [], target: "y", values: [], targets: [1], source: "test")
    #expect(throws: PreparationError.self) {
      try PreparedData(bare, standardize: false, holdout: .none)
    }
  }

  @Test func theScaleIsLearnedOnTheTrainingRows() throws {
    let prepared = try PreparedData(data, standardize: true, holdout: .lastRows(5))
    let standardizer = try #require(prepared.standardizer)
    #expect(standardizer.mean == [2])
    #expect(abs(standardizer.standardDeviation[0] - 2.0.squareRoot()) < 1e-15)
    #expect(abs(prepared.trainingValues.reduce(0, +)) < 1e-15)
    let best = prepared.leastSquares
    #expect(abs(best.parameters.weights[0] - 2) < 1e-14)
    #expect(abs(best.parameters.bias ?? 1) < 1e-14)
    #expect((best.validationMSE ?? 1) < 1e-26)
  }

  @Test func parametersComeBackFromTheStandardisedScale() throws {
    let table = try ExactTable.read("diabetes.csv", target: "target")
    let prepared = try PreparedData(table, standardize: true, holdout: .none)
    let parameters = Parameters(weights: (0..<10).map { Double($0) - 4 }, bias: 7)
    let back = prepared.given(prepared.trained(parameters), bias: .free)
    for (a, b) in zip(back.weights, parameters.weights) { #expect(abs(a - b) < 1e-14) }
    #expect(abs((back.bias ?? 0) - 7) < 1e-11)
  }

  @Test func oneRowTrains() throws {
    let one = Dataset(features: ["x"], target: "y", values: [3], targets: [6], source: "test")
    for standardize in [false, true] {
      let prepared = try PreparedData(one, standardize: standardize, holdout: .none)
      #expect(prepared.leastSquares.parameters == Parameters(weights: [0], bias: 6))
      #expect(prepared.leastSquares.trainingMSE == 0)
    }
  }

  @Test func rowsThatTrainKeepTheirOrder() throws {
    let table = Dataset(
      features: ["a", "b"], target: "y", values: (0..<40).map { Double($0) },
      targets: (0..<20).map { Double(100 + $0) }, source: "test")
    for holdout in [Holdout.none, .lastRows(6), .share(0.45, seed: 3)] {
      let split = Split(rowCount: 20, holdout: holdout)
      let prepared = try PreparedData(table, standardize: false, holdout: holdout)
      #expect(
        prepared.trainingValues == split.training.flatMap { [Double(2 * $0), Double(2 * $0 + 1)] })
      #expect(prepared.trainingTargets == split.training.map { Double(100 + $0) })
      #expect(prepared.validationRowCount == split.validation.count)
      // The caller's table is still whole.
      #expect(table.values == (0..<40).map { Double($0) } && table.targets.count == 20)
    }
  }

  @Test func heldOutRowsComeInTheOrderOfThePermutation() {
    let split = Split(rowCount: 10, holdout: .share(0.4, seed: 5))
    var (values, targets) = (data.values, data.targets)
    let held = split.holdOut(from: &values, &targets)
    #expect(held.values == split.validation.map { Double($0) })
    #expect(held.targets == split.validation.map { Double(2 * $0) })
    #expect(values == split.training.map { Double($0) })
    #expect(targets == split.training.map { Double(2 * $0) })
  }

  /// Rows that nobody else holds are made ready without a copy.
  @Test func rowsAreMadeReadyWhereTheyAre() throws {
    func address(_ values: [Double]) -> UInt {
      values.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    }
    let made = SyntheticData(seed: 1, rows: 50, weights: [1, 2], bias: 0, noise: 1).dataset()
    let place = address(made.values)
    let prepared = try PreparedData(consume made, standardize: true, holdout: .share(0.2, seed: 0))
    #expect(address(prepared.trainingValues) == place)
    #expect(prepared.trainingValues.count == 80)
  }

  /// What was trained on the standardised scale predicts the same on the given one.
  @Test func runsComeBackOnTheGivenScale() async throws {
    let table = try ExactTable.read("diabetes.csv", target: "target")
    let prepared = try PreparedData(table, standardize: true, holdout: .lastRows(42))
    let training = TrainingSettings(epochs: 20, batch: .rows(16), precision: .double)
    let run = try #require(
      try await Trainer(prepared).run([
        Variant(name: "l2", penalty: L2(0.01), training: training)
      ]).first)
    func error(_ rows: Range<Int>) -> Double {
      rows.reduce(0.0) { sum, row in
        var residual = (run.final.bias ?? 0) - table.targets[row]
        for j in 0..<10 { residual += run.final.weights[j] * table.values[row * 10 + j] }
        return sum + residual * residual
      } / Double(rows.count)
    }
    #expect(relativeDifference(run.finalTrainingMSE, error(0..<400)) < 1e-10)
    #expect(relativeDifference(run.finalValidationMSE ?? 0, error(400..<442)) < 1e-10)
  }
}
