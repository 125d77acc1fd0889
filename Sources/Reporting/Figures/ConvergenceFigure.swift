import Plotting
import Training

/// Does it do what theory says? The distance to where each variant must end, beside the rate that
/// the curvature predicts.
struct ConvergenceFigure: Figure {
  /// A run's distances at epoch 0, 1, 2 ...
  struct Track {
    var index: Int
    var run: Run
    var distances: [Double]
    /// Whether the distance is to the fixed point of an epoch rather than to the limit.
    var isCycle: Bool
  }

  let study: Study
  let tracks: [Track]
  private let groups: [[Int]]

  init(_ study: Study) {
    self.study = study
    let tracks = Self.tracks(of: study)
    self.tracks = tracks
    let decades = tracks.map { $0.distances.map(Self.decades) }
    let all = decades.flatMap(\.self).filter { $0 > -300 }
    let span = (all.max() ?? 0) - (all.min() ?? 0)
    groups = Coincidence.groups(decades, tolerance: min(0.1, span * 0.015))
  }

  /// The runs that have somewhere to end, with their distance from it.
  static func tracks(of study: Study) -> [Track] {
    study.runs.enumerated().compactMap { index, run in
      guard run.isFinished else { return nil }
      let distances = study.distances(of: run)
      guard distances.count > 1, distances.contains(where: { $0 > 0 }) else { return nil }
      return Track(
        index: index, run: run, distances: distances, isCycle: run.cycleLimit != nil)
    }
  }

  var chart: Chart {
    let claims = ConvergenceClaims(study, tracks: tracks)
    let lastEpoch = tracks.map { Double($0.distances.count - 1) }.max() ?? 1
    return Chart(
      name: FigureName.convergence.rawValue, title: claims.title, subtitle: subtitle,
      description: claims.description,
      panels: [
        Panel(
          x: Axis("epoch", domain: Domain(0, lastEpoch), labels: .wholeNumbers, hasGrid: false),
          y: Axis(nil, .log, padding: 0.035), marks: guides + tracks.indices.map { line($0) },
          endLabels: endLabels)
      ],
      legend: tracks.map {
        Chart.LegendEntry(study.displayNames[$0.index], series: study.series($0.index))
      })
  }

  private var subtitle: String {
    let scale = study.data.standardizer == nil ? "" : ", on the standardised scale"
    let kinds = (tracks.contains(where: \.isCycle), tracks.contains { !$0.isCycle })
    let goal =
      switch kinds {
      case (true, true):
        "the fixed point of an epoch where rows come in a fixed order, else the limit"
      case (true, false): "the fixed point of an epoch"
      default: "the limit"
      }
    return "Distance of the parameters from where each must end\(scale): \(goal). "
      + "Log scale. Thin dashes: the rate that the curvature predicts."
  }

  private func line(_ place: Int) -> Line {
    let track = tracks[place]
    let strands = Coincidence.strands(groups, count: tracks.count)
    return Line(
      track.distances.enumerated().map { Datum(Double($0.offset), $0.element) },
      series: study.series(track.index), strand: strands[place])
  }

  private var guides: [any Mark] {
    predictions.map { Guide($0.data, role: study.series($0.track.index).role) }
  }

  /// Straight down on the log axis, as far as that reaches: from a variant's start where it keeps the
  /// rate from the first, else from where only its slowest direction is left. One that came to hover
  /// another way has nothing to be compared with.
  var predictions: [(track: Track, data: [Datum])] {
    let claims = ConvergenceClaims(study, tracks: tracks)
    let least = tracks.flatMap(\.distances).filter { $0 > 0 }.min() ?? 1
    return tracks.compactMap { track in
      let keepsRate = claims.keepsRate(track) ?? true
      guard keepsRate || Study.isFalling(track.distances) else { return nil }
      let first = keepsRate ? 0 : track.distances.count / 3
      guard let rate = track.run.predictedContraction, rate > 0, rate < 1,
        track.distances.indices.contains(first), track.distances[first] > 0
      else { return nil }
      var data = [Datum(Double(first), track.distances[first])]
      for epoch in track.distances.indices.dropFirst(first + 1) {
        let next = data[data.count - 1].y * rate
        guard next > least * 0.2 else { break }
        data.append(Datum(Double(epoch), next))
      }
      guard data.count > 1 else { return nil }
      return (track, data)
    }
  }

  private var endLabels: [EndLabel] {
    let names = study.displayNames
    return groups.map { group in
      let last = tracks[group[0]].distances.last ?? 0
      return EndLabel(
        group.map { .init(names[tracks[$0].index], role: study.series(tracks[$0].index).role) },
        value: TextLine(FigureNumber.short(last)), line: line(group[group.count - 1]))
    }
  }

  static func decades(_ value: Double) -> Double {
    Scale(.log, domain: Domain(1, 10), range: Domain(0, 1))(value) ?? -400
  }
}
