/// As many variants of a cohort as fit a register, trained by the same instructions: parameters and
/// gradients are vectors with one variant a lane.
struct LaneGroup<Lanes: LaneVector> {
  /// The variants, one a lane from lane 0 on.
  private var trainees: [Trainee]
  private var log: StepLog<Lanes>
  /// Weights and biases by `[feature][lane]`; 0 in lanes that are empty or have finished, so that
  /// no overflow there can slow the others down.
  private var parameters: [Lanes]
  private var gradient: [Lanes]
  private var sums: [Lanes]
  private var kernel: BatchKernel<Lanes>
  private var optimizer: LaneOptimizer<Lanes>
  /// The rules for batches of `rulesRows` rows; 0 where they must be made anew.
  private var rules: LaneRules<Lanes>
  private var rulesRows = 0
  /// Mean squared errors over all rows as the parameters are now, where they are known.
  private var losses: [Double?]
  /// Variants that still train, and the steps that each of them has taken.
  private var active: Int
  private var steps = 0
  /// Whether any learning rate falls, and whether any falls with every step.
  private let ratesFall: Bool
  private let ratesFollowSteps: Bool

  /// - Parameters:
  ///   - trainees: Variants whose optimisers are of one family.
  ///   - keepsSteps: Whether losses and parameters of single steps are kept.
  init(_ trainees: [Trainee], featureCount: Int, keepsSteps: Bool) {
    precondition(trainees.count <= Lanes.scalarCount, "one variant a lane")
    self.trainees = trainees
    active = trainees.count
    losses = Array(repeating: nil, count: trainees.count)
    log = StepLog(
      keepsLosses: keepsSteps,
      parameterSteps: keepsSteps ? trainees.map(\.parameterSteps).max() ?? 0 : 0)
    parameters = Array(repeating: .zero, count: featureCount + 1)
    gradient = parameters
    sums = Array(repeating: .zero, count: featureCount + 2)
    for (lane, trainee) in trainees.enumerated() {
      for j in parameters.indices { parameters[j][lane] = Lanes.Scalar(trainee.record.initial[j]) }
    }
    kernel = BatchKernel(featureCount: featureCount, laneCount: trainees.count)
    optimizer = LaneOptimizer(
      trainees.map { $0.variant.training.optimizer }, parameters: featureCount + 1)
    rules = LaneRules(trainees, rows: 1, steps: 0)
    let falling = trainees.map { $0.variant.training.learningRate }.filter { !$0.isConstant }
    ratesFall = !falling.isEmpty
    ratesFollowSteps = falling.contains { $0.period == .step }
  }

  /// Whether any variant still trains.
  var isTraining: Bool { active > 0 }

  /// The variants' records, complete when none trains any more.
  var records: [(index: Int, record: TrainingRecord)] {
    trainees.enumerated().map { lane, trainee in (trainee.index, trainee.record(from: log, lane)) }
  }

  /// One step of every variant that still trains, on the rows `batch` of `table`, in an epoch of
  /// order `epochOrder`.
  mutating func step(
    _ table: RowTable<Lanes.Scalar>, _ batch: BatchRows, epochOrder: [UInt32]?
  ) {
    kernel.sum(table, batch, parameters: parameters, into: &sums)
    step(rows: batch.places.count, order: epochOrder)
  }

  /// Sums over all rows as the parameters are now, by way of their statistics.
  mutating func sum(_ rows: inout FullBatch) {
    let n = Double(rows.rowCount)
    for lane in trainees.indices where trainees[lane].isTraining {
      rows.look(at: parameters, lane: lane)
      for j in parameters.indices { sums[j][lane] = Lanes.Scalar(n * rows[j]) }
      sums[parameters.count][lane] = Lanes.Scalar(n * rows.loss)
      losses[lane] = rows.loss
    }
  }

  /// One step of every variant that still trains, on all rows, which were summed up before; and the
  /// sums after it.
  mutating func step(_ rows: inout FullBatch) {
    step(rows: rows.rowCount, order: nil)
    sum(&rows)
  }

  /// Ends an epoch and calls `report` for each variant that is still within bounds.
  ///
  /// - Parameter squaresAfter: Sums r² over the epoch's last batch at the parameters given to it.
  mutating func endEpoch(
    _ data: PreparedData, order: [UInt32]?, squaresAfter: (inout LaneGroup) -> Lanes,
    report: (Trainee) -> Void
  ) {
    let needsSquares = trainees.contains { $0.isTraining && $0.printsSquaresAfter }
    let squares = needsSquares ? squaresAfter(&self) : .zero
    for lane in trainees.indices where trainees[lane].isTraining {
      let parameters = parameters(of: lane)
      trainees[lane].endEpoch(
        parameters, steps: steps, loss: losses[lane] ?? data.trainingLoss.value(at: parameters),
        validation: data.validationLoss?.value(at: parameters),
        squaresBefore: Double(log.lastSquares[lane]), squaresAfter: Double(squares[lane]),
        order: order)
      if trainees[lane].record.divergence == nil { report(trainees[lane]) }
      if !trainees[lane].isTraining { retire(lane) }
    }
    active = trainees.count { $0.isTraining }
    if ratesFall { rulesRows = 0 }
  }

  /// The sum of r² over the rows `batch` of `table` as the parameters are now.
  mutating func squares(_ table: RowTable<Lanes.Scalar>, _ batch: BatchRows) -> Lanes {
    kernel.sum(table, batch, parameters: parameters, into: &sums)
    return sums[parameters.count]
  }

  /// The sum of r² over all rows as they were summed up last.
  var squares: Lanes { sums[parameters.count] }

  // MARK: - The step

  /// One step from the sums over a batch of `rows` rows.
  private mutating func step(rows: Int, order: [UInt32]?) {
    if rows != rulesRows || ratesFollowSteps {
      rules = LaneRules(trainees, rows: rows, steps: steps)
      rulesRows = rows
    }
    let bias = parameters.count - 1
    let squares = sums[bias + 1]
    if !Lanes.isAtMost(squares, rules.squaresBound) { retireBeyondBound(squares, rows, order) }
    log.add(squares: squares)

    // g = (c/m) Xᵀr
    for j in 0..<bias { gradient[j] = Lanes.product(rules.scale, sums[j]) }
    gradient[bias] = Lanes.product(rules.biasScale, sums[bias])
    // g ← g + k p + s sign(p), p ← f p
    for j in 0..<bias { penalize(j, rules.weights) }
    penalize(bias, rules.bias)
    optimizer.step(&parameters, gradient: gradient, rate: rules.rate)

    var finiteness = Lanes.zero
    for p in parameters { finiteness = Lanes.sum(finiteness, p.finiteness) }
    if !Lanes.isAtMost(finiteness, .zero) { retireNonFinite(finiteness, order) }
    // p ← S(p, t)/u
    if rules.isProximal {
      for j in 0..<bias { parameters[j] = rules.weights.proximal(parameters[j]) }
      parameters[bias] = rules.bias.proximal(parameters[bias])
    }
    log.add(parameters: parameters)
    steps += 1
  }

  @inline(__always)
  private mutating func penalize(_ j: Int, _ penalty: PenaltyLanes<Lanes>) {
    let p = parameters[j]
    var g = Lanes.sum(gradient[j], Lanes.product(penalty.gradientCoefficient, p))
    if rules.hasSigns { g = Lanes.sum(g, Lanes.product(penalty.signCoefficient, p.signs)) }
    gradient[j] = g
    parameters[j] = Lanes.product(penalty.decayFactor, p)
  }

  // MARK: - Lanes that have finished

  private mutating func retireBeyondBound(_ squares: Lanes, _ rows: Int, _ order: [UInt32]?) {
    for lane in trainees.indices where !(squares[lane] <= rules.squaresBound[lane]) {
      if trainees[lane].isTraining {
        trainees[lane].diverge(after: steps, order, countsLoss: false)
      }
      retire(lane)
    }
    active = trainees.count { $0.isTraining }
    rules = LaneRules(trainees, rows: rows, steps: steps)
  }

  private mutating func retireNonFinite(_ finiteness: Lanes, _ order: [UInt32]?) {
    for lane in finiteness.indices where finiteness[lane] != 0 {
      if lane < trainees.count, trainees[lane].isTraining {
        trainees[lane].diverge(after: steps, order, countsLoss: true)
      }
      retire(lane)
    }
    active = trainees.count { $0.isTraining }
  }

  private mutating func retire(_ lane: Int) {
    for j in parameters.indices { parameters[j][lane] = 0 }
    for j in sums.indices { sums[j][lane] = 0 }
    optimizer.forget(lane)
    rulesRows = 0
  }

  private func parameters(of lane: Int) -> [Double] { parameters.map { Double($0[lane]) } }
}
