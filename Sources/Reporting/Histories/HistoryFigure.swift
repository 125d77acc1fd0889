import Plotting
import Wording

/// How did training go? A panel a measure, a line a run; what was held out is dashed beside it.
struct HistoryFigure {
  let facts: HistoryFacts
  let request: HistoryRequest

  /// More runs than these have no names at their dashed lines.
  private static let mostDashedNames = 2

  /// In a figure of the usual size with more panels than these, axes have no room for numbers.
  static let mostPanels = 12

  /// The measures that share a panel: `loss` with `val_loss`.
  static func panels(of columns: [String]) -> [(name: String, columns: [String])] {
    var result: [(name: String, columns: [String])] = []
    for column in columns {
      let base = column.hasPrefix("val_") ? String(column.dropFirst(4)) : column
      if let place = result.firstIndex(where: { $0.name == base }) {
        result[place].columns.append(column)
      } else {
        result.append((base, [column]))
      }
    }
    return result.map {
      ($0.columns.count > 1 ? $0.name : $0.columns[0], $0.columns.sorted { $0.count < $1.count })
    }
  }

  private var panels: [(name: String, columns: [String])] { Self.panels(of: facts.columns) }

  /// The measures on a log axis: all where it was asked for, else those that span over two decades.
  var logMeasures: [String] {
    panels.filter { isLog($0.columns) }.map(\.name)
  }

  private func isLog(_ columns: [String]) -> Bool {
    let bounds = bounds(columns)
    return request.isLog
      ? bounds.high > 0 : bounds.low > 0 && bounds.high / bounds.low > 100
  }

  /// The least number in some columns and the greatest.
  private func bounds(_ columns: [String]) -> Extent.Bounds {
    var bounds = Extent.Bounds()
    for track in facts.tracks where columns.contains(track.measure) {
      for value in track.y { bounds.include(value) }
    }
    return bounds
  }

  /// Where log axes that were asked for can't be had, or can't show every number: a sentence each.
  var logFaults: [String] {
    guard request.isLog else { return [] }
    return panels.filter { !bounds($0.columns).isEmpty }.flatMap { panel in
      guard isLog(panel.columns) else {
        return ["\(panel.name) has no number above 0: its axis stays linear."]
      }
      return panel.columns.compactMap { column in
        let count = facts.tracks.lazy.filter { $0.measure == column }
          .reduce(0) { $0 + $1.y.count { $0.isFinite && $0 <= 0 } }
        return count == 0
          ? nil
          : "\(column) has \(Phrase.count(count, "number")) of 0 or less, without a place on a log "
            + "axis: \(count == 1 ? "it is" : "they are") drawn along its lower edge."
      }
    }
  }

  var chart: Chart {
    let sentences = facts.sentences
    let headline = sentences.first ?? "Nothing was logged."
    return Chart(
      name: "history", title: request.title ?? String(headline.dropLast()), subtitle: subtitle,
      description: sentences.joined(separator: " "), panels: panels.map(panel), legend: legend)
  }

  private var subtitle: String {
    let panels = panels
    let names = Phrase.list(panels.map(\.name), atMost: 6)
    let x = facts.histories.first?.xName ?? "row"
    let log = logMeasures
    let dashed = panels.filter { $0.columns.count > 1 }.map { $0.columns[1] }
    let lost = facts.numberless
    return "\(names) by \(x)"
      + (dashed.isEmpty ? "" : "; dashes: \(Phrase.list(dashed, atMost: 3))")
      + (log.isEmpty
        ? ""
        : log.count == panels.count
          ? "; log axis" : "; log axis for \(Phrase.list(log, atMost: 3))")
      + (lost.isEmpty
        ? ""
        : "; \(Phrase.list(lost, atMost: 3)) \(lost.count == 1 ? "has" : "have") no number to draw")
      + "."
  }

  private func panel(_ name: String, _ columns: [String]) -> Panel {
    var lines: [Line] = []
    var labels: [EndLabel] = []
    for (place, history) in facts.histories.enumerated() {
      for (part, column) in columns.enumerated() {
        guard let track = facts.track(column, ofRun: place), let last = track.ends?.last else {
          continue
        }
        let isDashed = part > 0
        let series = SeriesStyle(place: facts.histories.count == 1 ? part : place)
        var line = Line(
          Samples(x: track.x, y: track.y), series: series, width: isDashed ? 1.8 : 2.2,
          end: end(of: track))
        if isDashed { line.dash = [6, 3] }
        lines.append(line)
        if isDashed, facts.histories.count > Self.mostDashedNames { continue }
        let label = label(column, of: history.run, isDashed: isDashed, isPaired: columns.count > 1)
        labels.append(
          EndLabel(
            [EndLabel.Name(label, role: series.nameRole)],
            value: TextLine(FigureNumber.short(last.y)),
            note: track.lostFrom.map { _ in TextLine("then no number") }, line: line))
      }
    }
    let isWhole = lines.allSatisfy { line in
      line.data.extent.x.low.rounded() == line.data.extent.x.low
        && line.data.extent.x.high.rounded() == line.data.extent.x.high
    }
    return Panel(
      heading: panels.count > 1 ? TextLine(name) : nil,
      x: Axis(
        TextLine(facts.histories.first?.xName ?? "row"), padding: 0,
        labels: isWhole ? .wholeNumbers : .numbers, hasGrid: false),
      y: Axis(nil, isLog(columns) ? .log : .linear), marks: lines, endLabels: labels)
  }

  /// A cross where a line without gaps is lost.
  private func end(of track: HistoryFacts.Track) -> Line.End {
    guard let lost = track.lostFrom else { return .marker }
    return track.y[..<lost].allSatisfy(\.isFinite) ? .diverged : .none
  }

  /// A line's name, short where panels stand side by side under headings that name the measure.
  private func label(
    _ column: String, of run: String, isDashed: Bool, isPaired: Bool
  ) -> String {
    if facts.histories.count > 1 { return isDashed ? run + " val" : run }
    guard isPaired, panels.count > 1 else { return column }
    return isDashed ? "val" : "train"
  }

  private var legend: [Chart.LegendEntry] {
    facts.histories.count == 1
      ? []
      : facts.histories.enumerated().map {
        Chart.LegendEntry($1.run, series: SeriesStyle(place: $0))
      }
  }
}
