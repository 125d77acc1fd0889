import Training
import Wording

// What several findings, figures and tables ask of a study.

extension Run {
  var name: String { variant.name }

  var isFinished: Bool { status == .finished }

  /// The canonical ridge strength with the same limit, where there is one.
  var ridgeStrength: Double? {
    if case .strength(let value) = effectiveRidge { value } else { nil }
  }

  /// Where training must end: the fixed point of an epoch in a fixed order, else the limit.
  var destination: Parameters? { cycleLimit ?? limit }

  /// Why no ridge penalty has this run's limit, or that the strength leaves no minimum.
  var limitNote: String? {
    if case .none(let reason) = effectiveRidge { return reason }
    guard limit == nil else { return nil }
    return
      "The strength is negative and beats the least curvature of the loss: there is no minimum."
  }
}

extension Parameters {
  /// Weights and bias in one list.
  var all: [Double] { weights + (bias.map { [$0] } ?? []) }

  /// The greatest absolute difference of any parameter.
  func distance(to other: Parameters) -> Double {
    zip(all, other.all).map { ($0 - $1).magnitude }.max() ?? 0
  }
}

extension Study {
  /// The share by which weights are shorter than those of least squares: 0.024 for 2.4 %, negative
  /// where they are longer. `nil` where least squares has no weights to shrink.
  func shrinkage(of parameters: Parameters) -> Double? {
    let reference = scaledLength(data.leastSquares.parameters.weights)
    return reference > 0 ? 1 - scaledLength(parameters.weights) / reference : nil
  }

  /// How far a run's weights are from where they must end, as a share of their length there; `nil`
  /// where that is not known.
  func remainingShare(of run: Run) -> Double? {
    guard let destination = run.destination else { return nil }
    let length = scaledLength(destination.weights)
    let rest = scaledLength(zip(run.final.weights, destination.weights).map { $0 - $1 })
    return length > 0 ? rest / length : nil
  }

  /// Whether a run came as near to its end as its figures can show.
  func hasArrived(_ run: Run) -> Bool { run.isFinished && remainingShare(of: run) ?? 0 < 0.01 }

  /// The length of weights that count on the scale of their features' spread, so that a feature's
  /// unit does not matter.
  private func scaledLength(_ weights: [Double]) -> Double {
    zip(weights, data.featureDeviations).map { ($0 * $1) * ($0 * $1) }.reduce(0, +).squareRoot()
  }

  /// Runs that share what `key` says of them, in the order in which each key first appears.
  func grouped<Key: Equatable>(_ runs: [Run], by key: (Run) -> Key) -> [(key: Key, runs: [Run])] {
    var groups: [(key: Key, runs: [Run])] = []
    for run in runs {
      let own = key(run)
      if let index = groups.firstIndex(where: { $0.key == own }) {
        groups[index].runs.append(run)
      } else {
        groups.append((own, [run]))
      }
    }
    return groups
  }

  /// Rows in the last, possibly shorter batch of an epoch.
  func lastBatchRows(of run: Run) -> Int {
    guard case .rows(let rows) = run.variant.training.batch, rows < data.trainingRowCount else {
      return data.trainingRowCount
    }
    let rest = data.trainingRowCount % rows
    return rest == 0 ? rows : rest
  }

  /// Rows in every batch of an epoch but the last.
  func batchRows(of run: Run) -> Int {
    guard case .rows(let rows) = run.variant.training.batch else { return data.trainingRowCount }
    return min(rows, data.trainingRowCount)
  }

  /// The names of runs as a sentence lists them, or `all four variants`.
  func names(_ runs: [Run]) -> String {
    runs.count == self.runs.count && runs.count > 2
      ? "all \(Phrase.spelled(runs.count)) variants" : Phrase.list(runs.map(\.name))
  }
}
