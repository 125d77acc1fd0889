/// A straight line across the panel at one value, with a label on it where there is room. At a value
/// that a log axis has no place for it runs along the axis's edge, under a triangle.
public struct Rule: Mark {
  /// Which axis the value is on.
  public enum Direction: Sendable, Hashable {
    /// Across the panel, at a value of the y axis.
    case horizontal
    /// Up the panel, at a value of the x axis.
    case vertical
  }

  /// Where it crosses its axis.
  public var value: Double
  /// Which way it goes.
  public var direction: Direction
  /// Its colour.
  public var role: Role
  /// In points.
  public var width: Double
  /// Ink and gap in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// What it stands for.
  public var label: TextLine?

  /// A thin dashed line in ink unless said otherwise.
  public init(
    _ direction: Direction = .horizontal, at value: Double, role: Role = .ink, width: Double = 1.2,
    dash: [Double] = [4, 3], label: TextLine? = nil
  ) {
    self.value = value
    self.direction = direction
    self.role = role
    self.width = width
    self.dash = dash
    self.label = label
  }

  /// A horizontal line at a value of the y axis.
  public init(y value: Double, role: Role = .ink, label: TextLine? = nil) {
    self.init(.horizontal, at: value, role: role, label: label)
  }

  /// A vertical line at a value of the x axis.
  public init(x value: Double, role: Role = .ink, label: TextLine? = nil) {
    self.init(.vertical, at: value, role: role, label: label)
  }

  /// What the axes have to hold.
  public var extent: Extent {
    var extent = Extent()
    switch direction {
    case .horizontal: extent.include(y: value)
    case .vertical: extent.include(x: value)
    }
    return extent
  }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let scale = canvas.typography.scale
    let rect = frame.rect
    let points: [Point]
    let anchors: [Point]
    let sides: [LabelSide]
    switch direction {
    case .horizontal:
      let isBelow = frame.y.lacksPlace(for: value)
      guard let y = frame.y(isBelow ? frame.y.lowest : value), y >= rect.y - 0.5,
        y <= rect.maxY + 0.5
      else { return }
      points = [Point(rect.x, y), Point(rect.maxX, y)]
      anchors = [0.0, 0.25, 0.5, 0.75].map { Point(rect.x + $0 * rect.width, y) } + [points[1]]
      sides = [.aboveRight, .belowRight, .aboveLeft, .belowLeft]
      canvas.clipMark(
        Frame.Clipped(point: Point(rect.x + rect.width / 2, y), isLeft: false, isBelow: isBelow),
        in: frame,
        Paint(role))
    case .vertical:
      let isLeft = frame.x.lacksPlace(for: value)
      guard let x = frame.x(isLeft ? frame.x.lowest : value), x >= rect.x - 0.5,
        x <= rect.maxX + 0.5
      else { return }
      points = [Point(x, rect.maxY), Point(x, rect.y)]
      anchors = [0.05, 0.2, 0.4, 0.6, 0.8].map { Point(x, rect.y + $0 * rect.height) }
      sides = [.right, .left]
      canvas.clipMark(
        Frame.Clipped(point: Point(x, rect.y + rect.height / 2), isLeft: isLeft, isBelow: false),
        in: frame,
        Paint(role))
    }
    canvas.line(
      points,
      StrokeStyle(Paint(role), width: width * scale, dash: dash.map { $0 * scale }, cap: .butt))
    guard let label else { return }
    let size = canvas.typography.note
    let block = TextBlock([LabelPart(label, role: role)], size: size, typesetter: canvas.typesetter)
    canvas.request(
      LabelRequest(
        block: block, anchors: anchors, sides: sides, gap: 4.5 * scale, reach: 4, priority: 2,
        limit: rect.inflated(x: 0, y: size * 1.6)))
  }
}
