extension Rect {
  /// The rectangle between two corners in any order.
  init(from a: Point, to b: Point) {
    self.init(
      x: min(a.x, b.x), y: min(a.y, b.y), width: (a.x - b.x).magnitude,
      height: (a.y - b.y).magnitude)
  }

  /// This rectangle with its sides moved outwards, or inwards for a negative amount.
  func inflated(by amount: Double) -> Rect {
    inflated(x: amount, y: amount)
  }

  /// This rectangle with its sides moved outwards by an amount a direction.
  func inflated(x dx: Double, y dy: Double) -> Rect {
    Rect(x: x - dx, y: y - dy, width: width + 2 * dx, height: height + 2 * dy)
  }

  /// Whether two rectangles share more than an edge.
  func overlaps(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// Whether another rectangle lies wholly inside this one.
  func contains(_ other: Rect) -> Bool {
    other.x >= x && other.maxX <= maxX && other.y >= y && other.maxY <= maxY
  }

  /// Whether a point lies inside or on the edge.
  func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
  }

  /// The smallest rectangle that holds both.
  func union(_ other: Rect) -> Rect {
    Rect(
      from: Point(min(x, other.x), min(y, other.y)),
      to: Point(max(maxX, other.maxX), max(maxY, other.maxY)))
  }

  /// What two rectangles share; of no size where they do not meet.
  func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: max(0, min(maxX, other.maxX) - left),
      height: max(0, min(maxY, other.maxY) - top))
  }

  /// The part of the straight way from `a` to `b` that lies inside, as shares of the way, after
  /// Liang and Barsky; `nil` where it passes by.
  func interval(from a: Point, to b: Point) -> (enter: Double, leave: Double)? {
    var enter = 0.0
    var leave = 1.0
    let dx = b.x - a.x
    let dy = b.y - a.y
    for (step, room) in [(-dx, a.x - x), (dx, maxX - a.x), (-dy, a.y - y), (dy, maxY - a.y)] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    return enter <= leave ? (enter, leave) : nil
  }
}

extension Point {
  /// The point a share of the way to another.
  func toward(_ other: Point, _ share: Double) -> Point {
    Point(x + (other.x - x) * share, y + (other.y - y) * share)
  }

  /// The distance to another point.
  func distance(to other: Point) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }
}

extension PlacedText {
  /// The rectangle that holds the text's ink: from the height of a tall letter to the depth of a
  /// `g`, which for the font's metrics is 0.76 above and 0.24 below the baseline.
  public var box: Rect {
    var left = Double.infinity
    var right = -Double.infinity
    var top = Double.infinity
    var bottom = -Double.infinity
    for run in runs {
      left = min(left, run.dx)
      right = max(right, run.dx + run.width)
      top = min(top, run.dy - Self.inkAscent * run.size)
      bottom = max(bottom, run.dy + Self.inkDescent * run.size)
    }
    guard left <= right else { return Rect(x: origin.x, y: origin.y, width: 0, height: 0) }
    if angle == -90 {
      return Rect(
        x: origin.x + top, y: origin.y - right, width: bottom - top, height: right - left)
    }
    return Rect(x: origin.x + left, y: origin.y + top, width: right - left, height: bottom - top)
  }

  /// Height of tall letters over the font size.
  static let inkAscent = 0.76
  /// Depth of descending letters over the font size.
  static let inkDescent = 0.24

  /// The characters of all runs, raised and lowered ones as Unicode writes them.
  public var plain: String { runs.map { $0.position.written($0.string) }.joined() }
}
