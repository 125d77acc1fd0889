/// Short thick ticks beyond the panel's right edge, or beyond the end of a line that stops early: the
/// values that lines must come to.
public struct EdgeTicks: Mark {
  /// One value and whose it is.
  public struct Entry: Sendable, Hashable {
    /// On the y axis.
    public var value: Double
    /// Whose it is.
    public var series: SeriesStyle
    /// Its share of the tick where several coincide.
    public var strand: Strand
    /// Whether the axis has to hold it; a value beyond the axis is marked by a triangle at its end.
    public var widensAxes: Bool
    /// Where on the x axis its line ends; `nil` for the panel's edge.
    public var end: Double?

    /// A value of a series.
    public init(
      _ value: Double, series: SeriesStyle, strand: Strand = Strand(), widensAxes: Bool = true,
      end: Double? = nil
    ) {
      self.value = value
      self.series = series
      self.strand = strand
      self.widensAxes = widensAxes
      self.end = end
    }
  }

  /// The values.
  public var entries: [Entry]

  /// Room that the ticks take beyond the panel, in points.
  static let reach = 15.0

  /// Ticks at values of the y axis.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// What the axes have to hold.
  public var extent: Extent {
    var extent = Extent()
    for entry in entries where entry.widensAxes { extent.include(y: entry.value) }
    return extent
  }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let scale = canvas.typography.scale
    let length = (Self.reach - 4) * scale
    for entry in entries {
      // Ticks that coincide share the length.
      let share = length / Double(entry.strand.count)
      let end = entry.end.flatMap { frame.x($0) }.map { min($0, frame.rect.maxX) }
      let start = (end ?? frame.rect.maxX) + (end == nil ? 4 : 5) * scale
      let from = start + share * Double(entry.strand.index)
      let isBelow = frame.y.transform == .log && entry.value <= 0 && entry.value.isFinite
      guard let y = isBelow ? frame.rect.maxY + 1 : frame.y(entry.value) else { continue }
      if y >= frame.rect.y - 0.5, y <= frame.rect.maxY + 0.5 {
        canvas.open(
          [Point(from, y), Point(from + share, y)],
          StrokeStyle(Paint(entry.series.role), width: 3 * scale, cap: .butt))
      } else if y > frame.rect.maxY {
        let center = Point(from + share / 2, frame.rect.maxY - 4 * scale)
        let box = Rect(x: center.x, y: center.y, width: 0, height: 0).inflated(by: 4 * scale)
        canvas.shape(
          .pointingDown(at: center, radius: min(4 * scale, share / 2)), Paint(entry.series.role),
          box: box)
      }
    }
  }
}
