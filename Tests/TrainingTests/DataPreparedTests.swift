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
}
