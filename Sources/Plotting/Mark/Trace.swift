/// A thin line without a name: one of many that stand behind those that matter.
public struct Trace: Mark {
  /// The line's points in their order; one that is not a number breaks the line.
  public var data: [Datum]
  /// Its colour.
  public var role: Role
  /// In points.
  public var width: Double

  /// A line of a width in points.
  public init(_ data: [Datum], role: Role, width: Double = 1) {
    self.data = data
    self.role = role
    self.width = width
  }

  /// What the axes have to hold.
  public var extent: Extent { Extent(data) }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let style = StrokeStyle(Paint(role), width: width * canvas.typography.scale, cap: .butt)
    let places = data.map { frame.clipped($0) }
    for piece in places.split(whereSeparator: { $0 == nil }) where piece.count > 1 {
      canvas.line(piece.compactMap { $0?.point }, style)
    }
    canvas.clipMarks(places.compactMap(\.self), in: frame, Paint(role))
  }
}
