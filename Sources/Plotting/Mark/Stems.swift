/// Straight pieces between pairs of data: the stems of a dot plot, short ticks at a value. An end that
/// a log axis has no place for is a triangle on its edge.
public struct Stems: Mark {
  /// Both ends of each.
  public var pieces: [(from: Datum, to: Datum)]
  /// Their colour.
  public var paint: Paint
  /// In points.
  public var width: Double
  /// Whether they are painted over markers.
  public var isOnTop: Bool

  /// Pieces of a width in points.
  public init(
    _ pieces: [(from: Datum, to: Datum)], paint: Paint, width: Double, isOnTop: Bool = false
  ) {
    self.pieces = pieces
    self.paint = paint
    self.width = width
    self.isOnTop = isOnTop
  }

  /// What the axes have to hold.
  public var extent: Extent { Extent(pieces.flatMap { [$0.from, $0.to] }) }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let style = StrokeStyle(paint, width: width * canvas.typography.scale, cap: .butt)
    for piece in pieces {
      guard let a = frame.clipped(piece.from), let b = frame.clipped(piece.to) else { continue }
      let ends = [a.point, b.point]
      if isOnTop { canvas.open(ends, style) } else { canvas.line(ends, style) }
      for end in [a, b] { canvas.clipMark(end, in: frame, paint) }
    }
  }
}
