/// Lines of equal value over a grid, by marching squares with linear interpolation.
///
/// Cells with two opposite corners above the level are resolved by the mean of the four.
struct MarchingSquares {
  /// Grid columns and rows.
  let columns: Int
  let rows: Int
  /// Values, row by row; shape `(rows, columns)`.
  let values: [Double]

  init(columns: Int, rows: Int, values: [Double]) {
    precondition(values.count == columns * rows, "values must have shape (rows, columns)")
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  /// The lines on which the value is `level`, in grid coordinates; closed ones end where they began.
  ///
  /// - Parameter exact: the function itself at grid coordinates, where it is known between nodes:
  ///   each crossing is then interpolated once more, between it and the nearer side.
  func lines(at level: Double, exact: ((Point) -> Double)? = nil) -> [[Point]] {
    guard columns > 1, rows > 1 else { return [] }
    // An edge is named by its cell corner: twice its index, plus one where it runs down.
    var links = [(Int, Int)](repeating: (-1, -1), count: 2 * columns * rows)
    func connect(_ a: Int, _ b: Int) {
      if links[a].0 < 0 { links[a].0 = b } else { links[a].1 = b }
      if links[b].0 < 0 { links[b].0 = a } else { links[b].1 = a }
    }
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        let corner = row * columns + column
        for (a, b) in pairs(row: row, column: column, level: level) {
          let edges = [
            2 * corner, 2 * (corner + 1) + 1, 2 * (corner + columns), 2 * corner + 1,
          ]
          connect(edges[a], edges[b])
        }
      }
    }
    var isUsed = [Bool](repeating: false, count: links.count)
    var lines: [[Point]] = []
    func trace(from start: Int) {
      var edges = [start]
      isUsed[start] = true
      var edge = start
      while let next = [links[edge].0, links[edge].1].first(where: { $0 >= 0 && !isUsed[$0] }) {
        isUsed[next] = true
        edges.append(next)
        edge = next
      }
      let isClosed = edges.count > 2 && (links[edge].0 == start || links[edge].1 == start)
      lines.append((isClosed ? edges + [start] : edges).map { crossing($0, level: level, exact) })
    }
    for edge in links.indices where !isUsed[edge] && links[edge].0 >= 0 && links[edge].1 < 0 {
      trace(from: edge)
    }
    for edge in links.indices where !isUsed[edge] && links[edge].0 >= 0 { trace(from: edge) }
    return lines
  }

  /// Which of a cell's edges (top, right, bottom, left) the level's line joins.
  private func pairs(row: Int, column: Int, level: Double) -> [(Int, Int)] {
    let corner = row * columns + column
    let corners = [
      values[corner], values[corner + 1], values[corner + columns + 1], values[corner + columns],
    ]
    guard corners.allSatisfy(\.isFinite) else { return [] }
    let above = corners.map { $0 > level }
    let crossed = (0..<4).filter { above[$0] != above[($0 + 1) % 4] }
    guard crossed.count == 4 else { return crossed.count == 2 ? [(crossed[0], crossed[1])] : [] }
    let middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4 > level
    return middle == above[0] ? [(0, 1), (2, 3)] : [(3, 0), (1, 2)]
  }

  /// Where the level lies on an edge, in grid coordinates.
  private func crossing(_ edge: Int, level: Double, _ exact: ((Point) -> Double)?) -> Point {
    let corner = edge / 2
    let isDown = edge % 2 == 1
    let a = values[corner]
    let b = values[corner + (isDown ? columns : 1)]
    let x = Double(corner % columns)
    let y = Double(corner / columns)
    func point(_ share: Double) -> Point { isDown ? Point(x, y + share) : Point(x + share, y) }
    let share = a == b ? 0.5 : (level - a) / (b - a)
    guard let middle = exact?(point(share)), middle.isFinite, middle != level else {
      return point(share)
    }
    let isFirst = (a > level) != (middle > level)
    let better =
      isFirst
      ? share * (level - a) / (middle - a)
      : share + (1 - share) * (level - middle) / (b - middle)
    return point(better.isFinite ? min(1, max(0, better)) : share)
  }
}
