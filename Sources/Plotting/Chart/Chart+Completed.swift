import Wording

extension Chart {
  /// The chart with all that it leaves to its marks filled in: the looks of its series, names at
  /// the ends of lines, the row of names, what the axes leave open, the description. What is given
  /// is kept. `layout(size:measurer:)` asks for it.
  public var completed: Chart {
    var chart = self
    var looks = SeriesLooks(of: self)
    for index in chart.panels.indices {
      looks.apply(to: &chart.panels[index].marks)
      if var inset = chart.panels[index].inset {
        looks.apply(to: &inset.marks)
        chart.panels[index].inset = inset
      }
      chart.panels[index].completeAxes()
      chart.panels[index].nameLines()
    }
    if chart.legend.isEmpty { chart.collectLegend() }
    if chart.description.isEmpty { chart.description = ChartDescription(chart).text }
    return chart
  }

  /// A row of names of all that are named. Markers have no end to be named at: with them the row is
  /// always drawn.
  private mutating func collectLegend() {
    let marks = panels.flatMap(\.marks).compactMap { $0 as? any SeriesMark }
    for mark in marks where mark is Line || mark is Dots {
      guard let name = mark.name else { continue }
      if let place = legend.firstIndex(where: { $0.name == name }) {
        if mark is Line { legend[place].isLine = true }
      } else {
        legend.append(LegendEntry(name, series: mark.series, isLine: mark is Line))
      }
    }
    if legend.contains(where: { !$0.isLine }) { legendUse = .always }
  }
}

/// Which look each series of a chart has.
///
/// A name has the look that one of its marks, or the row of names, asks for; all others take the
/// places of the palette that nobody asked for, in the order of the marks.
private struct SeriesLooks {
  private var looks: [String: SeriesStyle] = [:]
  private var taken: Set<Int> = []
  private var next = 0

  init(of chart: Chart) {
    for entry in chart.legend where !entry.series.isAutomatic {
      keep(entry.series, for: entry.name)
    }
    for panel in chart.panels {
      for mark in panel.marks {
        guard let mark = mark as? any SeriesMark, !mark.series.isAutomatic else { continue }
        keep(mark.series, for: mark.name)
      }
    }
  }

  private mutating func keep(_ look: SeriesStyle, for name: String?) {
    if look.share == nil { taken.insert(look.place) }
    if let name, looks[name] == nil { looks[name] = look }
  }

  mutating func apply(to marks: inout [any Mark]) {
    for index in marks.indices {
      guard var mark = marks[index] as? any SeriesMark, mark.takesLook else { continue }
      mark.series = look(of: mark.name)
      marks[index] = mark
    }
  }

  private mutating func look(of name: String?) -> SeriesStyle {
    if let name, let look = looks[name] { return look }
    while taken.contains(next) { next += 1 }
    let look = SeriesStyle(place: next)
    keep(look, for: name)
    return look
  }
}

extension Panel {
  /// Lines, bands and what goes with them reach from edge to edge; contours are grid enough.
  fileprivate mutating func completeAxes() {
    if x.padding == nil, marks.allSatisfy(\.runsToSides) { x.padding = 0 }
    y.hasGrid = y.hasGrid ?? !marks.contains { $0 is Contours }
    x.hasGrid = x.hasGrid ?? false
  }

  /// Puts names at the ends of lines that no label names yet; those that coincide become strands of
  /// one and are named together.
  fileprivate mutating func nameLines() {
    let known = Set(endLabels.flatMap { $0.names.map(\.text) })
    var places: [Int] = []
    var lines: [Line] = []
    for (place, mark) in marks.enumerated() {
      guard let line = mark as? Line, let name = line.name, !known.contains(name) else { continue }
      // A name of several lines stands at the end of the last one.
      if let earlier = lines.firstIndex(where: { $0.name == name }) {
        places.remove(at: earlier)
        lines.remove(at: earlier)
      }
      places.append(place)
      lines.append(line)
    }
    guard !lines.isEmpty else { return }
    for group in coincidingLines(lines) {
      for (index, line) in group.enumerated() where group.count > 1 && lines[line].strand.count == 1
      {
        lines[line].strand = Strand(index, of: group.count)
        marks[places[line]] = lines[line]
      }
      let last = lines[group[group.count - 1]]
      let ends = Set(group.map { NumberText.significant(lines[$0].last?.y ?? .nan, 3) })
      endLabels.append(
        EndLabel(
          group.map { .init(lines[$0].name ?? "", role: lines[$0].series.nameRole) },
          value: last.detail, joiner: ends.count == 1 ? "=" : "≈", line: last))
    }
  }

  /// Lines at the same places of x that stay within 1 % of the panel's height of each other.
  private func coincidingLines(_ lines: [Line]) -> [[Int]] {
    guard lines.count > 1 else { return [[0]] }
    let scale = Scale(y.transform, domain: domains.y, range: Domain(0, 1))
    return Coincidence.groups(count: lines.count) { first, second in
      let (a, b) = (lines[first], lines[second])
      guard a.end == b.end, a.end != .diverged, a.data.count == b.data.count else { return false }
      return zip(a.data, b.data).allSatisfy { a, b in
        guard a.x == b.x else { return false }
        guard let low = scale(a.y), let high = scale(b.y) else { return a.y == b.y }
        return (low - high).magnitude <= 0.01
      }
    }
  }
}

extension Line {
  /// The last pair of numbers.
  var last: Datum? { data.last { $0.x.isFinite && $0.y.isFinite } }
}
