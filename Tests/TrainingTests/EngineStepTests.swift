import Testing

@testable import Training

@Suite("Steps")
struct EngineStepTests {
  private static let penalties: [any Penalty] = [
    NoPenalty(), L2(0.3), L2PerBatch(-0.7), L2PerBatch(2), WeightDecay(0.02),
    DecoupledWeightDecay(0.4), L1(0.6), L1Subgradient(0.3), ElasticNet(0.8, l1Ratio: 0.4),
  ]

  private static let optimizers: [OptimizerChoice] = [
    .sgd(), .sgd(SGDSettings(momentum: 0.7)), .sgd(SGDSettings(momentum: 0.7, nesterov: true)),
    .sgd(SGDSettings(momentum: 0.7, dampening: 0.4)), .adam(),
    .adam(AdamSettings(beta1: 0.5, beta2: 0.9, epsilon: 1e-4, amsgrad: true)),
    .rmsprop(RMSpropSettings(alpha: 0.9, epsilon: 1e-6)), .adagrad(),
  ]

  private static let rates: [LearningRate] = [
    0.05, LearningRate(0.05, schedule: .inverse(decay: 0.2), period: .step),
    LearningRate(0.05, schedule: .step(every: 2, factor: 0.5)),
    LearningRate(0.05, schedule: .cosine(span: 20, floor: 0.01), period: .step),
  ]

  @Test(arguments: penalties.indices, BiasTreatment.allCases)
  func everyPenaltyFollowsItsFormulaUnderEveryOptimiser(
    place: Int, bias: BiasTreatment
  ) async throws {
    let data = SyntheticData(
      seed: 4, rows: 203, weights: [1, -2, 0.5], bias: 3, noise: 0.2
    ).dataset()
    let prepared = try PreparedData(data, standardize: false, holdout: .none)
    let variants = Self.optimizers.enumerated().map { number, optimizer in
      Variant(
        name: "\(optimizer.name) \(number)", penalty: Self.penalties[place],
        training: TrainingSettings(
          epochs: 4, batch: .rows(32), learningRate: Self.rates[(number + place) % 4], seed: 9,
          initial: .normal(standardDeviation: 1), loss: .halfMSE, optimizer: optimizer, bias: bias,
          precision: .double))
    }
    for run in try await Trainer(prepared).run(variants) {
      let naive = NaiveTraining(run.variant, data)
      #expect(run.history.parameters.count == naive.history.count)
      for (ours, theirs) in zip(run.history.parameters, naive.history) {
        #expect((ours.bias == nil) == (bias == .none))
        for (a, b) in zip(ours.weights + [ours.bias ?? 0], theirs) {
          #expect(abs(a - b) < 1e-12, "\(run.variant.name)")
        }
      }
      #expect(run.history.stepLoss.count == 4 * 7)
      for (a, b) in zip(run.history.stepLoss, naive.losses) { #expect(abs(a - b) < 1e-11 * b) }
      #expect(run.history.stepsPerEpoch == 7)
      #expect(run.history.stepParameters?.count == 28)
      #expect(run.history.stepParameters?[27] == run.final)
      #expect(run.history.stepParameters?[6] == run.history.parameters[0])
    }
  }

  @Test func standardisedTrainingIsReportedOnTheGivenScale() async throws {
    let data = try ExactTable.read("diabetes.csv", target: "target")
    let prepared = try PreparedData(data, standardize: true, holdout: .share(0.2, seed: 0))
    #expect(prepared.trainingRowCount == 354)
    #expect(prepared.validationRowCount == 88)
    let training = TrainingSettings(
      epochs: 30, batch: .rows(32), learningRate: 0.02, order: .shuffle, seed: 1,
      precision: .double)
    let variant = Variant(name: "test", penalty: L2(0.1), training: training)
    let run = try #require(try await Trainer(prepared).run([variant]).first)
    #expect(
      relativeDifference(run.finalTrainingMSE, prepared.trainingMSE(of: run.final)) < 1e-9)
    let validation = try #require(run.finalValidationMSE)
    let direct = try #require(prepared.validationMSE(of: run.final))
    #expect(relativeDifference(validation, direct) < 1e-9)
    #expect(run.finalTrainingMSE > prepared.leastSquares.trainingMSE)
    #expect(run.finalTrainingMSE < run.initialTrainingMSE / 5)
    // Training starts at zero on its own scale, which is zero on every scale.
    #expect(run.initial == Parameters(weights: Array(repeating: 0, count: 10), bias: 0))
  }

  @Test func tooManyStepsAreNotKept() async throws {
    var variant = Notebook.pytorch2
    variant.training.batch = .rows(1)
    variant.training.epochs = 7
    let run = try #require(try await Trainer(Notebook.prepared()).run([variant]).first)
    #expect(run.history.stepLoss.count == 70_000)
    #expect(run.history.stepParameters == nil)
  }

  @Test func batchPlansCountTheShortLastBatch() {
    let plan = BatchPlan(rowCount: 10_000, batch: .rows(128))
    #expect(plan.steps == 79)
    #expect(plan.lastBatchRows == 16)
    #expect(plan.rows(of: 78) == 9984..<10_000)
    #expect(BatchPlan(rowCount: 5, batch: .full).steps == 1)
    #expect(BatchPlan(rowCount: 5, batch: .rows(100)).lastBatchRows == 5)
    #expect(BatchPlan(rowCount: 5, batch: .rows(100)).meanReciprocalRows == 0.2)
  }
}
