/// One attempt at laying a chart out: head, legend and panels from top to bottom.
struct Layout {
  let chart: Chart
  let size: Size
  let plan: LayoutPlan
  let typography: Typography
  let typesetter: Typesetter
  private var canvas: Canvas

  init(chart: Chart, size: Size, plan: LayoutPlan, measurer: any TextMeasurer) {
    self.chart = chart
    self.size = size
    self.plan = plan
    typography = Typography(for: size)
    typesetter = Typesetter(measurer: measurer)
    canvas = Canvas(
      typesetter: typesetter, typography: typography,
      bounds: Rect(x: 0, y: 0, width: size.width, height: size.height)
        .inflated(by: -min(4, min(size.width, size.height) / 8)),
      hasLegend: plan.hasLegend && !chart.legend.isEmpty)
  }

  /// What was drawn, on paper.
  var commands: [Drawing.Command] {
    let paper = Path(Rect(x: 0, y: 0, width: size.width, height: size.height))
    return [.fill(paper, Paint(.paper))] + canvas.commands()
  }

  /// Lays everything out; `false` if a name found no place.
  mutating func run() -> Bool {
    let margin = min(typography.margin, size.width / 10)
    var top = drawHead(from: min(typography.margin, size.height / 10), margin: margin)
    var isComplete = true
    if plan.hasLegend, !chart.legend.isEmpty {
      let legend = Legend(
        chart.legend, hasMarkers: chart.hasMarkers, typography: typography,
        typesetter: typesetter)
      let room = Rect(x: margin, y: top, width: size.width - 2 * margin, height: size.height * 0.25)
      top = legend.draw(in: room, on: &canvas)
    }
    if let key = chart.key {
      let room = Rect(x: margin, y: top, width: size.width - 2 * margin, height: size.height - top)
      top = KeyRow(key: key, typography: typography, typesetter: typesetter).draw(
        in: room, on: &canvas)
    }
    let area = Rect(
      x: margin, y: top + 6 * typography.scale, width: size.width - 2 * margin,
      height: size.height - top - 6 * typography.scale - min(margin, size.height / 10) * 0.7)
    guard area.width > 8, area.height > 8, !chart.panels.isEmpty else { return true }
    let grid = PanelGrid(
      count: chart.panels.count, area: area, gap: 22 * typography.scale,
      rowGap: (chart.sharesX ? 10 : 22) * typography.scale)
    let domains = chart.domains
    var plots = chart.panels.enumerated().map { index, panel in
      Plot(
        panel, domains: domains[index],
        name: chart.panels.count == 1 ? "panel" : "panel-\(index + 1)",
        cell: grid.cell(index), typography: typography, typesetter: typesetter,
        endsInColumn: plan.endsInColumn, hasEndLabels: !plan.hasLegend,
        hasXLabels: !chart.sharesX || grid.isLowest(index),
        hasYLabels: !chart.sharesY || grid.isLeftmost(index))
    }
    grid.align(&plots)
    for index in plots.indices {
      if !plots[index].draw(on: &canvas) { isComplete = false }
    }
    let missing = canvas.placeRequests()
    return isComplete && (missing.isEmpty || plan.hasLegend)
  }

  /// Title and subtitle, wrapped; returns where they end. They take at most 45 % of the height.
  private mutating func drawHead(from top: Double, margin: Double) -> Double {
    _ = canvas.begin(
      "head", clip: Rect(x: 0, y: 0, width: size.width, height: size.height))
    let width = size.width - 2 * margin
    var y = top
    let parts: [(String, Double, FontWeight, Role, Double)] = [
      (chart.title, typography.title, .bold, .ink, 1.2),
      (chart.subtitle, typography.subtitle, .regular, .mutedInk, 1.3),
    ]
    for (text, fontSize, weight, role, leading) in parts {
      let room = size.height * 0.45 - y
      let count = min(2, Int(max(0, room) / (fontSize * leading)))
      guard count > 0 else { continue }
      for line in typesetter.wrapped(
        text, size: fontSize, weight: weight, width: width, maxLines: count)
      {
        let baseline = y + PlacedText.inkAscent * fontSize
        canvas.place([
          PlacedText(line.runs, at: Point(margin, baseline), weight: weight, paint: Paint(role))
        ])
        y += fontSize * leading
      }
      y += 4 * typography.scale
    }
    return y
  }
}
