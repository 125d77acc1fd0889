import CCairo
import Plotting

/// Owner of one cairo context: paints the commands of a drawing onto a surface.
///
/// Cairo's contexts keep their first error, so the status is heard once, after the last command.
@safe struct Painter: ~Copyable {
  let context: OpaquePointer
  /// Pixels a point where whole pixels matter, or nil on paper.
  let pixels: Double?

  /// A painter on a surface, which must outlive it, with one user unit a point.
  init(on surface: OpaquePointer, pixels: Double?) throws(CairoError) {
    guard let context = unsafe cairo_create(surface) else {
      throw .library(call: "cairo_create", reason: "it gave no context")
    }
    // A failed context is a constant of cairo's and need not be destroyed.
    try hear(unsafe cairo_status(context), "cairo_create")
    unsafe self.context = context
    self.pixels = pixels
    unsafe cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    if let pixels { unsafe cairo_scale(context, pixels, pixels) }
  }

  deinit {
    unsafe cairo_destroy(context)
  }

  /// Paints the paper and then every command.
  ///
  /// - Parameters:
  ///   - strip: What of the page is there, from top to bottom in points. What lies outside is left
  ///     out; nil: all is painted.
  ///   - text: Paints one text, whose colour is set already.
  func paint(
    _ page: Page, in strip: ClosedRange<Double>? = nil, theme: Theme,
    text: (borrowing Painter, PlacedText) throws(CairoError) -> Void
  ) throws(CairoError) {
    use(Paint(.paper), theme)
    unsafe cairo_paint(context)
    for (command, extent) in zip(page.drawing.commands, page.extents) {
      if let strip, let extent, !strip.overlaps(extent) { continue }
      switch command {
      case .fill(let path, let paint):
        use(paint, theme)
        try trace(path)
        // The edge of a band is so faint that 16 steps of coverage show no stair, and a long ragged
        // one is filled in half the time.
        unsafe cairo_set_antialias(
          context, paint.opacity < 0.5 ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT)
        unsafe cairo_fill(context)
        unsafe cairo_set_antialias(context, CAIRO_ANTIALIAS_DEFAULT)
      case .stroke(let path, let style):
        use(style.paint, theme)
        try stroke(path, style)
      case .text(let placed):
        use(placed.paint, theme)
        try text(self, placed)
      case .beginClip(let rect):
        try beginClip(rect)
      case .endClip:
        unsafe cairo_restore(context)
      case .beginGroup, .endGroup:
        break
      }
    }
    try hear(unsafe cairo_status(context), "Painting \(page.drawing.name)")
  }

  // MARK: - Commands

  private func use(_ paint: Paint, _ theme: Theme) {
    let color = theme.color(of: paint.role)
    unsafe cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      paint.opacity)
  }

  private func stroke(_ path: Path, _ style: StrokeStyle) throws(CairoError) {
    var path = path
    var width = style.width
    if let pixels, style.isStraightedge {
      let grid = PixelGrid(pixelsPerPoint: pixels)
      width = grid.width(width)
      path = grid.aligned(path, width: width)
    }
    try trace(path)
    unsafe cairo_set_line_width(context, width)
    unsafe cairo_set_line_cap(
      context, style.cap == .butt ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND)
    let dash = style.isDashed ? style.dash : []
    unsafe dash.withUnsafeBufferPointer {
      unsafe cairo_set_dash(context, $0.baseAddress, Int32($0.count), 0)
    }
    unsafe cairo_stroke(context)
  }

  private func beginClip(_ rect: Rect) throws(CairoError) {
    var rect = rect
    // A clip on whole pixels is a bound, not a mask: it costs nothing and blurs no edge.
    if let pixels { rect = PixelGrid(pixelsPerPoint: pixels).around(rect) }
    let origin = try inRange(Point(rect.x, rect.y))
    let corner = try inRange(Point(rect.maxX, rect.maxY))
    unsafe cairo_save(context)
    unsafe cairo_rectangle(context, origin.x, origin.y, corner.x - origin.x, corner.y - origin.y)
    unsafe cairo_clip(context)
  }

  // MARK: - Paths

  /// Makes `path` cairo's current path, in points.
  func trace(_ path: Path) throws(CairoError) {
    unsafe cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let to):
        let to = try inRange(to)
        unsafe cairo_move_to(context, to.x, to.y)
      case .line(let to):
        let to = try inRange(to)
        unsafe cairo_line_to(context, to.x, to.y)
      case .curve(let first, let second, let to):
        let (first, second, to) = try (inRange(first), inRange(second), inRange(to))
        unsafe cairo_curve_to(context, first.x, first.y, second.x, second.y, to.x, to.y)
      case .close:
        unsafe cairo_close_path(context)
      }
    }
  }

  /// Cairo's coordinates are 24 bits before the point; beyond them they wrap around to the other
  /// side of the picture. What is that far away is drawn at the limit.
  private func inRange(_ point: Point) throws(CairoError) -> Point {
    let limit = 4_000_000 / (pixels ?? 1)
    guard point.x.isFinite, point.y.isFinite else {
      throw .drawing("A drawing holds the point (\(point.x), \(point.y)), which is nowhere.")
    }
    return Point(
      Swift.min(Swift.max(point.x, -limit), limit), Swift.min(Swift.max(point.y, -limit), limit))
  }
}

extension StrokeStyle {
  /// Whether the dash can be drawn; one of no length, or a negative one, is none.
  fileprivate var isDashed: Bool {
    let length = dash.reduce(0, +)
    return length > 0 && length.isFinite && dash.allSatisfy { $0 >= 0 }
  }

  /// Grid and axis lines are drawn along pixels; data stay where they are.
  fileprivate var isStraightedge: Bool { paint.role == .grid || paint.role == .axis }
}
