import Wording

/// A figure: what it says, and the panels that show it.
///
/// A chart is a value that knows data, not points. `layout(size:measurer:)` makes a `Drawing` of
/// it, which any output can paint in any theme.
public struct Chart: Sendable {
  /// A series as the legend names it.
  public struct LegendEntry: Sendable, Hashable {
    /// The series' name.
    public var name: String
    /// Its look.
    public var series: SeriesStyle
    /// Its share of the ink where lines coincide.
    public var strand: Strand
    /// Whether a piece of a line stands before the name, or but a marker.
    public var isLine: Bool

    /// A name and a look.
    public init(
      _ name: String, series: SeriesStyle, strand: Strand = Strand(), isLine: Bool = true
    ) {
      self.name = name
      self.series = series
      self.strand = strand
      self.isLine = isLine
    }
  }

  /// When the row of names below the subtitle is drawn.
  public enum LegendUse: Sendable, Hashable {
    case always
    /// Only where names do not all fit at their lines.
    case whenNeeded
  }

  /// A slug of `[a-z0-9-]`.
  public var name: String
  /// The finding, in words.
  public var title: String
  /// What is plotted, and its unit.
  public var subtitle: String
  /// The finding and its numbers, for a reader who can't see the picture. An empty one is made
  /// from the data when the chart is laid out.
  public var description: String
  /// Its panels, in reading order.
  public var panels: [Panel]
  /// The series, in the order of the row of names. An empty one is made of the marks' names when
  /// the chart is laid out.
  public var legend: [LegendEntry]
  /// When that row is drawn.
  public var legendUse: LegendUse
  /// Whether all panels have the same x axis, which holds the data of all: it is then labelled below
  /// the lowest ones only.
  public var sharesX: Bool
  /// Whether all panels have the same y axis, which holds the data of all: it is then labelled at the
  /// left of the leftmost ones only. For numbers of one kind and size, so that heights compare from
  /// panel to panel; others would be flattened by the greatest.
  public var sharesY: Bool
  /// What the colours of a ramp stand for, in a row below the subtitle.
  public var key: RampKey?

  /// A chart of panels.
  public init(
    name: String, title: String, subtitle: String, description: String, panels: [Panel],
    legend: [LegendEntry] = [], legendUse: LegendUse = .whenNeeded, sharesX: Bool = false,
    sharesY: Bool = false,
    key: RampKey? = nil
  ) {
    self.name = name
    self.title = title
    self.subtitle = subtitle
    self.description = description
    self.panels = panels
    self.legend = legend
    self.legendUse = legendUse
    self.sharesX = sharesX
    self.sharesY = sharesY
    self.key = key
  }

  /// Lays the chart out for a picture's size.
  ///
  /// Any size is drawn: lengths that are not finite or below one point count as one, those above
  /// 100,000 as that, and what does not fit is shortened or left out.
  ///
  /// - Parameters:
  ///   - size: the picture's size, in points.
  ///   - measurer: measures text in the font that will be used.
  public func layout(size: Size, measurer: some TextMeasurer) -> Drawing {
    completed.layout(completedAt: size, measurer: measurer)
  }

  private func layout(completedAt size: Size, measurer: some TextMeasurer) -> Drawing {
    func sane(_ length: Double) -> Double {
      length.isFinite ? min(100_000, max(1, length)) : 1
    }
    let size = Size(width: sane(size.width), height: sane(size.height))
    var drawing = Drawing(
      name: name, size: size, title: Inert.line(title),
      description: Inert.line(description))
    let plans: [LayoutPlan] =
      legendUse == .always
      ? [LayoutPlan(hasLegend: true, endsInColumn: false)]
      : [
        LayoutPlan(hasLegend: false, endsInColumn: false),
        LayoutPlan(hasLegend: false, endsInColumn: true),
        LayoutPlan(hasLegend: true, endsInColumn: false),
      ]
    let chart = thinned(for: size)
    for plan in plans {
      var layout = Layout(chart: chart, size: size, plan: plan, measurer: measurer)
      let isComplete = layout.run()
      drawing.commands = layout.commands
      if isComplete { break }
    }
    return drawing
  }
}

extension Chart {
  /// The ends of each panel's axes.
  var domains: [(x: Domain, y: Domain)] {
    let extents = panels.map(\.extent)
    var all = Extent()
    for extent in extents { all.include(extent) }
    return zip(panels, extents).map { panel, own in
      (
        panel.x.domain(holding: (sharesX ? all : own).x),
        panel.y.domain(holding: (sharesY ? all : own).y)
      )
    }
  }

  /// The chart with no more data than a picture of a size can show.
  private func thinned(for size: Size) -> Chart {
    var chart = self
    for (index, domains) in domains.enumerated() {
      chart.panels[index] = panels[index].thinned(for: size, domains)
    }
    return chart
  }

  /// Whether its series show markers.
  var hasMarkers: Bool {
    panels.contains { panel in
      panel.marks.contains { mark in (mark as? Line)?.end == .marker || mark is Dots }
    }
  }
}

/// How a layout names its series.
struct LayoutPlan {
  /// By a row of names, and at line ends only in passing.
  var hasLegend: Bool
  /// At line ends, all in the column beside the panel, even those of lines that stop early.
  var endsInColumn: Bool
}
