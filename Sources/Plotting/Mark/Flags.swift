/// Values of the x axis as thin rules up the panel, named in a row above it: the names are moved
/// apart as little as they must, with leaders to their rules.
public struct Flags: Mark {
  /// A value and what it is called.
  public struct Entry: Sendable, Hashable {
    /// On the x axis.
    public var value: Double
    /// Stands above the panel; `nil` for a rule without a name.
    public var label: TextLine?
    /// The colour of the rule and the name.
    public var role: Role
    /// Ink and gap in turn, in points; empty for a solid rule.
    public var dash: [Double]

    /// A named value.
    public init(_ value: Double, _ label: TextLine?, role: Role = .ink, dash: [Double] = [4, 3]) {
      self.value = value
      self.label = label
      self.role = role
      self.dash = dash
    }
  }

  /// The values, the most important first: where there are too many names the last ones go.
  public var entries: [Entry]

  /// Rules at values of the x axis.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// What the axes have to hold.
  public var extent: Extent {
    var extent = Extent()
    for entry in entries { extent.include(x: entry.value) }
    return extent
  }

  /// Height of the row above the panel, its leaders included.
  static func room(_ typography: Typography) -> Double {
    typography.note * 1.3 + leader(typography)
  }

  private static func leader(_ typography: Typography) -> Double { 9 * typography.scale }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let scale = canvas.typography.scale
    let rect = frame.rect
    let placed = entries.compactMap { entry in
      frame.x(entry.value).flatMap { x in
        x >= rect.x - 0.5 && x <= rect.maxX + 0.5 ? (entry: entry, x: x) : nil
      }
    }
    for (entry, x) in placed {
      canvas.line(
        [Point(x, rect.maxY), Point(x, rect.y)],
        StrokeStyle(
          Paint(entry.role), width: 1.1 * scale, dash: entry.dash.map { $0 * scale }, cap: .butt))
    }
    let named = placed.compactMap { entry, x in
      entry.label.map { (label: $0, role: entry.role, x: x) }
    }
    drawNames(named, in: rect, on: &canvas)
  }

  private func drawNames(
    _ names: [(label: TextLine, role: Role, x: Double)], in rect: Rect, on canvas: inout Canvas
  ) {
    let typography = canvas.typography
    let scale = typography.scale
    let size = typography.note
    let gap = 10 * scale
    let bounds = Domain(rect.x, max(rect.x, min(rect.maxX, canvas.bounds.maxX)))
    // Names keep their length while all fit, then share the row, then the last ones go.
    let least = 34 * scale
    let most = max(1, Int((bounds.high - bounds.low + gap) / (least + gap)))
    let shown = names.prefix(most).sorted { $0.x < $1.x }
    guard !shown.isEmpty else { return }
    let share = (bounds.high - bounds.low + gap) / Double(shown.count) - gap
    let whole = shown.map { canvas.typesetter.set($0.label, size: size).width }
    let fits = whole.reduce(0) { $0 + $1 + gap } - gap <= bounds.high - bounds.low
    let texts = shown.compactMap {
      canvas.typesetter.fitted(
        $0.label, size: size, width: fits ? bounds.high - bounds.low : share)
    }
    guard texts.count == shown.count,
      let middles = Spread.apart(
        shown.map(\.x), sizes: texts.map(\.width), gap: gap, within: bounds)
    else { return }
    let leader = Self.leader(typography)
    let baseline = rect.y - leader - PlacedText.inkDescent * size - 1 * scale
    for (index, text) in texts.enumerated() {
      let (x, middle) = (shown[index].x, middles[index])
      let half = text.width / 2
      let end = min(max(x, middle - half + 3 * scale), middle + half - 3 * scale)
      canvas.open(
        [Point(half < 3 * scale ? middle : end, rect.y - leader + 1 * scale), Point(x, rect.y)],
        StrokeStyle(Paint(shown[index].role), width: 0.8 * scale))
      canvas.place([
        PlacedText(
          text.runs, at: Point(middle - half, baseline), paint: Paint(shown[index].role))
      ])
    }
  }
}
