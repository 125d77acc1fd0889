import Synchronization
import Training

/// Plain training to be timed: rows in a random order, 128 a batch, in single precision.
struct Case {
  var rows: Int
  var features: Int
  var epochs: Int
  var variants = 1
  var jobs = 1

  /// Rows times variants a second, of the fastest of several trainings.
  ///
  /// From the end of the first epoch to the end of the last: packing the rows before and finding
  /// the limits after training have their own cost, once.
  func rate(_ data: PreparedData) async throws -> Double {
    let cells = try Sweep().cells(of: (0..<variants).map(variant))
    var best = Double.infinity
    for _ in 0..<5 {
      let clock = Mutex(EpochClock())
      _ = try await Trainer(data).sweep(cells, jobs: jobs) { progress in
        if progress.epoch == 1 || progress.epoch == progress.epochs {
          clock.withLock { $0.note(progress) }
        }
      }
      best = min(best, clock.withLock { $0.seconds })
    }
    return Double(rows * epochs * variants) / best
  }

  private func variant(_ number: Int) -> Variant {
    Variant(
      name: "\(number)", penalty: L2(0.05 * Double(number + 1) / Double(variants)),
      training: TrainingSettings(
        epochs: epochs + 1, batch: .rows(128), learningRate: 0.001, order: .shuffle, seed: 7))
  }
}

/// Times between the ends of the first and the last epoch.
private struct EpochClock {
  private var first: ContinuousClock.Instant?
  private var last = ContinuousClock.now

  mutating func note(_ progress: TrainingProgress) {
    let now = ContinuousClock.now
    if progress.epoch > 1 {
      last = now
    } else if first == nil {
      first = now
    }
  }

  var seconds: Double { (last - (first ?? last)) / .seconds(1) }
}

/// Normal features, a linear target with a little noise.
func makeDataset(rows: Int, features: Int) -> Dataset {
  let weights = (0..<features).map { 6 * Double($0) / Double(max(1, features - 1)) - 3 }
  return SyntheticData(seed: 1_000, rows: rows, weights: weights, bias: 4.2, noise: 0.01).dataset()
}

/// The same, ready for training.
func makeData(rows: Int, features: Int) throws -> PreparedData {
  let dataset = makeDataset(rows: rows, features: features)
  return try PreparedData(dataset, standardize: false, holdout: .none)
}
