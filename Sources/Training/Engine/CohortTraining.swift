/// Trains the variants of a cohort in step.
struct CohortTraining<Lanes: LaneVector> {
  private let cohort: Cohort
  private let data: PreparedData
  /// Training rows, `d` features and the target each.
  private let rows: [Lanes.Scalar]
  private let start: [LaneGroup<Lanes>]
  private let progress: (@Sendable (TrainingProgress) -> Void)?

  /// Steps between two looks at whether training was cancelled.
  private static var stepsBetweenChecks: Int { 256 }

  init(
    _ cohort: Cohort, variants: [Variant], data: PreparedData, rows: [Lanes.Scalar],
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
    let stride = data.dataset.featureCount + 1
    var gathered = [Lanes.Scalar](
      repeating: 0, count: order == nil ? 0 : cohort.batches.batchRows * stride)
    for step in 0..<cohort.batches.steps {
      if step % Self.stepsBetweenChecks == 0, Task.isCancelled { throw CancellationError() }
      let places = cohort.batches.rows(of: step)
      let isLast = step == cohort.batches.steps - 1
      if let order {
        gather(order[places], into: &gathered)
        let batch = gathered.span.extracting(first: places.count * stride)
        takeStep(&groups, batch, order: order, isLast: isLast)
      } else {
        let cells = (places.lowerBound * stride)..<(places.upperBound * stride)
        takeStep(&groups, rows.span.extracting(cells), order: nil, isLast: isLast)
      }
    }
  }

  /// Copies a batch's rows one behind the other, once for all variants of the cohort.
  private func gather(_ order: ArraySlice<Int>, into batch: inout [Lanes.Scalar]) {
    let stride = data.dataset.featureCount + 1
    var target = 0
    for row in order {
      let start = row * stride
      for j in 0..<stride { batch[target + j] = rows[start + j] }
      target += stride
    }
  }

  private func takeStep(
    _ groups: inout [LaneGroup<Lanes>], _ batch: Span<Lanes.Scalar>, order: [Int]?, isLast: Bool
  ) {
    for place in groups.indices where groups[place].isTraining {
      groups[place].step(rows: batch, order: order)
      if isLast {
        groups[place].endEpoch(lastRows: batch, data: data, order: order) { trainee in
          progress?(TrainingProgress(trainee))
        }
      }
    }
  }
}
