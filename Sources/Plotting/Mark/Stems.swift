/// Straight pieces between pairs of data: the stems of a dot plot, short ticks at a value.
public struct Stems: Mark {
  public var pieces: [(from: Datum, to: Datum)]
  public var paint: Paint
  /// In points.
  public var width: Double

  public init(_ pieces: [(from: Datum, to: Datum)], paint: Paint, width: Double) {
    self.pieces = pieces
    self.paint = paint
    self.width = width
  }

  public var extent: Extent { Extent(pieces.flatMap { [$0.from, $0.to] }) }

  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let style = StrokeStyle(paint, width: width * canvas.typography.scale, cap: .butt)
    for piece in pieces {
      guard let a = frame.point(piece.from), let b = frame.point(piece.to) else { continue }
      canvas.line([a, b], style)
    }
  }
}
