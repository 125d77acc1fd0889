/// What is done to a line of straight pieces before it is drawn.
enum Polyline {
  /// The pieces of a line that lie inside a rectangle.
  static func clipped(_ points: [Point], to rect: Rect) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece: [Point] = []
    if points.count == 1, rect.contains(points[0]) { return [points] }
    for (a, b) in zip(points, points.dropFirst()) {
      guard let part = rect.interval(from: a, to: b) else {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
        continue
      }
      if part.enter > 0 || piece.isEmpty {
        if piece.count > 1 { pieces.append(piece) }
        piece = [part.enter > 0 ? a.toward(b, part.enter) : a]
      }
      piece.append(part.leave < 1 ? a.toward(b, part.leave) : b)
      if part.leave < 1 {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
      }
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// The pieces of a line that lie outside all of some rectangles: a line broken under text.
  static func outside(_ points: [Point], of rects: [Rect]) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece: [Point] = []
    func finish() {
      if piece.count > 1 { pieces.append(piece) }
      piece = []
    }
    for (a, b) in zip(points, points.dropFirst()) {
      let hidden = rects.compactMap { $0.interval(from: a, to: b) }
        .filter { $0.leave > $0.enter }.sorted { $0.enter < $1.enter }
      var from = 0.0
      for part in hidden {
        if part.enter > from {
          if piece.isEmpty { piece = [a.toward(b, from)] }
          piece.append(a.toward(b, part.enter))
        }
        if part.enter >= from || part.leave > from { finish() }
        from = max(from, part.leave)
      }
      if from < 1 {
        if piece.isEmpty { piece = [a.toward(b, from)] }
        piece.append(b)
      }
    }
    finish()
    return pieces
  }

  /// The line without the points that lie within `tolerance` of it (Douglas and Peucker).
  static func simplified(_ points: [Point], tolerance: Double = 0.05) -> [Point] {
    guard points.count > 2 else { return points }
    var keep = [Bool](repeating: false, count: points.count)
    keep[0] = true
    keep[points.count - 1] = true
    var stack = [(0, points.count - 1)]
    while let (first, last) = stack.popLast() {
      var worst = tolerance
      var split = -1
      for index in stride(from: first + 1, to: last, by: 1) {
        let off = distance(from: points[index], toSegment: points[first], points[last])
        if off > worst {
          worst = off
          split = index
        }
      }
      if split >= 0 {
        keep[split] = true
        stack.append((first, split))
        stack.append((split, last))
      }
    }
    return points.indices.filter { keep[$0] }.map { points[$0] }
  }

  /// The distance of a point from a straight piece, its ends included.
  static func distance(from point: Point, toSegment a: Point, _ b: Point) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let square = dx * dx + dy * dy
    guard square > 0 else { return point.distance(to: a) }
    let share = ((point.x - a.x) * dx + (point.y - a.y) * dy) / square
    return point.distance(to: a.toward(b, min(1, max(0, share))))
  }
}

extension Path {
  /// A path through points in turn.
  init(through points: [Point], closed: Bool = false) {
    var elements: [Element] = []
    for (index, point) in points.enumerated() {
      elements.append(index == 0 ? .move(point) : .line(point))
    }
    if closed, !points.isEmpty { elements.append(.close) }
    self.init(elements)
  }

  /// The outline of a rectangle.
  init(_ rect: Rect) {
    self.init(
      through: [
        Point(rect.x, rect.y), Point(rect.maxX, rect.y), Point(rect.maxX, rect.maxY),
        Point(rect.x, rect.maxY),
      ], closed: true)
  }
}
