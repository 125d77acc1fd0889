import Testing

@testable import Training

@Suite("Limits")
struct ExactLimitTests {
  private func trained(
    _ penalty: any Penalty, epochs: Int = 40
  ) async throws -> Run {
    var training = Notebook.settings
    training.batch = .full
    training.epochs = epochs
    // The limit does not depend on the rate, and this one is soon there.
    training.learningRate = 0.5
    training.precision = .double
    let variant = Variant(name: penalty.kind, penalty: penalty, training: training)
    return try #require(try await Trainer(Notebook.prepared()).run([variant]).first)
  }

  private func values(_ parameters: Parameters) throws -> [Double] {
    parameters.weights + [try #require(parameters.bias)]
  }

  private func expect(
    _ run: Run, ridge: Double, at expected: [Double], within bound: Double = 1e-6
  ) throws {
    guard case .strengths(let strength, 0) = run.effective else {
      Issue.record("it has an effective ridge")
      return
    }
    #expect(abs(strength - ridge) < 1e-12)
    let limit = try values(try #require(run.limit))
    for (ours, theirs) in zip(limit, expected) { #expect(abs(ours - theirs) <= 5e-6) }
    for (ours, theirs) in zip(try values(run.final), limit) { #expect(abs(ours - theirs) < bound) }
  }

  // The table of confirmed limits: strength 0.05, bias penalised, full batch.

  @Test func leastSquaresIsThePublishedOne() async throws {
    let run = try await trained(NoPenalty())
    try expect(run, ridge: 0, at: [1.99996, -3.40007, 4.19985])
  }

  @Test func coupledEndsAtItsRidge() async throws {
    var training = Notebook.settings
    training.loss = .halfMSE
    let strength = L2(0.05).effective(
      under: StepConditions(
        batches: BatchPlan(rowCount: 10_000, batch: .full), learningRate: 0.01, gradientFactor: 1))
    #expect(strength == .strengths(l2: 0.05, l1: 0))
    let run = try await trained(L2(0.1))
    try expect(run, ridge: 0.05, at: [1.90748, -3.23523, 3.99987])
  }

  @Test func decoupledEndsAtTheSameRidge() async throws {
    let run = try await trained(DecoupledWeightDecay(0.1))
    try expect(run, ridge: 0.05, at: [1.90748, -3.23523, 3.99987])
  }

  @Test func publishedWeightDecayIsAHundredTimesStronger() async throws {
    var training = Notebook.settings
    training.batch = .full
    training.epochs = 160
    training.loss = .halfMSE
    training.precision = .double
    // Near the end already: at this rate the way from the notebook's start is long.
    training.initial = .explicit(Parameters(weights: [0.34, -0.56], bias: 0.70))
    let variant = Variant(name: "published", penalty: WeightDecay(0.05), training: training)
    let run = try #require(try await Trainer(Notebook.prepared()).run([variant]).first)
    try expect(run, ridge: 5, at: [0.34176, -0.55777, 0.70015])
  }

  @Test func aNegativeStrengthBeyondTheLeastCurvatureHasNoLimit() async throws {
    let run = try await trained(L2(-3), epochs: 5)
    #expect(run.limit == nil)
    #expect(run.cycleLimit == nil)
    #expect(run.predictedContraction == nil)
    #expect(run.effective == .strengths(l2: -1.5, l1: 0))
  }

  @Test(arguments: [NoPenalty(), L2(0.01), DecoupledWeightDecay(0.01)] as [any Penalty])
  func theDistanceShrinksAsPredicted(penalty: any Penalty) async throws {
    let data = try ExactTable.read("diabetes.csv", target: "target")
    let prepared = try PreparedData(data, standardize: true, holdout: .none)
    let training = TrainingSettings(
      epochs: 500, batch: .full, learningRate: 0.2, precision: .double)
    let variant = Variant(name: "test", penalty: penalty, training: training)
    let run = try #require(try await Trainer(prepared).run([variant]).first)
    let limit = prepared.trained(try #require(run.limit))
    func distance(_ epoch: Int) -> Double {
      let parameters = prepared.trained(run.history.parameters[epoch - 1])
      return zip(parameters, limit).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }
    let predicted = try #require(run.predictedContraction)
    #expect(abs(distance(500) / distance(499) - predicted) < 1e-6)
  }

  @Test func withOneStepAnEpochTheCycleIsTheLimit() async throws {
    let run = try await trained(L2(0.05), epochs: 1)
    let limit = try values(try #require(run.limit))
    for (a, b) in zip(try values(try #require(run.cycleLimit)), limit) {
      #expect(abs(a - b) < 1e-12)
    }
  }

  @Test func withoutAPenaltyDependentColumnsEndNearestToTheStart() async throws {
    let data = Dataset(
      features: ["a", "b", "c"], target: "y",
      values: (0..<60).flatMap { i in
        let x = Double(i % 9) / 4 - 1
        return [x, 2 * x, Double(i % 5) / 2 - 1]
      },
      targets: (0..<60).map { Double($0 % 7) / 3 }, source: "test")
    let prepared = try PreparedData(data, standardize: false, holdout: .none)
    let start = Parameters(weights: [1, 2, 3], bias: 1)
    let variants = BiasTreatment.allCases.map { bias in
      Variant(
        name: bias.rawValue, penalty: NoPenalty(),
        training: TrainingSettings(
          epochs: 1500, batch: .full, learningRate: 0.1, initial: .explicit(start), bias: bias,
          precision: .double))
    }
    for run in try await Trainer(prepared).run(variants) {
      let limit = try #require(run.limit)
      for (a, b) in zip(run.final.weights, limit.weights) { #expect(abs(a - b) < 1e-10) }
      #expect(abs((run.final.bias ?? 0) - (limit.bias ?? 0)) < 1e-10)
      let contraction = try #require(run.predictedContraction)
      #expect(contraction > 0 && contraction < 1)
    }
  }

  @Test func aCycleIsWhereAnEpochStandsStill() async throws {
    // Every penalty, with short batches and a bias of every kind: start at the cycle, stay there.
    let data = SyntheticData(
      seed: 6, rows: 100, weights: [1, -2, 3], bias: 0.5, noise: 1
    ).dataset()
    let prepared = try PreparedData(data, standardize: true, holdout: .none)
    let penalties: [any Penalty] = [
      NoPenalty(), L2(0.2), L2PerBatch(-1), WeightDecay(0.01), DecoupledWeightDecay(0.3),
    ]
    for penalty in penalties {
      for bias in BiasTreatment.allCases {
        var training = TrainingSettings(
          epochs: 1, batch: .rows(16), learningRate: 0.05, bias: bias, precision: .double)
        let first = try #require(
          try await Trainer(prepared).run([
            Variant(name: "first", penalty: penalty, training: training)
          ]).first)
        let cycle = try #require(first.cycleLimit)
        let start = prepared.trained(cycle)
        training.initial = .explicit(
          Parameters(weights: Array(start.prefix(3)), bias: start[3]))
        let again = try #require(
          try await Trainer(prepared).run([
            Variant(name: "again", penalty: penalty, training: training)
          ]).first)
        for (a, b) in zip(again.final.weights, cycle.weights) { #expect(abs(a - b) < 1e-12) }
        #expect(abs((again.final.bias ?? 0) - (cycle.bias ?? 0)) < 1e-12)
      }
    }
  }
}
