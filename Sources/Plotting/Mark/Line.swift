/// A line through data in their order.
///
/// Data that are not numbers leave a gap. On a log axis, data at or below zero are drawn along the
/// panel's edge and marked there with a triangle that points out of it.
public struct Line: SeriesMark {
  /// What stands at the last point.
  public enum End: Sendable, Hashable {
    case none
    case marker
    /// The line left all bounds: a cross where it is last seen.
    case diverged
  }

  /// Its points, in order.
  public var data: Samples
  /// What stands at its end; `nil` for a line without a name.
  public var name: String?
  /// What stands after the name: a last value.
  public var detail: TextLine?
  /// Its colour, dash and end marker.
  public var series: SeriesStyle
  /// In points.
  public var width: Double
  /// What stands at its end.
  public var end: End
  /// Its share of the ink where lines coincide.
  public var strand: Strand
  /// Ink and gap in turn, in points; `nil` for the series' own.
  public var dash: [Double]?
  /// Whether the axes have to hold all data; a line that is `false` is cut at the panel's edge.
  public var widensAxes: Bool

  /// A solid line with a marker at its end unless said otherwise.
  public init(
    _ data: [Datum], name: String? = nil, detail: TextLine? = nil,
    series: SeriesStyle = .automatic, width: Double = 2.2, end: End = .marker,
    strand: Strand = Strand(), widensAxes: Bool = true
  ) {
    self.init(
      Samples(data), name: name, detail: detail, series: series, width: width, end: end,
      strand: strand, widensAxes: widensAxes)
  }

  /// A line through numbers as they are: ten million take no room but their own.
  public init(
    _ data: Samples, name: String? = nil, detail: TextLine? = nil,
    series: SeriesStyle = .automatic, width: Double = 2.2, end: End = .marker,
    strand: Strand = Strand(), widensAxes: Bool = true
  ) {
    self.data = data
    self.name = name
    self.detail = detail
    self.series = series
    self.width = width
    self.end = end
    self.strand = strand
    self.widensAxes = widensAxes
  }

  /// What the axes have to hold.
  public var extent: Extent { widensAxes ? data.extent : Extent() }

  /// The line with no more data than a picture can show.
  public func thinned(in frame: Frame) -> Line {
    var line = self
    line.data = data.thinned(in: frame)
    return line
  }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let scale = canvas.typography.scale
    let style = StrokeStyle(
      Paint(series.role),
      width: (width + (strand.count > 1 && strand.index == 0 ? 0.6 : 0)) * scale,
      dash: strand.dash(alone: dash ?? series.dash).map { $0 * scale }, cap: .butt)
    var pieces = pieces(in: frame)
    if end == .diverged { pieces.lines = [Self.untilExit(pieces.lines, from: frame.rect)] }
    for piece in pieces.lines { canvas.line(piece, style) }
    for place in pieces.clipped { canvas.clipMark(place, in: frame, Paint(series.role)) }
    drawEnd(pieces.lines, in: frame, on: &canvas)
  }

  /// The line's pieces in points, and where runs of data without a place on a log axis begin.
  private func pieces(in frame: Frame) -> (lines: [[Point]], clipped: [Frame.Clipped]) {
    var lines: [[Point]] = []
    var piece: [Point] = []
    var clipped: [Frame.Clipped] = []
    var wasClipped = false
    for datum in data {
      guard let place = frame.clipped(datum) else {
        if !piece.isEmpty { lines.append(piece) }
        piece = []
        wasClipped = false
        continue
      }
      if place.isClipped, !wasClipped { clipped.append(place) }
      wasClipped = place.isClipped
      piece.append(place.point)
    }
    if !piece.isEmpty { lines.append(piece) }
    return (lines, clipped)
  }

  private func drawEnd(_ pieces: [[Point]], in frame: Frame, on canvas: inout Canvas) {
    let scale = canvas.typography.scale
    switch end {
    case .none: break
    case .marker:
      // Only the last of the coinciding lines bears the mark.
      guard let point = pieces.last?.last, strand.index == strand.count - 1,
        frame.rect.inflated(by: 0.5).contains(point)
      else { return }
      canvas.marker(series.marker, at: point, radius: 3.6 * scale, Paint(series.role))
    case .diverged:
      guard let point = pieces.first?.last else { return }
      let arm = 4.5 * scale
      let style = StrokeStyle(Paint(series.role), width: 2.4 * scale)
      for (dx, dy) in [(arm, arm), (arm, -arm)] {
        canvas.open([Point(point.x - dx, point.y - dy), Point(point.x + dx, point.y + dy)], style)
      }
    }
  }

  /// A line up to where it first leaves a rectangle; empty if it begins outside.
  private static func untilExit(_ pieces: [[Point]], from rect: Rect) -> [Point] {
    guard let points = pieces.first, let start = points.first, rect.contains(start) else {
      return []
    }
    return Polyline.clipped(points, to: rect).first ?? []
  }

  /// Where the line ends, as far as a frame shows it.
  func end(in frame: Frame) -> Point? {
    if end == .diverged {
      return Self.untilExit(thinned(in: frame).pieces(in: frame).lines, from: frame.rect).last
    }
    return data.reversed().lazy.compactMap { frame.point(frame.shown($0)) }.first
  }
}

extension Path {
  /// A triangle that points down.
  static func pointingDown(at center: Point, radius: Double) -> Path {
    Path(
      through: [
        Point(center.x - radius, center.y - radius * 0.7),
        Point(center.x + radius, center.y - radius * 0.7), Point(center.x, center.y + radius),
      ], closed: true)
  }
}
