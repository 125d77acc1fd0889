extension MarkerShape {
  /// The marker's outline about a point; all shapes look equally large at the same radius.
  func path(at center: Point, radius: Double) -> Path {
    func corner(_ x: Double, _ y: Double) -> Point {
      Point(center.x + x * radius, center.y + y * radius)
    }
    switch self {
    case .circle: return .circle(at: center, radius: radius)
    case .square:
      return Path(
        through: [
          corner(-0.88, -0.88), corner(0.88, -0.88), corner(0.88, 0.88), corner(-0.88, 0.88),
        ], closed: true)
    case .diamond:
      return Path(
        through: [corner(0, -1.25), corner(1.25, 0), corner(0, 1.25), corner(-1.25, 0)],
        closed: true)
    case .triangle:
      return Path(
        through: [corner(0, -1.2), corner(1.15, 0.85), corner(-1.15, 0.85)], closed: true)
    }
  }
}

extension Path {
  /// A circle of four cubic curves, round to 0.03 % of its radius.
  static func circle(at center: Point, radius: Double) -> Path {
    let handle = 0.5522847498 * radius
    func at(_ x: Double, _ y: Double) -> Point { Point(center.x + x, center.y + y) }
    return Path([
      .move(at(radius, 0)),
      .curve(at(radius, handle), at(handle, radius), at(0, radius)),
      .curve(at(-handle, radius), at(-radius, handle), at(-radius, 0)),
      .curve(at(-radius, -handle), at(-handle, -radius), at(0, -radius)),
      .curve(at(handle, -radius), at(radius, -handle), at(radius, 0)),
      .close,
    ])
  }
}
