/// Straight pieces between pairs of data: the stems of a dot plot, short ticks at a value.
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
      guard let a = frame.point(piece.from), let b = frame.point(piece.to) else { continue }
      if isOnTop { canvas.open([a, b], style) } else { canvas.line([a, b], style) }
    }
  }
}
