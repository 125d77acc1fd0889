import Training

/// Seconds of the fastest of several calls of `body`.
func seconds(rounds: Int = 5, _ body: () async throws -> Void) async rethrows -> Double {
  var best = Double.infinity
  for _ in 0..<rounds {
    let start = ContinuousClock.now
    try await body()
    best = min(best, (ContinuousClock.now - start) / .seconds(1))
  }
  return best
}

/// Seconds of 1,000 epochs of full-batch descent, the pass over the rows that finds their
/// statistics included.
func fullBatchSeconds(_ dataset: Dataset) async throws -> Double {
  let training = TrainingSettings(epochs: 1_000, batch: .full, learningRate: 0.001)
  let variant = Variant(name: "full", penalty: L2(0.05), training: training)
  return try await seconds(rounds: 3) {
    let data = try PreparedData(dataset, standardize: false, holdout: .none)
    _ = try await Trainer(data).run([variant])
  }
}

/// Seconds of the lasso at 100 strengths, from the rows.
func lassoSeconds(_ dataset: Dataset) async throws -> Double {
  try await seconds {
    let statistics = Statistics(
      values: dataset.values, targets: dataset.targets, featureCount: dataset.featureCount)
    _ = try statistics.path(lambdas: .count(100, ratio: 1e-3))
  }
}

extension Dataset {
  /// The same with features of mean 0 and mean square 1.
  var scaled: Dataset {
    var scaled = self
    let (n, d) = (rowCount, featureCount)
    for j in 0..<d {
      let column = (0..<n).map { values[$0 * d + j] }
      let mean = column.reduce(0, +) / Double(n)
      let square = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
      for i in 0..<n { scaled.values[i * d + j] = (column[i] - mean) / square.squareRoot() }
    }
    return scaled
  }
}
