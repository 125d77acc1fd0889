import Testing

@testable import Training

@Suite("Divergence")
struct EngineDivergenceTests {
  private func run(_ variant: Variant) async throws -> Run {
    try #require(try await Trainer(Notebook.prepared()).run([variant]).first)
  }

  private func variant(
    rate: Double, batch: BatchSize, epochs: Int = 20, penalty: any Penalty = L2(0.05)
  ) -> Variant {
    var training = Notebook.settings
    training.batch = batch
    training.learningRate = LearningRate(rate)
    training.epochs = epochs
    return Variant(name: "test", penalty: penalty, training: training)
  }

  private func largestStableRate(_ run: Run) throws -> Double {
    guard case .diverged(_, let rate) = run.status else {
      Issue.record("it should have diverged")
      return .nan
    }
    return try #require(rate)
  }

  @Test func aFullBatchIsStableUpToTheNamedRate() async throws {
    for penalty in [NoPenalty(), L2(0.05)] as [any Penalty] {
      let wild = variant(rate: 1.5, batch: .full, epochs: 60, penalty: penalty)
      let rate = try largestStableRate(try await run(wild))
      print("largest stable rate of full batches, \(penalty.kind): \(rate)")
      #expect(abs(rate - (penalty is NoPenalty ? 0.985 : 0.961)) < 5e-4)
      let below = variant(rate: rate * 0.97, batch: .full, epochs: 60, penalty: penalty)
      let stable = try await run(below)
      #expect(stable.status == .finished)
      #expect(stable.finalTrainingMSE < stable.initialTrainingMSE)
      let above = variant(rate: rate * 1.1, batch: .full, epochs: 60, penalty: penalty)
      #expect(try await run(above).status != .finished)
    }
  }

  @Test(arguments: [1, 16, 128])
  func theRateOfSmallerBatchesIsThatOfTheWorstOne(rows: Int) async throws {
    let wild = try await run(variant(rate: 3, batch: .rows(rows), epochs: 2))
    let rate = try largestStableRate(wild)
    print("largest stable rate of batches of \(rows): \(rate)")
    if rows == 1 {
      // A row's curvature is c (1 + |x|²) + L, and the longest row decides.
      let values = Notebook.data.values
      var longest = 0.0
      for start in stride(from: 0, to: values.count, by: 2) {
        let (x1, x2) = (values[start], values[start + 1])
        longest = max(longest, x1 * x1 + x2 * x2)
      }
      let curvature = 2 * (1 + longest) + 0.05
      #expect(abs(rate - 2 / curvature) < 1e-12)
    }
    #expect(rate > 0 && rate < 0.985)
    let below = try await run(variant(rate: rate * 0.99, batch: .rows(rows), epochs: 4))
    #expect(below.status == .finished)
  }

  @Test func decaysLeaveLessRoom() async throws {
    for penalty in [WeightDecay(0.2), DecoupledWeightDecay(0.5)] as [any Penalty] {
      let wild = try await run(variant(rate: 1.5, batch: .full, epochs: 60, penalty: penalty))
      let rate = try largestStableRate(wild)
      let below = variant(rate: rate * 0.97, batch: .full, epochs: 60, penalty: penalty)
      #expect(try await run(below).status == .finished)
      let above = variant(rate: rate * 1.1, batch: .full, epochs: 60, penalty: penalty)
      #expect(try await run(above).status != .finished)
    }
  }

  @Test func noRateIsStableForANegativeStrengthBeyondTheCurvature() async throws {
    let wild = try await run(variant(rate: 0.1, batch: .rows(128), epochs: 5, penalty: L2(-5)))
    #expect(try largestStableRate(wild) == 0)
    #expect(wild.limit == nil)
  }

  @Test func theHistoryEndsWithTheLastFiniteEpoch() async throws {
    let wild = try await run(variant(rate: 1.5, batch: .full, epochs: 60))
    guard case .diverged(let step, _) = wild.status else {
      Issue.record("it should have diverged")
      return
    }
    let history = wild.history
    #expect(history.parameters.count == history.trainingMSE.count)
    #expect(history.parameters.count == history.printed.count)
    #expect(history.parameters.count < 60)
    #expect(step >= history.parameters.count && step <= history.parameters.count + 1)
    #expect(wild.final == history.parameters.last)
    #expect(history.trainingMSE.allSatisfy { $0.isFinite })
    #expect(history.printed.allSatisfy { $0.isFinite })
    #expect(history.stepLoss.allSatisfy { $0.isFinite })
  }

  @Test func anExplodingFirstStepLeavesTheInitialParameters() async throws {
    let wild = try await run(variant(rate: 1e38, batch: .full))
    guard case .diverged(let step, _) = wild.status else {
      Issue.record("it should have diverged")
      return
    }
    #expect(step <= 2)
    #expect(wild.history.parameters.isEmpty)
    #expect(wild.final == wild.initial)
    #expect(wild.finalTrainingMSE == wild.initialTrainingMSE)
  }
}
