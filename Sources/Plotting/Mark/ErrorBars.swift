/// Upright bars from a lower to an upper value, each with a short stroke across its ends where there
/// is room: how sure a value is.
public struct ErrorBars: Mark {
  /// What the bars reach over.
  public var slices: [Band.Slice]
  /// Their colour.
  public var paint: Paint
  /// In points.
  public var width: Double

  /// Bars of a width in points.
  public init(_ slices: [Band.Slice], paint: Paint, width: Double = 1.1) {
    self.slices = slices
    self.paint = paint
    self.width = width
  }

  /// What the axes have to hold.
  public var extent: Extent {
    Extent(slices.flatMap { [Datum($0.x, $0.low), Datum($0.x, $0.high)] })
  }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let scale = canvas.typography.scale
    let style = StrokeStyle(paint, width: width * scale, cap: .butt)
    let bars = slices.compactMap { slice -> (low: Frame.Clipped, high: Frame.Clipped)? in
      guard let low = frame.clipped(Datum(slice.x, slice.low)),
        let high = frame.clipped(Datum(slice.x, slice.high))
      else { return nil }
      return (low, high)
    }
    canvas.clipMarks(bars.map(\.low), in: frame, paint)
    let places = bars.map(\.low.point.x).sorted()
    let spacing = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? .infinity
    let cap = min(3 * scale, spacing * 0.35)
    for bar in bars {
      canvas.line([bar.low.point, bar.high.point], style)
      guard cap > 1.2 * scale else { continue }
      // A triangle stands where an end has no place, instead of a stroke that would say it is there.
      for end in [bar.low, bar.high].filter({ !$0.isClipped }).map(\.point) {
        canvas.line([Point(end.x - cap, end.y), Point(end.x + cap, end.y)], style)
      }
    }
  }
}
