extension Polyline {
  /// A part of a line that was reduced by columns.
  enum Stretch: Equatable {
    /// Drawn as a line.
    case line([Point])
    /// Goes up and down within every column: drawn as the area between its upper and lower outline.
    case area(upper: [Point], lower: [Point])
  }

  /// A line whose `x` never turns back, reduced to the first, least, greatest and last point of each
  /// column of a given width, in their order (the M4 aggregation of Jugel et al., VLDB 2014).
  static func reducedByColumn(_ points: [Point], width: Double = 0.5) -> [Point] {
    guard points.count > 8, width > 0, hasOneDirection(points) else { return points }
    return columns(of: points, width: width).flatMap { $0.kept.map { points[$0] } }
  }

  /// A line reduced by columns, and where it is a solid stroke from edge to edge in many columns on
  /// end, the outlines of that. A stroke at least two columns wide covers what lies between them, so
  /// that nothing moves by more than a column; but a stroke that crosses itself thousands of times
  /// takes any rasteriser long.
  static func stretches(of points: [Point], width: Double = 0.5) -> [Stretch] {
    guard points.count > 8, width > 0, hasOneDirection(points) else { return [.line(points)] }
    let columns = columns(of: points, width: width)
    var result: [Stretch] = []
    var line: [Point] = []
    var start = 0
    while start < columns.count {
      var end = start
      while end < columns.count, columns[end].isDense(points) { end += 1 }
      guard end - start >= leastDenseColumns else {
        end = max(end, start + 1)
        line += columns[start..<end].flatMap { $0.kept.map { points[$0] } }
        start = end
        continue
      }
      let dense = columns[start..<end]
      line.append(points[columns[start].first])
      if line.count > 1 { result.append(.line(line)) }
      result.append(
        .area(upper: dense.map { points[$0.least] }, lower: dense.map { points[$0.greatest] }))
      line = [points[columns[end - 1].last]]
      start = end
    }
    if line.count > 1 { result.append(.line(line)) }
    return result
  }

  private static let leastDenseColumns = 8

  private static func hasOneDirection(_ points: [Point]) -> Bool {
    zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }
      || zip(points, points.dropFirst()).allSatisfy { $0.x >= $1.x }
  }

  /// The points in a stretch of one column, by their places.
  private struct Column {
    var first: Int
    var least: Int
    var greatest: Int
    var last: Int

    /// The four, each once, in the line's order.
    var kept: [Int] {
      var result = [first]
      for place in [min(least, greatest), max(least, greatest), last] where place > result.last ?? 0
      {
        result.append(place)
      }
      return result
    }

    /// Whether the line turns within the column, and by more than can pass for a bend.
    func isDense(_ points: [Point]) -> Bool {
      kept.count > 2 && points[greatest].y - points[least].y >= 1
    }
  }

  private static func columns(of points: [Point], width: Double) -> [Column] {
    var result: [Column] = []
    var start = 0
    while start < points.count {
      let place = (points[start].x / width).rounded(.down)
      var column = Column(first: start, least: start, greatest: start, last: start)
      while column.last + 1 < points.count,
        (points[column.last + 1].x / width).rounded(.down) == place
      {
        column.last += 1
        if points[column.last].y < points[column.least].y { column.least = column.last }
        if points[column.last].y > points[column.greatest].y { column.greatest = column.last }
      }
      result.append(column)
      start = column.last + 1
    }
    return result
  }
}
