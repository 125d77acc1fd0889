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
        let sides = sides(of: corner, level: level)
        guard sides.count > 0 else { continue }
        // Top, right, bottom, left.
        func edge(_ side: Int) -> Int {
          switch side {
          case 0: 2 * corner
          case 1: 2 * (corner + 1) + 1
          case 2: 2 * (corner + columns)
          default: 2 * corner + 1
          }
        }
        connect(edge(sides.a), edge(sides.b))
        if sides.count > 1 { connect(edge((sides.a + 2) % 4), edge((sides.b + 2) % 4)) }
      }
    }
    var isUsed = [Bool](repeating: false, count: links.count)
    var lines: [[Point]] = []
    func trace(from start: Int) {
      var edges = [start]
      isUsed[start] = true
      var edge = start
      while true {
        let (one, other) = links[edge]
        if one >= 0, !isUsed[one] {
          edge = one
        } else if other >= 0, !isUsed[other] {
          edge = other
        } else {
          break
        }
        isUsed[edge] = true
        edges.append(edge)
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

  /// Which two sides of a cell (top 0, right 1, bottom 2, left 3) the level's line joins, and how
  /// often it crosses: a second line joins the two opposite sides.
  private func sides(of corner: Int, level: Double) -> (count: Int, a: Int, b: Int) {
    let (v0, v1) = (values[corner], values[corner + 1])
    let (v2, v3) = (values[corner + columns + 1], values[corner + columns])
    let mask =
      (v0 > level ? 1 : 0) | (v1 > level ? 2 : 0) | (v2 > level ? 4 : 0) | (v3 > level ? 8 : 0)
    guard mask != 0, mask != 15, (v0 + v1 + v2 + v3).isFinite else { return (0, 0, 0) }
    switch mask {
    case 1, 14: return (1, 3, 0)
    case 2, 13: return (1, 0, 1)
    case 4, 11: return (1, 1, 2)
    case 8, 7: return (1, 2, 3)
    case 3, 12: return (1, 3, 1)
    case 6, 9: return (1, 0, 2)
    default:
      let isMiddleAbove = (v0 + v1 + v2 + v3) / 4 > level
      return isMiddleAbove == (mask == 5) ? (2, 0, 1) : (2, 3, 0)
    }
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
