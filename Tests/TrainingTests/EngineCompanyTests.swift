import Synchronization
import Testing

@testable import Training

@Suite("Variants in company")
struct EngineCompanyTests {
  /// The notebook's data, a tenth of the rows.
  private static let data = SyntheticData(
    seed: 1000, rows: 1_000, weights: [2, -3.4], bias: 4.2, noise: 0.01
  ).dataset()

  private func trainer() throws -> Trainer {
    Trainer(try PreparedData(Self.data, standardize: false, holdout: .none))
  }

  private func isSame(_ a: Run, _ b: Run) -> Bool {
    a.variant.name == b.variant.name && a.initial == b.initial && a.final == b.final
      && a.history.stepLoss == b.history.stepLoss && a.history.parameters == b.history.parameters
      && a.history.trainingMSE == b.history.trainingMSE && a.history.printed == b.history.printed
      && a.history.stepParameters == b.history.stepParameters && a.status == b.status
      && a.history.validationMSE == b.history.validationMSE
      && a.limit == b.limit && a.cycleLimit == b.cycleLimit
      && a.predictedContraction == b.predictedContraction
  }

  /// `count` variants that differ in whatever variants of a cohort may differ in.
  private func crowd(_ count: Int) -> [Variant] {
    (0..<count).map { index in
      var training = Notebook.settings
      training.epochs = 1 + index % 7
      training.loss = index.isMultiple(of: 2) ? .mse : .halfMSE
      training.bias = BiasTreatment.allCases[index % 3]
      training.learningRate = LearningRate(0.001 * Double(1 + index % 11))
      training.order = index.isMultiple(of: 5) ? .torch1 : .sequential
      training.printed = index.isMultiple(of: 3) ? .batchMSEBefore : .batchSSEAfter
      let penalties: [any Penalty] = [
        NoPenalty(), L2(0.01 * Double(index)), L2PerBatch(-0.1), WeightDecay(0.001),
        DecoupledWeightDecay(0.2),
      ]
      return Variant(name: "crowd \(index)", penalty: penalties[index % 5], training: training)
    }
  }

  @Test(arguments: [Precision.single, .double])
  func aVariantTrainsTheSameAloneAndInCompany(precision: Precision) async throws {
    let trainer = try trainer()
    func inPrecision(_ variants: [Variant]) -> [Variant] {
      variants.map {
        var variant = $0
        variant.training.precision = precision
        return variant
      }
    }
    let ours = inPrecision(Notebook.all)
    var alone: [Run] = []
    for variant in ours { alone += try await trainer.run([variant]) }

    for (others, jobs) in [(0, 1), (0, 4), (2, 1), (2, 2), (100, 1), (100, 3), (100, 16)] {
      let crowd = inPrecision(crowd(others))
      let half = others / 2
      let variants = Array(crowd.prefix(half)) + ours + Array(crowd.dropFirst(half))
      let runs = try await trainer.run(variants, jobs: jobs)
      #expect(runs.map { $0.variant.name } == variants.map { $0.name })
      for (place, run) in alone.enumerated() {
        #expect(isSame(runs[half + place], run), "\(others) others, \(jobs) jobs")
      }
    }
  }

  @Test func variantsWithManyFeaturesTrainTheSameInCompanyToo() async throws {
    let data = SyntheticData(
      seed: 1, rows: 300, weights: (0..<21).map { Double($0) / 10 }, bias: 1, noise: 0.1
    ).dataset()
    let trainer = Trainer(
      try PreparedData(data, standardize: true, holdout: .share(0.25, seed: 3)))
    let variants = crowd(23)
    let together = try await trainer.run(variants, jobs: 2)
    for (variant, run) in zip(variants, together) {
      let alone = try #require(try await trainer.run([variant]).first)
      #expect(isSame(alone, run))
      #expect(run.history.validationMSE?.count == variant.training.epochs)
    }
  }

  @Test func aDivergingNeighbourHarmsNobody() async throws {
    let trainer = try trainer()
    var wild = Notebook.pytorch2
    wild.name = "wild"
    wild.training.learningRate = 5
    let alone = try await trainer.run([Notebook.pytorch2, Notebook.pytorch3])
    let beside = try await trainer.run([wild, Notebook.pytorch2, wild, Notebook.pytorch3])
    #expect(isSame(beside[1], alone[0]))
    #expect(isSame(beside[3], alone[1]))
    guard case .diverged = beside[0].status else {
      Issue.record("a rate of 5 must diverge")
      return
    }
    #expect(isSame(beside[0], beside[2]))
  }

  @Test func ordersDoNotDependOnWhereTrainingStarts() async throws {
    let trainer = try trainer()
    var zeros = Notebook.pytorch1
    zeros.training.initial = .zeros
    zeros.training.epochs = 120
    var normal = Notebook.pytorch1
    normal.training.epochs = 120
    let runs = try await trainer.run([zeros, normal])
    let ends = zip(runs[0].final.weights, runs[1].final.weights).map { abs($0 - $1) }
    // The same orders lead to the same end, wherever they started.
    #expect((ends.max() ?? 1) < 2e-6)
  }

  @Test func progressTellsEveryEpoch() async throws {
    let log = ProgressLog()
    let trainer = try trainer()
    let runs = try await trainer.run(Notebook.all, jobs: 2) { log.add($0) }
    for run in runs {
      let lines = log.lines.filter { $0.variant == run.variant.name }
      #expect(lines.map { $0.epoch } == Array(1...run.variant.training.epochs))
      #expect(lines.map { $0.loss } == run.history.trainingMSE)
    }
  }

  @Test func aCancelledTaskStopsTraining() async throws {
    var long = Notebook.pytorch2
    long.training.epochs = 10_000_000
    let endless = long
    let trainer = try trainer()
    let task = Task { try await trainer.run([endless]) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func settingsThatFitNoModelAreNamed() async throws {
    let trainer = try trainer()
    var variant = Notebook.pytorch2
    variant.training.initial = .explicit(Parameters(weights: [1], bias: 0))
    await #expect(
      throws: TrainingError(description: "variant “pytorch-2”: 1 initial weight for 2 features")
    ) {
      try await trainer.run([variant])
    }
  }
}

/// Collects progress from any thread.
private final class ProgressLog: Sendable {
  private let collected = Mutex<[TrainingProgress]>([])

  func add(_ progress: TrainingProgress) { collected.withLock { $0.append(progress) } }
  var lines: [TrainingProgress] { collected.withLock { $0 } }
}
