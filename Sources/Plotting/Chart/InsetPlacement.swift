/// Finds a free corner of a plot for its inset and draws it there.
struct InsetPlacement {
  let inset: Inset
  let plot: Plot
  let frame: Frame

  init(_ inset: Inset, in plot: Plot, frame: Frame) {
    self.inset = inset
    self.plot = plot
    self.frame = frame
  }

  /// Draws the inset into the largest free corner, and its window's outline in the plot; nothing
  /// where no corner is free.
  func draw(on canvas: inout Canvas) {
    guard let cell = freeCorner(on: canvas) else { return }
    let scale = plot.typography.scale
    let style = StrokeStyle(Paint(.axis), width: 0.8 * scale, dash: [2, 2], cap: .butt)
    if let a = frame.point(Datum(inset.x.low, inset.y.low)),
      let b = frame.point(Datum(inset.x.high, inset.y.high))
    {
      canvas.line(Self.corners(Rect(from: a, to: b)), style)
    }
    canvas.reserve(cell)
    let rim = cell.inflated(by: -2 * scale)
    canvas.open(Self.corners(rim), style, blocks: false)
    let panel = Panel(
      heading: inset.caption,
      x: Axis(nil, plot.panel.x.transform, domain: inset.x, hasGrid: false),
      y: Axis(nil, plot.panel.y.transform, domain: inset.y, hasGrid: false), marks: inset.marks)
    var small = Plot(
      panel, name: plot.name + "-inset", cell: cell.inflated(by: -8 * scale),
      typography: plot.typography,
      typesetter: plot.typesetter, isInset: true)
    small.measure(isFinal: false)
    small.measure(isFinal: true)
    _ = small.draw(on: &canvas)
  }

  private static func corners(_ rect: Rect) -> [Point] {
    [
      Point(rect.x, rect.y), Point(rect.maxX, rect.y), Point(rect.maxX, rect.maxY),
      Point(rect.x, rect.maxY), Point(rect.x, rect.y),
    ]
  }

  private func freeCorner(on canvas: Canvas) -> Rect? {
    let rect = frame.rect
    for share in [0.46, 0.43, 0.4, 0.36] {
      let width = rect.width * share
      let height = rect.height * share
      guard width > 120 * plot.typography.scale, height > 90 * plot.typography.scale else { break }
      for (right, bottom) in [(true, false), (false, true), (false, false), (true, true)] {
        let corner = Rect(
          x: right ? rect.maxX - width : rect.x, y: bottom ? rect.maxY - height : rect.y,
          width: width, height: height)
        if !canvas.isCrossed(corner.inflated(by: -3), air: 0) { return corner }
      }
    }
    return nil
  }
}
