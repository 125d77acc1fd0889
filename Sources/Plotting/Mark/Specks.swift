/// Small dots, all of one colour and size, painted at once: a cloud of data without names.
///
/// Where they lie on each other they do not darken; `Density` shows how many there are.
public struct Specks: Mark {
  /// Where they are.
  public var data: [Datum]
  /// Their colour.
  public var paint: Paint
  /// In points.
  public var diameter: Double

  /// Dots of a diameter in points.
  public init(_ data: [Datum], paint: Paint, diameter: Double = 4.5) {
    self.data = data
    self.paint = paint
    self.diameter = diameter
  }

  /// What the axes have to hold.
  public var extent: Extent { Extent(data) }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let places = data.compactMap { frame.clipped($0) }
    canvas.specks(
      places.filter { !$0.isClipped && frame.rect.inflated(by: 0.5).contains($0.point) }
        .map(\.point), diameter: diameter * canvas.typography.scale, paint)
    canvas.clipMarks(places, in: frame, paint)
  }
}
