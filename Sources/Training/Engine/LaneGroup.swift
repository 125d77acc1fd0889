/// As many variants of a cohort as fit a register, with what the kernel needs of them.
struct LaneGroup<Lanes: LaneVector> {
  /// The variants, one a lane from lane 0 on.
  private(set) var trainees: [Trainee<Lanes.Scalar>]
  /// Weights and biases by `[feature][lane]`; 0 in lanes that are empty or have finished, so that
  /// no overflow there can slow the others down.
  private var parameters: [Lanes]
  private var sums: [Lanes]
  private var kernel: BatchKernel<Lanes>

  init(_ trainees: [Trainee<Lanes.Scalar>], featureCount: Int) {
    precondition(trainees.count <= Lanes.scalarCount, "one variant a lane")
    self.trainees = trainees
    parameters = Array(repeating: .zero, count: featureCount + 1)
    sums = Array(repeating: .zero, count: featureCount + 2)
    kernel = BatchKernel(featureCount: featureCount, laneCount: trainees.count)
    for lane in trainees.indices { copyParameters(lane) }
  }

  /// Whether any variant still trains.
  var isTraining: Bool {
    for lane in trainees.indices where trainees[lane].isTraining { return true }
    return false
  }

  /// One step of every variant that still trains, on the rows `batch` of `table`.
  mutating func step(_ table: RowTable<Lanes.Scalar>, _ batch: BatchRows, order: [Int]?) {
    kernel.sum(table, batch, parameters: parameters, into: &sums)
    let rowCount = batch.places.count
    for lane in trainees.indices where trainees[lane].isTraining {
      trainees[lane].step(sums: sums, lane: lane, rows: rowCount, order: order)
      copyParameters(lane)
    }
  }

  /// Ends an epoch whose last batch was `batch`, and calls `report` for each variant that is still
  /// within bounds.
  mutating func endEpoch(
    _ table: RowTable<Lanes.Scalar>, lastBatch batch: BatchRows, data: PreparedData, order: [Int]?,
    report: (Trainee<Lanes.Scalar>) -> Void
  ) {
    var squares: Lanes?
    for lane in trainees.indices where trainees[lane].printsSquaresAfter {
      kernel.sum(table, batch, parameters: parameters, into: &sums)
      squares = sums[parameters.count]
      break
    }
    for lane in trainees.indices where trainees[lane].isTraining {
      let after = trainees[lane].printsSquaresAfter ? squares.map { Double($0[lane]) } : nil
      trainees[lane].endEpoch(data: data, squaresAfter: after, order: order)
      if trainees[lane].record.divergence == nil { report(trainees[lane]) }
      if !trainees[lane].isTraining { copyParameters(lane) }
    }
  }

  private mutating func copyParameters(_ lane: Int) {
    let isTraining = trainees[lane].isTraining
    for j in parameters.indices {
      parameters[j][lane] = isTraining ? trainees[lane].parameters[j] : 0
    }
  }
}
