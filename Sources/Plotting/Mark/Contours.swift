import Wording

/// Lines of equal value of a function of both axes, labelled where there is room; the line is
/// broken under its label.
public struct Contours: Mark {
  /// A value and what its line is called.
  public struct Level: Sendable, Hashable {
    /// The function's value along the line.
    public var value: Double
    /// What stands on the line.
    public var label: TextLine

    /// A labelled value.
    public init(_ value: Double, label: TextLine) {
      self.value = value
      self.label = label
    }
  }

  /// The values to draw lines at.
  public var levels: [Level]
  /// The function's value at a pair of data.
  public var value: @Sendable (Datum) -> Double
  /// Whether the lines bear labels.
  public var isLabelled: Bool

  /// Contours of a function at some levels.
  public init(
    _ levels: [Level], isLabelled: Bool = true, value: @escaping @Sendable (Datum) -> Double
  ) {
    self.levels = levels
    self.isLabelled = isLabelled
    self.value = value
  }

  /// Contours of a function of x and y at some values, labelled by them.
  public init(at values: [Double], value: @escaping @Sendable (Double, Double) -> Double) {
    self.init(values.map { Level($0, label: TextLine(NumberText.significant($0))) }) {
      value($0.x, $0.y)
    }
  }

  /// What the axes have to hold.
  public var extent: Extent { Extent() }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let rect = frame.rect
    guard rect.width > 1, rect.height > 1 else { return }
    // A node every 4 points, and crossings that are exact to second order: a line's straight
    // pieces are then within 0.1 points of a curve of 20 points radius.
    let columns = max(2, min(250, Int(rect.width / 4))) + 1
    let rows = max(2, min(250, Int(rect.height / 4))) + 1
    let dx = rect.width / Double(columns - 1)
    let dy = rect.height / Double(rows - 1)
    func nodeValue(_ node: Point) -> Double {
      value(frame.datum(at: Point(rect.x + dx * node.x, rect.y + dy * node.y)))
    }
    var values: [Double] = []
    values.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns { values.append(nodeValue(Point(Double(column), Double(row)))) }
    }
    let grid = MarchingSquares(columns: columns, rows: rows, values: values)
    let style = StrokeStyle(Paint(.contour), width: 0.7 * canvas.typography.scale)
    for (index, level) in levels.enumerated() {
      var longest: [Point] = []
      for line in grid.lines(at: level.value, exact: nodeValue) {
        let points = line.map { Point(rect.x + dx * $0.x, rect.y + dy * $0.y) }
        canvas.backdrop(points, style, contour: index)
        if points.count > longest.count { longest = points }
      }
      if isLabelled { request(level, on: longest, contour: index, in: frame, on: &canvas) }
    }
  }

  private func request(
    _ level: Level, on line: [Point], contour: Int, in frame: Frame, on canvas: inout Canvas
  ) {
    let size = canvas.typography.note * 0.95
    let block = TextBlock(
      [LabelPart(level.label, role: .mutedInk)], size: size, typesetter: canvas.typesetter)
    let length = zip(line, line.dropFirst()).reduce(0.0) { $0 + $1.0.distance(to: $1.1) }
    guard length > 4 * block.width else { return }
    // From the middle outwards, so that labels stay off the panel's edges.
    let count = line.count
    let order = stride(from: 0, to: count, by: max(1, count / 48))
      .sorted { ($0 - count / 2).magnitude < ($1 - count / 2).magnitude }
    canvas.request(
      LabelRequest(
        block: block, anchors: order.map { line[$0] }, sides: [.centered], gap: 0, priority: 5,
        limit: frame.rect.inflated(by: -2), contour: contour))
  }
}

extension Frame {
  /// The data at a place.
  func datum(at point: Point) -> Datum {
    func value(_ scale: Scale, _ place: Double) -> Double {
      let span = scale.range.high - scale.range.low
      return scale.value(atShare: span == 0 ? 0.5 : (place - scale.range.low) / span)
    }
    return Datum(value(x, point.x), value(y, point.y))
  }
}
