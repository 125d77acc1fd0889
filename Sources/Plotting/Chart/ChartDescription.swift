import Wording

/// What a chart shows, in sentences made of its data: its title, what each axis measures and from
/// where to where the data reach, where each named line ends.
struct ChartDescription {
  let chart: Chart

  init(_ chart: Chart) {
    self.chart = chart
  }

  /// The most series that are described one by one.
  private let most = 8

  var text: String {
    var sentences = [chart.title, chart.subtitle]
    for panel in chart.panels { sentences += self.sentences(about: panel) }
    return sentences.filter { !$0.isEmpty }.map { text in
      text.last.map { ".!?".contains($0) } == true ? text : text + "."
    }.joined(separator: " ")
  }

  private func sentences(about panel: Panel) -> [String] {
    var extent = Extent()
    for mark in panel.marks { extent.include(mark.extent) }
    let heading = panel.heading.map { $0.plain + ": " } ?? ""
    let y = range(of: panel.y, extent.y)
    let x = range(of: panel.x, extent.x)
    let axes = [
      y.isEmpty ? "" : "\(panel.y.title?.plain ?? "y") \(y)",
      x.isEmpty ? "" : "\(panel.x.title?.plain ?? "x") \(x)",
    ]
    .filter { !$0.isEmpty }.joined(separator: " over ")
    return [heading + axes, series(of: panel)]
  }

  /// `from 0.02 to 33 (log scale)`; for named places, their names.
  private func range(of axis: Axis, _ bounds: Extent.Bounds) -> String {
    if case .given(let ticks, _) = axis.labels {
      let names = ticks.map(\.label.plain)
      return names.isEmpty ? "" : "by " + names.prefix(most).joined(separator: ", ")
    }
    guard !bounds.isEmpty else { return "" }
    let scale =
      switch axis.transform {
      case .linear: ""
      case .log: " (log scale)"
      case .symmetricLog: " (symmetric log scale)"
      }
    let low = NumberText.significant(bounds.low, 3) + axis.unit
    let high = NumberText.significant(bounds.high, 3) + axis.unit
    return (low == high ? "at \(low)" : "from \(low) to \(high)") + scale
  }

  private func series(of panel: Panel) -> String {
    var parts: [String] = []
    for mark in panel.marks {
      switch mark {
      case let line as Line:
        guard let name = line.name, let last = line.last else { continue }
        parts.append(
          line.end == .diverged
            ? "\(name) diverges"
            : "\(name) ends at \(NumberText.significant(last.y, 3))\(panel.y.unit)")
      case let dots as Dots:
        guard let name = dots.name else { continue }
        parts.append("\(name): \(NumberText.count(dots.data.count)) points")
      case let rule as Rule:
        guard let label = rule.label else { continue }
        let unit = rule.direction == .horizontal ? panel.y.unit : panel.x.unit
        parts.append("\(label.plain) at \(NumberText.significant(rule.value, 3))\(unit)")
      default: continue
      }
    }
    let rest = parts.count - most
    return parts.prefix(most).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }
}
