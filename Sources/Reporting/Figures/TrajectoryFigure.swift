import Plotting
import Training

/// How does it get there? Each variant's way through the plane of two parameters, over the
/// contours of the real loss, with the end enlarged.
struct TrajectoryFigure: Figure {
  let study: Study
  let plane: TrajectoryPlane
  /// Where each variant was, at which epoch.
  let ways: [[(epoch: Double, datum: Datum)]]
  private let paths: [[Datum]]
  private let groups: [[Int]]
  /// Whether single steps only hover, so that they are shown for the first epochs alone.
  private let isHovering: Bool

  /// `nil` for fewer than two parameters.
  init?(_ study: Study) {
    guard let plane = TrajectoryPlane(study) else { return nil }
    self.study = study
    self.plane = plane
    func way(_ states: [(epoch: Double, parameters: Parameters)]) -> [(epoch: Double, datum: Datum)]
    {
      states.compactMap { state in
        plane.datum(state.parameters).map { (state.epoch, $0) }
      }
    }
    let all = study.runs.map {
      (steps: way($0.parametersByStep), epochs: way($0.parametersByEpoch))
    }
    isHovering = study.runs.indices.contains { index in
      study.runs[index].isFinished
        && Self.length(all[index].steps.map(\.datum))
          > Self.hoverRatio * Self.length(all[index].epochs.map(\.datum))
    }
    let cut = isHovering ? Self.epochsInSteps : .infinity
    ways = all.map { way in
      way.steps.filter { $0.epoch <= cut } + way.epochs.filter { $0.epoch > cut }
    }
    paths = ways.map { $0.map(\.datum) }
    groups = WeightsFigure.coincidences(study, study.shownParameters(atMost: 12))
  }

  private var finished: [Int] { study.runs.indices.filter { study.runs[$0].isFinished } }

  var chart: Chart {
    let (x, y) = domains(plane)
    let claims = TrajectoryClaims(study, plane: plane)
    return Chart(
      name: FigureName.trajectory.rawValue, title: claims.title, subtitle: subtitle(plane),
      description: claims.description,
      panels: [
        Panel(
          x: Axis(TextLine(plane.x.name(in: study)), domain: x, hasGrid: false),
          y: Axis(TextLine(plane.y.name(in: study)), domain: y, hasGrid: false),
          marks: marks(plane, x: x, y: y, isInset: false), inset: inset(plane, x: x, y: y))
      ], legend: study.legend)
  }

  /// How many times longer than from epoch to epoch the way from step to step may be.
  private static let hoverRatio = 4.0
  private static let epochsInSteps = 2.0

  /// The length of a way as a multiple of its extent.
  private static func length(_ way: [Datum]) -> Double {
    func extent(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    let (width, height) = (extent(way.map(\.x)), extent(way.map(\.y)))
    return zip(way, way.dropFirst()).reduce(0) { sum, pair in
      let dx = width > 0 ? (pair.1.x - pair.0.x) / width : 0
      let dy = height > 0 ? (pair.1.y - pair.0.y) / height : 0
      return sum + (dx * dx + dy * dy).squareRoot()
    }
  }

  private func subtitle(_ plane: TrajectoryPlane) -> String {
    let each =
      !study.runs.contains { $0.history.stepParameters != nil }
      ? "epoch" : isHovering ? "step of the first two epochs, then each epoch," : "step"
    let rest = study.parameterCount - 2
    let hasBias = plane.x == .bias || plane.y == .bias
    let whose = rest > 1 ? "all others" : hasBias ? "the other weight" : "bias"
    let place = plane.isProfiled ? (rest > 1 ? "their best" : "its best") : "least squares"
    let others = rest == 0 ? "" : " (\(whose) at \(place))"
    let rings =
      finished.contains { study.runs[$0].limit != nil } ? "; rings: each variant’s limit" : ""
    return
      "\(plane.x.name(in: study)) and \(plane.y.name(in: study)) after each \(each) over "
      + "contours of the mean squared error\(others)\(rings)."
  }

  // MARK: - What is shown

  /// Everything that variants reached or must reach, with room about it.
  func domains(_ plane: TrajectoryPlane) -> (Domain, Domain) {
    let shown = finished.isEmpty ? [] : finished
    var data = shown.flatMap { paths[$0] } + [plane.best]
    data += study.runs.compactMap { plane.datum($0.initial) }
    data += shown.compactMap { study.runs[$0].limit.flatMap(plane.datum) }
    return (Self.around(data.map(\.x), share: 0.1), Self.around(data.map(\.y), share: 0.07))
  }

  private static func around(_ values: [Double], share: Double) -> Domain {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return Domain(0, 1) }
    let span = high - low
    let room = span > 0 ? span * share : max(low.magnitude * 0.1, 1)
    return Domain(low - room, high + room)
  }

  private func marks(_ plane: TrajectoryPlane, x: Domain, y: Domain, isInset: Bool) -> [any Mark] {
    var marks: [any Mark] = [
      Contours(plane.levels(x: x, y: y, spacing: isInset ? 0.15 : 0.075)) { plane.loss($0) }
    ]
    let shown = paths.indices.map { study.runs[$0].isFinished ? paths[$0] : nil }
    let drawn = paths.map { path in Self.telling(path, x: x, y: y).map { path[$0] } }
    let strands = Coincidence.strands(
      isInset ? groups : Coincidence.groups(along: shown, x: x, y: y, tolerance: 0.001),
      count: paths.count)
    for index in paths.indices {
      marks.append(line(index, drawn[index], strand: strands[index], isInset: isInset))
    }
    if !isInset { marks += starts(plane) }
    marks.append(Cross(plane.best, arm: isInset ? 9 : 8))
    for index in finished {
      if let limit = study.runs[index].limit.flatMap(plane.datum) {
        marks.append(
          Dots([limit], series: study.series(index), radius: isInset ? 6 : 5, isHollow: true))
      }
    }
    for index in finished {
      guard let end = paths[index].last else { continue }
      marks.append(Dots([end], series: study.series(index), radius: isInset ? 3.4 : 3))
    }
    return marks + names(plane, isInset: isInset)
  }

  /// The places of a path without the steps that hardly move: more than 300 points add ink and bytes,
  /// not insight.
  static func telling(_ path: [Datum], x: Domain, y: Domain) -> [Int] {
    var share = 0.003
    var result = Array(path.indices)
    while result.count > 2 {
      var kept: [Int] = []
      for place in result.dropLast() {
        guard let last = kept.last else {
          kept.append(place)
          continue
        }
        let dx = (path[place].x - path[last].x) / (x.high - x.low)
        let dy = (path[place].y - path[last].y) / (y.high - y.low)
        if dx * dx + dy * dy >= share * share { kept.append(place) }
      }
      result = kept + result.suffix(1)
      if result.count <= 300 || share > 0.1 { break }
      share *= 1.5
    }
    return result
  }

  private func line(_ index: Int, _ path: [Datum], strand: Strand, isInset: Bool) -> Line {
    Line(
      path, series: study.series(index), width: isInset ? 1.6 : 1.4,
      end: study.runs[index].isFinished ? .none : .diverged, strand: strand, widensAxes: false)
  }

  private func starts(_ plane: TrajectoryPlane) -> [any Mark] {
    let starts = study.runs.compactMap { plane.datum($0.initial) }
    guard let first = starts.first else { return [] }
    var distinct: [Datum] = []
    for start in starts where !distinct.contains(start) { distinct.append(start) }
    return distinct.map { Spot($0) } + [
      Callout(
        [LabelPart("start", role: .mutedInk)], at: first,
        sides: [.aboveRight, .above, .right, .belowLeft, .left, .below], priority: 3)
    ]
  }

  /// Names at the ends: of variants that end together in one label. In the inset they come first.
  private func names(_ plane: TrajectoryPlane, isInset: Bool) -> [any Mark] {
    var marks: [any Mark] = groups.compactMap { group in
      guard let last = paths[group[0]].last else { return nil }
      var parts: [LabelPart] = []
      let named = group.count > 3 ? Array(group.prefix(2)) : group
      for index in named {
        if index != group[0] { parts.append(LabelPart(", ", role: .mutedInk)) }
        parts.append(
          LabelPart(
            TextLine(study.shortName(study.runs[index], limit: 28)),
            role: study.series(index).role, weight: .bold))
      }
      if group.count > named.count {
        parts.append(LabelPart(" + \(group.count - named.count)", role: .mutedInk))
      }
      if let divergence = study.runs[group[0]].divergence {
        parts.append(LabelPart("  " + TextLine(divergence), role: .mutedInk))
      }
      return Callout(
        parts, at: last, radius: 6, priority: isInset ? 0 : 1, subject: "run \(group[0])",
        isRequired: true,
        endOf: study.runs[group[0]].isFinished
          ? nil : line(group[0], paths[group[0]], strand: Strand(), isInset: isInset))
    }
    marks.append(
      Callout(
        [LabelPart("least squares", role: .ink)], at: plane.best,
        sides: [.belowRight, .right, .belowLeft, .below, .aboveRight, .left, .above, .aboveLeft],
        radius: 8, priority: isInset ? 2 : 3, subject: "least squares"))
    return marks
  }

  // MARK: - The end, enlarged

  /// A window about all ends, limits and least squares, in the proportions of the whole; `nil`
  /// where it would not be much smaller than the whole.
  private func inset(_ plane: TrajectoryPlane, x: Domain, y: Domain) -> Inset? {
    let ends =
      finished.compactMap { paths[$0].last }
      + finished.compactMap { study.runs[$0].limit.flatMap(plane.datum) } + [plane.best]
    guard ends.count > 1, !finished.isEmpty else { return nil }
    func middle(_ values: [Double]) -> (Double, Double) {
      let low = values.min() ?? 0
      let high = values.max() ?? 0
      return ((low + high) / 2, high - low)
    }
    let (cx, width) = middle(ends.map(\.x))
    let (cy, height) = middle(ends.map(\.y))
    let share = max(width / (x.high - x.low), height / (y.high - y.low)) * 1.7
    guard share < 0.3, share > 1e-9 else { return nil }
    let (dx, dy) = ((x.high - x.low) * share / 2, (y.high - y.low) * share / 2)
    let (wx, wy) = (Domain(cx - dx, cx + dx), Domain(cy - dy, cy + dy))
    return Inset(
      "the dotted window, enlarged", x: wx, y: wy, marks: marks(plane, x: wx, y: wy, isInset: true))
  }
}
