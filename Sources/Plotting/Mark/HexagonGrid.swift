/// Counts in regular hexagons that stand on a corner, every second row moved by half a width.
///
/// Corners lie on a lattice of half widths and quarter heights, so that they are whole numbers. Three
/// cells meet in each, so an outline never has to choose where it goes on.
struct HexagonGrid {
  private let origin: Point
  private let width: Double
  private let rowHeight: Double
  private let columns: Int
  private let rows: Int
  /// Counts, row by row, with a rim of empty cells; shape `(rows, columns)`.
  private var counts: [Int]

  init(over rect: Rect, width: Double) {
    self.width = width
    rowHeight = width * 0.8660254037844386
    // The rim: cells that begin a step before the rectangle and end two behind it.
    columns = Int((rect.width / width).rounded(.up)) + 4
    rows = Int((rect.height / rowHeight).rounded(.up)) + 4
    origin = Point(rect.x - 1.5 * width, rect.y - 1.5 * rowHeight)
    counts = Array(repeating: 0, count: columns * rows)
  }

  /// The count of the fullest cell.
  var most: Int { counts.max() ?? 0 }

  /// Counts `number` data at a point: in the nearest middle of either lattice of alternate rows.
  mutating func add(_ number: Int, at point: Point) {
    let (x, y) = ((point.x - origin.x) / width, (point.y - origin.y) / rowHeight)
    func nearest(odd: Double) -> (column: Int, row: Int, square: Double) {
      let row = 2 * ((y - odd) / 2).rounded() + odd
      let column = (x - odd / 2).rounded()
      let (dx, dy) = ((x - odd / 2 - column) * width, (y - row) * rowHeight)
      return (Int(column), Int(row), dx * dx + dy * dy)
    }
    let (even, odd) = (nearest(odd: 0), nearest(odd: 1))
    let cell = odd.square < even.square ? odd : even
    guard (1..<columns - 1).contains(cell.column), (1..<rows - 1).contains(cell.row) else { return }
    counts[cell.row * columns + cell.column] += number
  }

  /// The outline of all cells that hold at least `threshold` data: closed lines, holes the other way
  /// round.
  func outline(ofAtLeast threshold: Int) -> Path {
    let across = 2 * columns + 3
    // From each corner of the outline to the next.
    var next = [Int32](repeating: -1, count: across * (3 * rows + 5))
    var starts: [Int] = []
    for row in 1..<rows - 1 {
      for column in 1..<columns - 1 where counts[row * columns + column] >= threshold {
        let shift = row % 2
        // Clockwise from the upper right: the neighbour across each side, and its first corner.
        let sides = [
          (row - 1, column + shift, 0, -2), (row, column + 1, 1, -1),
          (row + 1, column + shift, 1, 1),
          (row + 1, column + shift - 1, 0, 2), (row, column - 1, -1, 1),
          (row - 1, column + shift - 1, -1, -1),
        ]
        func corner(_ side: Int) -> Int {
          let (_, _, dx, dy) = sides[side % 6]
          return (3 * row + dy + 2) * across + 2 * column + shift + dx + 1
        }
        for (side, place) in sides.enumerated()
        where counts[place.0 * columns + place.1] < threshold {
          next[corner(side)] = Int32(corner(side + 1))
          starts.append(corner(side))
        }
      }
    }
    var elements: [Path.Element] = []
    for start in starts where next[start] >= 0 {
      var corner = start
      var loop: [Point] = []
      while next[corner] >= 0 {
        loop.append(place(corner, across: across))
        let following = Int(next[corner])
        next[corner] = -1
        corner = following
      }
      elements += Path(through: loop, closed: true).elements
    }
    return Path(elements)
  }

  private func place(_ corner: Int, across: Int) -> Point {
    Point(
      origin.x + Double(corner % across - 1) * width / 2,
      origin.y + Double(corner / across - 2) * rowHeight / 3)
  }
}
