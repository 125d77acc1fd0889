/// Trains the variants of a cohort in step.
struct CohortTraining<Lanes: LaneVector> {
  private let cohort: Cohort
  private let data: PreparedData
  private let rows: RowTable<Lanes.Scalar>
  private let start: [LaneGroup<Lanes>]
  private let progress: (@Sendable (TrainingProgress) -> Void)?

  /// Steps between two looks at whether training was cancelled.
  private static var stepsBetweenChecks: Int { 256 }

  init(
    _ cohort: Cohort, variants: [Variant], data: PreparedData, rows: RowTable<Lanes.Scalar>,
    keepsHistory: Bool, progress: (@Sendable (TrainingProgress) -> Void)?
  ) {
    self.cohort = cohort
    self.data = data
    self.rows = rows
    self.progress = progress
    let features = data.dataset.featureCount
    func trainee(_ index: Int) -> Trainee {
      let initial = variants[index].training.initialParameters(featureCount: features)
      return Trainee(
        index: index, variant: variants[index],
        initial: initial.map { Double(Lanes.Scalar($0)) }, data: data,
        batches: cohort.key.batches, keepsHistory: keepsHistory)
    }
    start = cohort.families.flatMap { family in
      stride(from: 0, to: family.count, by: Lanes.scalarCount).map { first in
        let group = family[first..<min(first + Lanes.scalarCount, family.count)]
        return LaneGroup(
          group.map(trainee), featureCount: features, keepsSteps: keepsHistory)
      }
    }
  }

  /// Trains until every variant has finished or diverged.
  ///
  /// - Returns: The records by the variants' places in what was asked for.
  func run() throws(CancellationError) -> [(index: Int, record: TrainingRecord)] {
    var groups = start
    switch cohort.key.gradients {
    case .rows: try trainOnRows(&groups)
    case .statistics: try trainOnStatistics(&groups)
    }
    return groups.flatMap(\.records)
  }

  // MARK: - From the rows

  private func trainOnRows(_ groups: inout [LaneGroup<Lanes>]) throws(CancellationError) {
    let batches = cohort.key.batches
    var orders = BatchOrder(
      cohort.key.order, seed: cohort.key.seed, rowCount: batches.rowCount,
      featureCount: data.dataset.featureCount)
    let sharesBatches = !cohort.key.order.isFixed && groups.count > 1
    var shared = GatheredBatch<Lanes.Scalar>(
      rowCount: sharesBatches ? batches.batchRows : 0, featureCount: data.dataset.featureCount)
    while groups.contains(where: { $0.isTraining }) {
      let order = orders.nextEpoch()
      for step in 0..<batches.steps {
        if step % Self.stepsBetweenChecks == 0, Task.isCancelled { throw CancellationError() }
        let batch = BatchRows(order: order, places: batches.rows(of: step))
        let isLast = step == batches.steps - 1
        if sharesBatches {
          shared.gather(batch, of: rows)
          takeStep(&groups, shared.table, shared.rows, epochOrder: order, isLast: isLast)
        } else {
          takeStep(&groups, rows, batch, epochOrder: order, isLast: isLast)
        }
      }
    }
  }

  private func takeStep(
    _ groups: inout [LaneGroup<Lanes>], _ table: RowTable<Lanes.Scalar>, _ batch: BatchRows,
    epochOrder: [UInt32]?, isLast: Bool
  ) {
    for place in groups.indices where groups[place].isTraining {
      groups[place].step(table, batch, epochOrder: epochOrder)
      if isLast {
        groups[place].endEpoch(
          data, order: epochOrder, squaresAfter: { $0.squares(table, batch) }, report: report)
      }
    }
  }

  // MARK: - From the statistics

  private func trainOnStatistics(_ groups: inout [LaneGroup<Lanes>]) throws(CancellationError) {
    var rows = FullBatch(data.trainingLoss)
    for place in groups.indices {
      groups[place].sum(&rows)
      var steps = 0
      while groups[place].isTraining {
        if steps % Self.stepsBetweenChecks == 0, Task.isCancelled { throw CancellationError() }
        steps += 1
        groups[place].step(&rows)
        groups[place].endEpoch(data, order: nil, squaresAfter: { $0.squares }, report: report)
      }
    }
  }

  private func report(_ trainee: Trainee) {
    progress?(TrainingProgress(trainee))
  }
}
