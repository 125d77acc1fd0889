/// A thin dashed line that goes beside the data: a prediction. Labels keep off it, axes need not
/// hold it unless asked to. A number that is not finite leaves a gap; at a value that a log axis has no
/// place for it runs along the axis's edge, under a triangle.
public struct Guide: Mark {
  /// The line's points, in their order.
  public var data: [Datum]
  /// Whose prediction it is.
  public var role: Role

  /// Whether the axes have to hold it; else it is cut at the panel's edges.
  public var widensAxes: Bool

  /// A guide through `data` in the colour of `role`.
  public init(_ data: [Datum], role: Role, widensAxes: Bool = false) {
    self.data = data
    self.role = role
    self.widensAxes = widensAxes
  }

  /// What the axes have to hold.
  public var extent: Extent { widensAxes ? Extent(data) : Extent() }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the guide.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let scale = canvas.typography.scale
    let style = StrokeStyle(
      Paint(role), width: 1.1 * scale, dash: [2.5 * scale, 2.5 * scale], cap: .butt)
    let places = data.map { frame.clipped($0) }
    for piece in places.split(whereSeparator: { $0 == nil }) where piece.count > 1 {
      canvas.line(piece.compactMap { $0?.point }, style)
    }
    canvas.clipMarks(places.compactMap(\.self), in: frame, Paint(role))
  }
}

/// A small dot in muted ink: where something begins.
public struct Spot: Mark {
  /// Where it is.
  public var datum: Datum

  /// A dot at `datum`.
  public init(_ datum: Datum) {
    self.datum = datum
  }

  /// The one point.
  public var extent: Extent { Extent([datum]) }

  /// Draws the dot.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    guard let place = frame.clipped(datum) else { return }
    if place.isClipped { return canvas.clipMark(place, in: frame, Paint(.mutedInk)) }
    guard frame.rect.inflated(by: 0.5).contains(place.point) else { return }
    canvas.marker(.circle, at: place.point, radius: 3 * canvas.typography.scale, Paint(.mutedInk))
  }
}
