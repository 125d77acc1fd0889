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
    progress: (@Sendable (TrainingProgress) -> Void)?
  ) {
    self.cohort = cohort
    self.data = data
    self.rows = rows
    self.progress = progress
    let features = data.dataset.featureCount
    let trainees = cohort.members.map { index in
      Trainee<Lanes.Scalar>(
        index: index, variant: variants[index],
        initial: variants[index].training.initialParameters(featureCount: features), data: data,
        stepsPerEpoch: cohort.batches.steps)
    }
    start = stride(from: 0, to: trainees.count, by: Lanes.scalarCount).map { first in
      let end = min(first + Lanes.scalarCount, trainees.count)
      return LaneGroup(Array(trainees[first..<end]), featureCount: features)
    }
  }

  /// Trains until every variant has finished or diverged.
  ///
  /// - Returns: The records by the variants' places in what was asked for.
  func run() throws(CancellationError) -> [(index: Int, record: TrainingRecord)] {
    var orders = BatchOrder(
      cohort.order, seed: cohort.seed, rowCount: cohort.batches.rowCount,
      featureCount: data.dataset.featureCount)
    var groups = start
    while groups.contains(where: { $0.isTraining }) {
      try epoch(&groups, orders.nextEpoch())
    }
    return groups.flatMap { $0.trainees.map { ($0.index, $0.record) } }
  }

  private func epoch(
    _ groups: inout [LaneGroup<Lanes>], _ order: [Int]?
  ) throws(CancellationError) {
    var shared = GatheredBatch<Lanes.Scalar>(
      rowCount: order == nil || groups.count == 1 ? 0 : cohort.batches.batchRows,
      featureCount: data.dataset.featureCount)
    let places = order?.map { UInt32($0) }
    for step in 0..<cohort.batches.steps {
      if step % Self.stepsBetweenChecks == 0, Task.isCancelled { throw CancellationError() }
      let batch = BatchRows(order: places, places: cohort.batches.rows(of: step))
      let isLast = step == cohort.batches.steps - 1
      if order == nil || groups.count == 1 {
        takeStep(&groups, rows, batch, order: order, isLast: isLast)
      } else {
        shared.gather(batch, of: rows)
        takeStep(&groups, shared.table, shared.rows, order: order, isLast: isLast)
      }
    }
  }

  private func takeStep(
    _ groups: inout [LaneGroup<Lanes>], _ table: RowTable<Lanes.Scalar>, _ batch: BatchRows,
    order: [Int]?, isLast: Bool
  ) {
    for place in groups.indices where groups[place].isTraining {
      groups[place].step(table, batch, order: order)
      if isLast {
        groups[place].endEpoch(table, lastBatch: batch, data: data, order: order) { trainee in
          progress?(TrainingProgress(trainee))
        }
      }
    }
  }
}
