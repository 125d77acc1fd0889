import Plotting
import Training
import Wording

/// What the trajectory figure says, in words from its numbers.
struct TrajectoryClaims {
  let study: Study
  let plane: TrajectoryPlane
  private let finished: [Run]
  /// What counts as one along each axis.
  private let unit: Datum

  init(_ study: Study, plane: TrajectoryPlane) {
    self.study = study
    self.plane = plane
    finished = study.runs.filter(\.isFinished)
    unit = Datum(
      Self.unit(of: plane.x, plane.best.x, study.data),
      Self.unit(of: plane.y, plane.best.y, study.data))
  }

  /// The way from zero to least squares; where that is nothing but rounding, what moves predictions as
  /// far as the target deviates, so that the other axis and this one count alike.
  private static func unit(
    of parameter: ShownParameter, _ best: Double, _ data: PreparedData
  ) -> Double {
    let isNothing: Bool
    var usual = data.targetDeviation
    switch parameter {
    case .weight(let index):
      isNothing = data.isRounding(weight: best, of: index)
      usual /= data.featureDeviations[index]
    case .bias: isNothing = data.isRoundingBias(of: data.leastSquares.parameters)
    }
    guard isNothing else { return best.magnitude }
    return usual > 0 && usual.isFinite ? usual : 1
  }

  /// Distance in the plane, in the units of its axes.
  private func distance(_ a: Datum, _ b: Datum) -> Double {
    let dx = (a.x - b.x) / unit.x
    let dy = (a.y - b.y) / unit.y
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The share of the way from its start to least squares that a run has left; `nil` where there is
  /// no way.
  private func rest(_ run: Run) -> Double? {
    guard let start = plane.datum(run.initial), let end = plane.datum(run.final) else { return nil }
    let share = distance(end, plane.best) / distance(start, plane.best)
    return share.isFinite ? share : nil
  }

  /// What stands at the cross: where there are many solutions, the one that is shown.
  private var goal: String {
    study.data.leastSquares.isLeastNorm ? "the shortest least-squares solution" : "least squares"
  }

  var title: String {
    guard !finished.isEmpty else {
      return "No way leads to \(goal): "
        + (study.runs.count == 1 ? "the variant diverges" : "all variants diverge")
    }
    let rests = finished.compactMap { run in rest(run).map { (run: run, rest: $0) } }
    guard let worst = rests.max(by: { $0.rest < $1.rest }),
      let best = rests.min(by: { $0.rest < $1.rest })
    else { return "Training begins at \(goal)" }
    let share = NumberText.percent(worst.rest)
    if finished.count == 1, worst.rest < 1 {
      return worst.rest < 0.005
        ? "The way ends at \(goal)" : "The way ends \(share) short of \(goal)"
    }
    if startsTogether, worst.rest < 0.25, finished.count > 1, !isOneWay(within: worst.rest) {
      return partedTitle(worst.rest)
    }
    if worst.rest < 0.005 {
      return capitalizedStart(
        "\(study.titleNames(finished)) end at \(goal)", names: finished.map(\.name))
    }
    if worst.rest < 0.25 {
      let begin = startsTogether ? "All go the same way and part" : "The ways differ"
      return "\(begin) in the last \(rounded(worst.rest)) of it"
    }
    if worst.rest >= 1 {
      return "\(study.shortName(worst.run)) ends further from \(goal) than it began"
    }
    let least = NumberText.percent(best.rest)
    let all = rests.map(\.run)
    return least == share
      ? capitalizedStart(
        "\(study.titleNames(all)) leave\(all.count == 1 ? "s" : "") \(share) of the way to \(goal)",
        names: all.map(\.name))
      : "\(study.shortName(worst.run)) leaves \(share) of the way to \(goal), "
        + "\(study.shortName(best.run)) \(least)"
  }

  private var startsTogether: Bool {
    let starts = finished.compactMap { plane.datum($0.initial) }
    return starts.allSatisfy { start in distance(start, starts[0]) < 0.02 }
  }

  // MARK: - Ways that differ

  /// The title of ways that part long before their end.
  private func partedTitle(_ rest: Double) -> String {
    let lengths = finished.map { run in (run: run, length: length(way(run))) }
    guard rest < 0.05, let shortest = lengths.min(by: { $0.length < $1.length }),
      let longest = lengths.max(by: { $0.length < $1.length }), shortest.length > 0,
      longest.length > 1.2 * shortest.length
    else { return "The ways differ and end within \(rounded(rest)) of \(goal)" }
    let ratio = longest.length / shortest.length
    return "\(study.shortName(shortest.run)) takes the shortest way to \(goal); that of "
      + "\(study.shortName(longest.run)) is \(NumberText.fixed(ratio, decimals: ratio < 9.95 ? 1 : 0)) "
      + "times as long"
  }

  /// A run's way through the plane.
  private func way(_ run: Run) -> [Datum] {
    run.parametersByEpoch.compactMap { plane.datum($0.parameters) }
  }

  private func length(_ way: [Datum]) -> Double {
    zip(way, way.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) }
  }

  /// Whether all ways keep to the first one's, but for the share of it in which they part and a
  /// tenth at least.
  private func isOneWay(within share: Double) -> Bool {
    guard let first = finished.first, let start = plane.datum(first.initial) else { return true }
    let reach = max(share, 0.1) * distance(start, plane.best)
    // Of long ways every so many epochs are enough.
    func thinned(_ way: [Datum]) -> [Datum] {
      let step = max(1, way.count / 64)
      return way.indices.filter { $0 % step == 0 || $0 == way.count - 1 }.map { way[$0] }
    }
    let road = thinned(way(first))
    return finished.dropFirst().allSatisfy { run in
      thinned(way(run)).allSatisfy { datum in
        zip(road, road.dropFirst()).contains { distance(datum, to: $0, $1) <= reach }
      }
    }
  }

  /// The distance from a point to the straight line between two others.
  private func distance(_ point: Datum, to a: Datum, _ b: Datum) -> Double {
    let square = distance(a, b) * distance(a, b)
    guard square > 0 else { return distance(point, a) }
    let toPoint = distance(a, point), toEnd = distance(b, point)
    let along = (toPoint * toPoint - toEnd * toEnd + square) / (2 * square)
    let share = min(1, max(0, along))
    return distance(point, Datum(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)))
  }

  private func rounded(_ share: Double) -> String {
    "\(max(1, Int((share * 100).rounded(.up)))) %"
  }

  var description: String {
    let ends = study.runs.compactMap { run -> String? in
      if let divergence = run.divergence { return "\(run.name) \(divergence)" }
      guard let end = plane.datum(run.final) else { return nil }
      let limit = run.limit.flatMap(plane.datum).map { ", its limit is \(pair($0))" } ?? ""
      return "\(run.name) ends at \(pair(end))\(limit)"
    }
    return "\(title). In the plane of \(plane.x.name(in: study)) and \(plane.y.name(in: study)), "
      + "\(goal) is \(pair(plane.best)). \(ends.joined(separator: "; "))."
  }

  private func pair(_ datum: Datum) -> String {
    "(\(NumberText.significant(datum.x)), \(NumberText.significant(datum.y)))"
  }
}
