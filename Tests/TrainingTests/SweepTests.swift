import Testing

@testable import Training

@Suite("Sweeps")
struct SweepTests {
  private static func data(_ holdout: Holdout = .lastRows(40)) throws -> PreparedData {
    try PreparedData(
      SyntheticData(seed: 7, rows: 240, weights: [1, -2, 0.5], bias: 3, noise: 0.4).dataset(),
      standardize: false, holdout: holdout)
  }

  private static var variants: [Variant] {
    var training = Notebook.settings
    training.epochs = 6
    training.batch = .rows(32)
    training.learningRate = 0.02
    training.order = .shuffle
    var adam = training
    adam.optimizer = .adam()
    return [
      Variant(name: "plain", penalty: NoPenalty(), training: training),
      Variant(name: "ridge", penalty: L2(0.1), training: training),
      Variant(name: "lasso", penalty: L1(0.1), training: adam),
    ]
  }

  private static let sweep = Sweep(
    lambda: [0.01, 1], batch: [.rows(32), .full], learningRate: [0.02, 0.05], seed: [1, 2, 3])

  @Test func cellsAreTheCrossProductOfTheAxes() throws {
    let cells = try Self.sweep.cells(of: Self.variants)
    // A variant without a strength is not multiplied by the strengths.
    #expect(cells.count == 12 + 24 + 24)
    #expect(Set(cells.map(\.variant.name)).count == cells.count)
    #expect(cells[0].variant.name == "plain batch=32 learning-rate=0.02 seed=1")
    #expect(cells[12].variant.name == "ridge lambda=0.01 batch=32 learning-rate=0.02 seed=1")
    #expect(cells[59].coordinates == [.lambda(1), .batch(.full), .learningRate(0.05), .seed(3)])
    #expect(cells[59].variant.penalty.settings.first?.value == 1)
    #expect(cells[59].variant.training.learningRate.initial == 0.05)
    #expect(cells[59].variant.training.seed == 3 && cells[59].variant.training.batch == .full)
  }

  @Test func aCellEndsBitForBitWhereItsVariantEndsAlone() async throws {
    let trainer = Trainer(try Self.data())
    let cells = try Self.sweep.cells(of: Self.variants)
    let together = try await trainer.sweep(cells)
    let onThreads = try await trainer.sweep(cells, jobs: 4)
    #expect(together.map(\.final) == onThreads.map(\.final))
    for (cell, outcome) in zip(cells, together) {
      let alone = try #require(try await trainer.run([cell.variant]).first)
      #expect(outcome.final == alone.final, "\(cell.variant.name)")
      #expect(outcome.finalTrainingMSE == alone.finalTrainingMSE)
      #expect(outcome.finalValidationMSE == alone.finalValidationMSE)
      #expect(outcome.status == alone.status)
    }
  }

  @Test func seedsGiveMeanAndSpread() async throws {
    let trainer = Trainer(try Self.data())
    let cells = try Sweep(lambda: [0.1, 0.2], seed: [1, 2, 3]).cells(of: [Self.variants[1]])
    let outcomes = try await trainer.sweep(cells)
    let spreads = outcomes.spreads
    #expect(spreads.map(\.coordinates) == [[.lambda(0.1)], [.lambda(0.2)]])
    for (place, spread) in spreads.enumerated() {
      let own = outcomes[(3 * place)..<(3 * place + 3)].map(\.finalTrainingMSE)
      let mean = (own[0] + own[1] + own[2]) / 3
      let variance = own.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 2
      let error = try #require(spread.trainingMSE)
      #expect(spread.finished == 3 && spread.diverged == 0)
      #expect(abs(error.mean - mean) < 1e-12 * mean)
      #expect(abs(error.standardDeviation - variance.squareRoot()) < 1e-9 * mean)
      #expect(error.standardDeviation > 0)
    }
  }

  @Test func divergedCellsAreCountedAndLeftOutOfTheSpread() async throws {
    let trainer = Trainer(try Self.data(.none))
    let cells = try Sweep(learningRate: [0.02, 30], seed: [1, 2]).cells(of: [Self.variants[1]])
    let outcomes = try await trainer.sweep(cells)
    let spreads = outcomes.spreads
    #expect(spreads.map(\.finished) == [2, 0] && spreads.map(\.diverged) == [0, 2])
    #expect(spreads[1].trainingMSE == nil && spreads[1].weights.isEmpty)
    #expect(spreads[0].validationMSE == nil)
    for outcome in outcomes.suffix(2) {
      guard case .diverged(let step, let stable) = outcome.status else {
        Issue.record("\(outcome.cell.variant.name) diverges")
        continue
      }
      #expect(step >= 1 && (stable ?? 0) > 0 && (stable ?? 0) < 30)
    }
  }

  @Test func aStrengthThatAVariantCannotTakeIsNamed() {
    #expect(throws: PenaltyError.self) {
      try Sweep(lambda: [0.1, -1]).cells(of: [Self.variants[2]])
    }
  }

  @Test func strengthsInEqualRatiosEndWhereTheyShould() {
    let strengths = Sweep.logarithmic(from: 1e-4, to: 10, count: 6)
    #expect(strengths == [0.0001, 0.001, 0.01, 0.1, 1, 10])
    let seven = Sweep.logarithmic(from: 0.003, to: 2, count: 7)
    #expect(seven.first == 0.003 && seven.last == 2)
    for (a, b) in zip(seven, seven.dropFirst()) {
      #expect(abs(b / a / (seven[1] / seven[0]) - 1) < 1e-5)
    }
  }

  @Test func aSpreadIsThatOfItsUnit() {
    let values = [1.25, 3, 2.5, 0.75]
    let (usual, great) = (Spread(of: values), Spread(of: values.map { $0 * 0x1p996 }))
    #expect(great.mean == usual.mean * 0x1p996)
    #expect(great.standardDeviation == usual.standardDeviation * 0x1p996)
  }
}
