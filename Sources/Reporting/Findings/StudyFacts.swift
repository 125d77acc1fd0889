import Training
import Wording

// What several findings, figures and tables ask of a study.

/// Canonical strengths of a penalty.
typealias EffectiveStrengths = (l2: Double, l1: Double)

extension Run {
  var name: String { variant.name }

  var isFinished: Bool { status == .finished }

  /// The canonical ridge strength with the same limit, where there is one and no L1 beside it.
  var ridgeStrength: Double? {
    if case .strengths(let l2, 0) = effective { l2 } else { nil }
  }

  /// The canonical strengths with the same limit, where there are any.
  var strengths: EffectiveStrengths? {
    if case .strengths(let l2, let l1) = effective { (l2, l1) } else { nil }
  }

  /// Half the width of the box that penalised parameters tend to lie in, where there is one.
  var boxBound: Double? { if case .box(let bound) = effective { bound } else { nil } }

  /// Where the loss leads with the penalty: its minimiser, or the least squares within the box.
  var goal: Parameters? { limit ?? boxLimit }

  /// Where training must end: the fixed point of an epoch in a fixed order, else the goal.
  var destination: Parameters? { cycleLimit ?? goal }

  /// How many epochs led to the final parameters: up to the best one where training was to stop
  /// early, else all.
  var keptEpochs: Int {
    let all = history.parameters.count
    return isFinished ? min(all, bestEpoch ?? all) : all
  }

  /// Whether patience ended training before the last epoch.
  var isStoppedEarly: Bool {
    isFinished && bestEpoch != nil && history.parameters.count < variant.training.epochs
  }

  /// The epochs that training took: fewer than asked for where patience ended it.
  var epochsRun: Int { isStoppedEarly ? history.parameters.count : variant.training.epochs }

  /// Why no penalty has this run's limit, or that the strength leaves no minimum.
  var limitNote: String? {
    switch effective {
    case .none(let reason): return reason
    case .box(let bound):
      return
        "No penalty has this limit: it is least squares with every penalised parameter within "
        + "±\(NumberText.significant(bound))."
    case .strengths(let l2, _):
      guard limit == nil, l2 < 0 else { return nil }
      return
        "The strength is negative and beats the least curvature of the loss: there is no minimum."
    }
  }
}

extension Parameters {
  /// Weights and bias in one list.
  var all: [Double] { weights + (bias.map { [$0] } ?? []) }

  /// The greatest absolute difference of any parameter.
  func greatestDifference(from other: Parameters) -> Double {
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

  /// Whether where a run must end depends on where it starts: least squares has many solutions, and no
  /// penalty chooses among them.
  func dependsOnStart(_ run: Run) -> Bool {
    run.ridgeStrength == 0 && !data.hasOneSolution(bias: run.variant.training.bias)
  }

  /// Whether a parameter's reference is more than what rounding leaves of a zero, so that others can
  /// be measured by it.
  func isMeasure(_ parameter: ShownParameter) -> Bool {
    switch parameter {
    case .weight(let index): !data.isRounding(weight: reference.weights[index], of: index)
    case .bias: !data.isRoundingBias(of: reference)
    }
  }

  /// The share by which a parameter lies further from zero than its reference: -0.024 for 2.4 % less.
  /// `nil` where the reference is no measure and where the share is beyond all numbers.
  func deviation(of value: Double, _ parameter: ShownParameter) -> Double? {
    guard isMeasure(parameter), let target = parameter.value(in: reference) else { return nil }
    let share = value / target - 1
    // Shares are shown in percent.
    return (share * 100).isFinite ? share : nil
  }

  /// A run's distance from where it must end, at epoch 0, 1, 2 …; empty where that is not known.
  func distances(of run: Run) -> [Double] {
    guard let destination = run.destination else { return [] }
    return ([run.initial] + run.history.parameters.prefix(run.keptEpochs)).map {
      distance($0, destination)
    }
  }

  /// The share of its way that a run still has before it; 0 where its end is not known.
  func remainingShare(of run: Run) -> Double {
    let distances = distances(of: run)
    guard let first = distances.first, first > 0, let last = distances.last else { return 0 }
    return last / first
  }

  /// Whether a run came as near to its end as it will: within a hundredth of its way, or hovering.
  /// Where the end is not known, whether it hardly moved any more.
  func hasArrived(_ run: Run) -> Bool {
    guard run.isFinished else { return false }
    if run.destination == nil { return isAtRest(run) }
    return remainingShare(of: run) < 0.01 || !Self.isFalling(distances(of: run))
  }

  /// Whether the last third of the epochs took a run no further than a hundredth of its way.
  private func isAtRest(_ run: Run) -> Bool {
    let states = [run.initial] + run.history.parameters.prefix(run.keptEpochs)
    let before = states[(states.count - 1) * 2 / 3]
    return distance(before, run.final) <= 0.01 * distance(run.initial, run.final)
  }

  /// The mean squared error over the training rows where a run must end, its order aside.
  func goalTrainingMSE(of run: Run) -> Double? {
    run.limitTrainingMSE ?? run.boxLimit.map(data.trainingMSE)
  }

  /// Whether distances still fall: in the last third they all lie below the middle one of the third
  /// before, or their own middle does and most of the steps lead down.
  static func isFalling(_ distances: [Double]) -> Bool {
    let third = distances.count / 3
    guard third >= 2 else { return true }
    let last = distances.suffix(third)
    let before = distances.dropLast(third).suffix(third)
    let falls = zip(last, last.dropFirst()).count { $0 > $1 }
    let typical = before.sorted()[third / 2]
    if let most = last.max(), most < typical { return true }
    return last.sorted()[third / 2] < 0.97 * before.sorted()[third / 2]
      && 5 * falls >= 3 * (third - 1)
  }

  /// The Euclidean distance of two sets of parameters, on the scale that training uses.
  func distance(_ a: Parameters, _ b: Parameters) -> Double {
    var square = 0.0
    var bias = (a.bias ?? 0) - (b.bias ?? 0)
    for index in a.weights.indices where b.weights.indices.contains(index) {
      let difference = a.weights[index] - b.weights[index]
      let deviation = data.standardizer?.standardDeviation[index] ?? 1
      bias += difference * (data.standardizer?.mean[index] ?? 0)
      square += (difference * deviation) * (difference * deviation)
    }
    return (square + bias * bias).squareRoot()
  }

  /// The length of weights that count on the scale of their features' spread, so that a feature's
  /// unit does not matter.
  func scaledLength(_ weights: [Double]) -> Double {
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

  /// The names of runs as a sentence lists them, or `all four variants`; of many the first.
  func names(_ runs: [Run]) -> String {
    runs.count == self.runs.count && runs.count > 2
      ? "all \(Phrase.spelled(runs.count)) variants" : Phrase.list(runs.map(\.name), atMost: 8)
  }
}
