/// A panel in its place: measures what stands about the frame, then draws.
///
/// The first pass measures ticks and labels with a guessed frame, the second with the frame that
/// follows from them; what is drawn is what the second found.
struct Plot {
  /// Room about the frame, in points.
  struct Insets {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
  }

  let panel: Panel
  let name: String
  var cell: Rect
  let typography: Typography
  let typesetter: Typesetter
  let endsInColumn: Bool
  let hasEndLabels: Bool
  let hasXLabels: Bool
  let hasYLabels: Bool
  var isInset = false
  var insets: Insets
  private let domains: (x: Domain, y: Domain)

  init(
    _ panel: Panel, domains: (x: Domain, y: Domain)? = nil, name: String, cell: Rect,
    typography: Typography, typesetter: Typesetter,
    endsInColumn: Bool = false, hasEndLabels: Bool = true, hasXLabels: Bool = true,
    hasYLabels: Bool = true,
    isInset: Bool = false
  ) {
    self.panel = panel
    self.name = name
    self.cell = cell
    self.typography = typography
    self.typesetter = typesetter
    self.endsInColumn = endsInColumn
    self.hasEndLabels = hasEndLabels
    self.hasXLabels = hasXLabels
    self.hasYLabels = hasYLabels
    self.isInset = isInset
    self.domains = domains ?? panel.domains
    insets = Insets(
      left: 40 * typography.scale, right: 20 * typography.scale, top: 10 * typography.scale,
      bottom: 30 * typography.scale)
  }

  var tickSize: Double { isInset ? typography.note * 0.92 : typography.tick }

  /// The frame that the insets leave.
  var frame: Frame {
    Frame(
      Rect(
        x: cell.x + insets.left, y: cell.y + insets.top,
        width: max(1, cell.width - insets.left - insets.right),
        height: max(1, cell.height - insets.top - insets.bottom)),
      x: (panel.x.transform, domains.x), y: (panel.y.transform, domains.y))
  }

  /// Finds how much room the frame needs about it.
  mutating func measure(isFinal: Bool) {
    let frame = self.frame
    let scale = typography.scale
    let ruler = AxisRuler(plot: self, frame: frame)
    var result = Insets()
    let yTicks = ruler.yTicks(room: isFinal ? insets.left : cell.width * 0.4)
    let yWidth = yTicks.map(\.width).max() ?? 0
    result.left = yTicks.isEmpty || !hasYLabels ? 2 * scale : yWidth + 7 * scale
    result.top = tickSize * 0.5
    result.bottom = 6 * scale
    let xTicks = ruler.xTicks(overhang: isFinal)
    if hasXLabels, !xTicks.isEmpty {
      result.bottom = (typography.tickLength + 4 * scale) + tickSize * 1.05
      if panel.x.title != nil { result.bottom += typography.label * 1.35 }
      for tick in [xTicks.first, xTicks.last].compactMap(\.self) {
        result.left = max(result.left, tick.width / 2 - (tick.place - frame.rect.x))
        result.right = max(result.right, tick.width / 2 - (frame.rect.maxX - tick.place))
      }
    }
    if panel.heading != nil {
      result.top += (isInset ? typography.note : typography.heading) * 1.3 + 3 * scale
    }
    result.top += flagRoom
    if panel.y.title != nil {
      // The title stands just above the uppermost label, where there is room above that.
      let above = (yTicks.map(\.place).min() ?? frame.rect.y) - frame.rect.y
      result.top += max(
        0, typography.label * 1.4 + 2 * scale - (yTicks.isEmpty || flagRoom > 0 ? 0 : above))
    }
    if hasEdgeTicks { result.right = max(result.right, EdgeTicks.reach * scale) }
    let column = EndColumn(plot: self, frame: frame)
    result.right = max(result.right, column.room)
    // However much is wanted, the data keep a third of the cell.
    let shrink = min(1, cell.width * 0.66 / max(1, result.left + result.right))
    insets = Insets(
      left: result.left * shrink, right: result.right * shrink,
      top: min(result.top, cell.height * 0.4), bottom: min(result.bottom, cell.height * 0.4))
  }

  /// Room that names of rules take above the frame.
  var flagRoom: Double {
    panel.marks.contains { $0 is Flags } ? Flags.room(typography) : 0
  }

  var hasEdgeTicks: Bool { panel.marks.contains { $0 is EdgeTicks } }

  /// Draws the panel; `false` if names at line ends found no place.
  func draw(on canvas: inout Canvas) -> Bool {
    let frame = self.frame
    let layer = canvas.begin(name, clip: frame.rect, limit: isInset ? cell : nil)
    let ruler = AxisRuler(plot: self, frame: frame)
    ruler.draw(on: &canvas)
    for mark in panel.marks { mark.draw(in: frame, on: &canvas) }
    if let inset = panel.inset {
      InsetPlacement(inset, in: self, frame: frame).draw(on: &canvas)
      canvas.resume(layer)
    }
    guard hasEndLabels else { return true }
    return EndColumn(plot: self, frame: frame).draw(on: &canvas)
  }
}
