import Testing

@testable import Training

/// Where training ends, against where it must: full batches in double on the notebook's data,
/// strength 0.05 of mean r²/2, the bias penalised.
@Suite("Where training ends")
struct LimitTests {
  private static let ridge05 = [1.90748, -3.23523, 3.99987]
  private static let ridge005 = [1.99031, -3.38284, 4.17895]

  private static let momentum = OptimizerChoice.sgd(SGDSettings(momentum: 0.9))
  private static let nesterov = OptimizerChoice.sgd(SGDSettings(momentum: 0.9, nesterov: true))
  private static let dampened = OptimizerChoice.sgd(SGDSettings(momentum: 0.9, dampening: 0.5))

  private static func variant(
    _ penalty: any Penalty, _ optimizer: OptimizerChoice = .sgd(), rate: LearningRate = 0.1,
    steps: Int = 400, bias: BiasTreatment = .penalized
  ) -> Variant {
    var training = Notebook.settings
    training.epochs = steps
    training.batch = .full
    training.learningRate = rate
    training.loss = .halfMSE
    training.optimizer = optimizer
    training.bias = bias
    training.precision = .double
    return Variant(name: "\(optimizer.name) \(penalty.kind)", penalty: penalty, training: training)
  }

  private static func falling(_ steps: Int) -> LearningRate {
    LearningRate(0.1, schedule: .cosine(span: steps, floor: 0))
  }

  private static func gap(_ a: Parameters, _ b: Parameters) -> Double {
    zip(a.values, b.values).map { abs($0 - $1) }.max() ?? .infinity
  }

  // MARK: - The table of confirmed limits

  @Test func sgdEndsAtTheRidgeThatItsRuleIs() async throws {
    let rows: [(Variant, ridge: Double, limit: [Double])] = [
      (Self.variant(L2(0.05)), 0.05, Self.ridge05),
      (Self.variant(L2(0.05), Self.momentum), 0.05, Self.ridge05),
      (Self.variant(L2(0.05), Self.nesterov), 0.05, Self.ridge05),
      (Self.variant(L2(0.05), Self.dampened), 0.05, Self.ridge05),
      (Self.variant(DecoupledWeightDecay(0.05)), 0.05, Self.ridge05),
      (Self.variant(DecoupledWeightDecay(0.05), Self.momentum), 0.005, Self.ridge005),
      (Self.variant(DecoupledWeightDecay(0.05), Self.nesterov), 0.005, Self.ridge005),
      (
        Self.variant(DecoupledWeightDecay(0.05), Self.dampened), 0.01,
        [1.98075, -3.36578, 4.15827]
      ),
      (Self.variant(WeightDecay(0.05), rate: 0.01), 5, [0.34176, -0.55777, 0.70015]),
      (Self.variant(WeightDecay(0.005), Self.momentum), 0.005, Self.ridge005),
      (Self.variant(L2PerBatch(500)), 0.05, Self.ridge05),
    ]
    for (run, row) in zip(try await Trainer(Notebook.prepared()).run(rows.map(\.0)), rows) {
      guard case .strengths(let l2, 0) = run.effective else {
        Issue.record("\(run.variant.name) has a ridge penalty's limit")
        continue
      }
      #expect(abs(l2 - row.ridge) < 1e-14)
      let limit = try #require(run.limit)
      for (ours, theirs) in zip(limit.values, row.limit) { #expect(abs(ours - theirs) < 6e-6) }
      #expect(Self.gap(run.final, limit) < 1e-6, "\(run.variant.name)")
      #expect(run.boxLimit == nil)
    }
  }

  @Test func adaptiveOptimisersEndAtTheRidgeOfACoupledPenalty() async throws {
    let optimizers: [OptimizerChoice] = [
      .adam(), .adam(AdamSettings(amsgrad: true)), .rmsprop(),
    ]
    let variants =
      optimizers.map { Self.variant(L2(0.05), $0, rate: Self.falling(1000), steps: 1000) }
      + [Self.variant(L2(0.05), .adagrad(), rate: 1, steps: 200)]
    for run in try await Trainer(Notebook.prepared()).run(variants) {
      #expect(run.effective == .strengths(l2: 0.05, l1: 0))
      let limit = try #require(run.limit)
      for (ours, theirs) in zip(limit.values, Self.ridge05) { #expect(abs(ours - theirs) < 6e-6) }
      #expect(Self.gap(run.final, limit) < 1e-4, "\(run.variant.name)")
    }
  }

  // MARK: - AdamW's box

  /// A short memory of squares, since beside a bound Adam's gradient has to fall far before the
  /// decay holds it, and it falls only as fast as its squares are forgotten.
  private static let forgetful = OptimizerChoice.adam(AdamSettings(beta2: 0.95))

  @Test func aWideBoxHoldsLeastSquares() async throws {
    let data = try Notebook.prepared()
    let run = try #require(
      try await Trainer(data).run([
        Self.variant(
          DecoupledWeightDecay(0.05), Self.forgetful, rate: Self.falling(2000), steps: 2000)
      ]).first)
    #expect(run.effective == .box(bound: 20))
    #expect(run.limit == nil)
    let box = try #require(run.boxLimit)
    #expect(Self.gap(box, data.leastSquares.parameters) < 1e-12)
    #expect(Self.gap(run.final, box) < 1e-4)
    for (ours, theirs) in zip(box.values, [1.99996, -3.40007, 4.19985]) {
      #expect(abs(ours - theirs) < 6e-6)
    }
  }

  /// Half the gradient of the mean squared error at `parameters`: what the optimality conditions
  /// speak of.
  private static func slopes(_ data: PreparedData, _ parameters: Parameters) -> [Double] {
    data.trainingLoss.gradient(at: parameters.values)
  }

  @Test(arguments: [
    (DecoupledWeightDecay(0.26) as any Penalty, forgetful),
    (DecoupledWeightDecay(0.28), forgetful),
    (ElasticNet(0.28, l1Ratio: 0), forgetful),
    (DecoupledWeightDecay(0.26), .rmsprop(RMSpropSettings(alpha: 0.9))),
  ])
  func aNarrowBoxEndsWhereItsConditionsHold(penalty: any Penalty, optimizer: OptimizerChoice)
    async throws
  {
    // Inside the box no slope is left; at its faces the slope leads out of it.
    let data = try Notebook.prepared()
    let run = try #require(
      try await Trainer(data).run([
        Self.variant(penalty, optimizer, rate: Self.falling(4000), steps: 4000)
      ]).first)
    let box = try Self.checkedBox(of: run, data)
    #expect(Self.gap(run.final, box) < 1e-4)
  }

  @Test func aBoxWhoseFaceTouchesLeastSquaresIsReachedSlowly() async throws {
    // Least squares has 1.99996 for the first weight and the box ends at 2: the decay balances
    // nearly a whole step there, so the gradient dies away ever more slowly.
    let data = try Notebook.prepared()
    let run = try #require(
      try await Trainer(data).run([
        Self.variant(
          DecoupledWeightDecay(0.5), Self.forgetful, rate: Self.falling(4000), steps: 4000)
      ]).first)
    let box = try Self.checkedBox(of: run, data)
    for (ours, theirs) in zip(box.values, [2.0, -2, 2]) { #expect(abs(ours - theirs) < 0.02) }
    #expect(Self.gap(run.final, box) < 0.02)
    #expect(abs(run.final.values[1] + 2) < 1e-4 && abs(run.final.values[2] - 2) < 1e-4)
    #expect(abs(run.final.values[0]) < abs(box.values[0]))
  }

  /// The point that a run's box holds it to, its optimality conditions checked.
  private static func checkedBox(of run: Run, _ data: PreparedData) throws -> Parameters {
    guard case .box(let bound) = run.effective else {
      Issue.record("\(run.variant.name) has a box")
      return run.final
    }
    let box = try #require(run.boxLimit)
    for (p, g) in zip(box.values, slopes(data, box)) {
      #expect(abs(p) <= bound)
      if abs(p) < bound { #expect(abs(g) < 1e-12) } else { #expect(g * p <= 0) }
    }
    #expect(box.values.contains { abs($0) == bound })
    return box
  }

  @Test func noBoxIsClaimedWhereTrainingEndsElsewhere() async throws {
    let noisy = try PreparedData(
      SyntheticData(seed: 1000, rows: 1000, weights: [2, -3.4], bias: 4.2, noise: 1).dataset(),
      standardize: false, holdout: .none)
    var batches = Self.variant(
      DecoupledWeightDecay(0.05), .adam(),
      rate: LearningRate(0.05, schedule: .cosine(span: 300, floor: 0)), steps: 300)
    batches.training.batch = .rows(32)
    batches.training.order = .shuffle
    let greatest = Self.variant(
      DecoupledWeightDecay(0.05), .adam(AdamSettings(amsgrad: true)),
      rate: LearningRate(0.1, schedule: .inverse(decay: 0.01)), steps: 3000)
    for run in try await Trainer(noisy).run([batches, greatest]) {
      guard case .none(let reason) = run.effective else {
        Issue.record("\(run.variant.name) has no penalty's limit and no box")
        continue
      }
      #expect(!reason.isEmpty && run.limit == nil && run.boxLimit == nil)
      // The noise of the batches, or the greatest gradients, hold it away from least squares.
      #expect(Self.gap(run.final, noisy.leastSquares.parameters) > 0.02)
    }
  }

  @Test func penaltiesBesideAdaptiveStepsHaveTheLimitsThatAreDenied() async throws {
    let data = try Notebook.prepared()
    let trainer = Trainer(data)
    // Below 1 a threshold beside sign-like steps does nothing in the end; Adagrad creeps to zero.
    let runs = try await trainer.run([
      Self.variant(
        L1(0.5), .adam(AdamSettings(beta2: 0.99)), rate: Self.falling(2000), steps: 2000),
      Self.variant(DecoupledWeightDecay(0.05), .adagrad(), rate: 1, steps: 3000),
      Self.variant(
        WeightDecay(0.005), rate: LearningRate(0.1, schedule: .inverse(decay: 1)), steps: 3000),
    ])
    for run in runs {
      guard case .none = run.effective else {
        Issue.record("\(run.variant.name) has no limit")
        continue
      }
      #expect(run.limit == nil && run.boxLimit == nil && run.predictedContraction == nil)
    }
    #expect(Self.gap(runs[0].final, data.leastSquares.parameters) < 0.02)
    for run in runs.dropFirst() {
      let epochs = run.history.parameters
      for j in 0..<3 {
        let (early, late) = (epochs[300].values[j], epochs[2999].values[j])
        #expect(abs(late) < 0.5 * abs(early))
      }
    }
  }

  @Test func aRateThatStopsFallingSettlesWeightDecay() async throws {
    let trainer = Trainer(try Notebook.prepared())
    let settled = LearningRate(0.4, schedule: .cosine(span: 100, floor: 0.1))
    let runs = try await trainer.run([
      Self.variant(WeightDecay(0.005), rate: settled, steps: 500),
      Self.variant(
        WeightDecay(0.005), rate: LearningRate(0.1, schedule: .step(every: 9, factor: 1))),
    ])
    for run in runs {
      let limit = try #require(run.limit)
      for (ours, theirs) in zip(limit.values, Self.ridge05) { #expect(abs(ours - theirs) < 6e-6) }
      #expect(Self.gap(run.final, limit) < 1e-6)
    }
  }

  // MARK: - L1

  private static func diabetes() throws -> PreparedData {
    try PreparedData(
      try ExactTable.read("diabetes.csv", target: "target"), standardize: true, holdout: .none)
  }

  private static func onDiabetes(
    _ penalty: any Penalty, _ optimizer: OptimizerChoice = .sgd(), rate: LearningRate = 0.2,
    steps: Int = 4000
  ) -> Variant {
    Variant(
      name: "\(optimizer.name) \(penalty.kind)", penalty: penalty,
      training: TrainingSettings(
        epochs: steps, batch: .full, learningRate: rate, loss: .halfMSE, optimizer: optimizer,
        bias: .free, precision: .double))
  }

  @Test func proximalTrainingEndsWhereTheOptimalityConditionsHold() async throws {
    let data = try Self.diabetes()
    let variants = [
      Self.onDiabetes(L1(2)), Self.onDiabetes(L1(20)),
      Self.onDiabetes(L1(20), Self.momentum, rate: 0.05),
      Self.onDiabetes(L1(20), Self.nesterov, rate: 0.05),
      Self.onDiabetes(L1(20), Self.dampened, rate: 0.05),
      Self.onDiabetes(ElasticNet(10, l1Ratio: 0.4)), Self.onDiabetes(ElasticNet(1, l1Ratio: 0.9)),
      Self.onDiabetes(ElasticNet(10, l1Ratio: 0.4), Self.momentum, rate: 0.05),
      Self.onDiabetes(L1(60)),
    ]
    for run in try await Trainer(data).run(variants) {
      guard case .strengths(let l2, let l1) = run.effective else {
        Issue.record("\(run.variant.name) has strengths")
        continue
      }
      let p = data.trained(run.final)
      let g = data.trainingLoss.gradient(at: p)
      #expect(abs(g[10]) < 1e-9)
      for j in 0..<10 {
        if p[j] == 0 {
          #expect(abs(g[j]) <= l1)
        } else {
          #expect(abs(g[j] + l2 * p[j] + (p[j] > 0 ? l1 : -l1)) < 1e-7, "\(run.variant.name)")
        }
      }
      let limit = data.trained(try #require(run.limit))
      for (a, b) in zip(p, limit) {
        #expect(abs(a - b) < 1e-6)
        #expect((a == 0) == (b == 0))
      }
    }
  }

  @Test func onlyTheProximalMapMakesZeros() async throws {
    let data = try Self.diabetes()
    let rate = LearningRate(0.2, schedule: .inverse(decay: 0.02))
    let runs = try await Trainer(data).run([
      Self.onDiabetes(L1(20), rate: rate, steps: 3000),
      Self.onDiabetes(L1Subgradient(20), rate: rate, steps: 3000),
    ])
    #expect(runs[0].final.weights.filter { $0 == 0 }.count >= 4)
    #expect(runs[1].history.parameters.allSatisfy { $0.weights.allSatisfy { $0 != 0 } })
    // Both are near the one lasso; the subgradient hovers.
    #expect(runs[0].effective == .strengths(l2: 0, l1: 20))
    #expect(runs[1].effective == .strengths(l2: 0, l1: 20))
    let limits = try runs.map { data.trained(try #require($0.limit)) }
    let ends = runs.map { data.trained($0.final) }
    for j in 0...10 {
      #expect(abs(limits[0][j] - limits[1][j]) < 1e-9)
      #expect(abs(ends[0][j] - limits[0][j]) < 1e-6)
      #expect(abs(ends[1][j] - limits[1][j]) < 0.5)
    }
  }

  @Test func theElasticNetIsRidgeAndLassoAtItsEnds() async throws {
    let data = try Self.diabetes()
    let variants = [
      Self.onDiabetes(ElasticNet(3, l1Ratio: 1), steps: 60), Self.onDiabetes(L1(3), steps: 60),
      Self.onDiabetes(ElasticNet(3, l1Ratio: 0), steps: 800), Self.onDiabetes(L2(3), steps: 800),
    ]
    let runs = try await Trainer(data).run(variants)
    // With nothing but L1 it is the lasso, bit for bit and step for step.
    #expect(runs[0].history.parameters == runs[1].history.parameters)
    #expect(runs[0].limit == runs[1].limit && runs[0].effective == runs[1].effective)
    // With nothing but L2 the way differs, an implicit step for an explicit one, and not the end.
    #expect(runs[2].effective == .strengths(l2: 3, l1: 0))
    #expect(runs[2].limit == runs[3].limit)
    #expect(Self.gap(runs[2].history.parameters[0], runs[3].history.parameters[0]) > 0.01)
    #expect(Self.gap(runs[2].final, runs[3].final) < 1e-9)
    // And in between the limit moves from the one to the other without a jump.
    let limits = try [0, 1e-7, 1 - 1e-7, 1].map { share in
      try #require(
        data.trainingLoss.minimiser(
          l2: 3 * (1 - share), l1: 3 * share, bias: .free,
          nearestTo: Array(repeating: 0, count: 11)))
    }
    for j in 0...10 {
      #expect(abs(limits[0][j] - limits[1][j]) < 1e-4)
      #expect(abs(limits[2][j] - limits[3][j]) < 1e-4)
    }
  }
}
