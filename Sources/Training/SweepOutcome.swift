/// What became of a cell of a sweep.
public struct SweepOutcome: Sendable {
  /// The cell.
  public var cell: SweepCell
  /// The parameters after the last completed epoch, or the best one where training was to stop
  /// early, on the scale of the data as given.
  public var final: Parameters
  /// Mean squared error over the training rows at `final`.
  public var finalTrainingMSE: Double
  /// Mean squared error over the held-out rows at `final`; `nil` where none are held out.
  public var finalValidationMSE: Double?
  /// How training ended.
  public var status: TrainingStatus
}

/// Mean and standard deviation (divisor `k − 1`) of `k` repetitions.
public struct Spread: Sendable, Equatable {
  /// The mean.
  public var mean: Double
  /// The standard deviation; 0 for a single repetition.
  public var standardDeviation: Double

  /// The spread of `values`, which are not empty.
  public init(of values: [Double]) {
    let (values, unit) = values.nearOne
    let first = values[0]
    let count = Double(values.count)
    var sum = 0.0
    for value in values { sum += value - first }
    let mean = first + sum / count
    var squares = 0.0
    for value in values { squares += (value - mean) * (value - mean) }
    self.mean = mean * unit
    standardDeviation = values.count > 1 ? (squares / (count - 1)).squareRoot() * unit : 0
  }
}

/// Cells of a sweep that differ in their seed alone, taken together. Diverged ones count only in
/// `diverged`.
public struct SweepSpread: Sendable {
  /// The place of the variant the cells were made from.
  public var base: Int
  /// Where the cells stand, without the seed.
  public var coordinates: [SweepCoordinate]
  /// Cells that finished.
  public var finished: Int
  /// Cells that diverged.
  public var diverged: Int
  /// Of each weight; empty where none finished, as are the following.
  public var weights: [Spread]
  /// Of the bias; `nil` for a model without one.
  public var bias: Spread?
  /// Of the mean squared error over the training rows.
  public var trainingMSE: Spread?
  /// Of the mean squared error over the held-out rows; `nil` where none are held out.
  public var validationMSE: Spread?
}

extension Trainer {
  /// Trains all cells of a sweep, those that share an order and a batch size in step. A cell ends
  /// bit for bit where a variant of its settings ends.
  ///
  /// - Parameters:
  ///   - cells: What to train.
  ///   - jobs: How many threads may train; the result does not depend on it.
  ///   - progress: Called after every epoch of every cell, from any thread.
  /// - Returns: One outcome a cell, in the order of `cells`.
  /// - Throws: `TrainingError` for settings that fit no model; `CancellationError` when the task
  ///   was cancelled.
  public func sweep(
    _ cells: [SweepCell], jobs: Int = 1,
    progress: (@Sendable (TrainingProgress) -> Void)? = nil
  ) async throws -> [SweepOutcome] {
    try await train(cells.map(\.variant), keepsHistory: false, jobs: jobs, progress: progress) {
      $2.outcome(cells[$0], $1)
    }
  }
}

extension [SweepOutcome] {
  /// Mean and spread over the seeds, for every place on the other axes, in the order of the cells.
  public var spreads: [SweepSpread] {
    var spreads: [SweepSpread] = []
    var start = 0
    while start < count {
      let (base, place) = (self[start].cell.base, self[start].cell.place)
      var end = start + 1
      // Seeds vary fastest, so cells that belong together stand next to each other.
      while end < count, self[end].cell.base == base, self[end].cell.place == place { end += 1 }
      spreads.append(SweepSpread(self[start..<end], base: base, coordinates: place))
      start = end
    }
    return spreads
  }
}

extension SweepCell {
  /// Where the cell stands, without the seed.
  fileprivate var place: [SweepCoordinate] {
    coordinates.last?.isRepetition == true ? coordinates.dropLast() : coordinates
  }
}

extension SweepSpread {
  fileprivate init(
    _ outcomes: ArraySlice<SweepOutcome>, base: Int, coordinates: [SweepCoordinate]
  ) {
    let finished = outcomes.filter { $0.status == .finished }
    func spread(_ value: (SweepOutcome) -> Double?) -> Spread? {
      let values = finished.compactMap(value)
      return values.isEmpty ? nil : Spread(of: values)
    }
    self.init(
      base: base, coordinates: coordinates, finished: finished.count,
      diverged: outcomes.count - finished.count,
      weights: (finished.first?.final.weights.indices ?? 0..<0).compactMap { j in
        spread { $0.final.weights[j] }
      },
      bias: spread(\.final.bias), trainingMSE: spread(\.finalTrainingMSE),
      validationMSE: spread(\.finalValidationMSE))
  }
}
