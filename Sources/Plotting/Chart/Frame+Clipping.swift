/// Data that a log axis has no place for are drawn on its lower edge and marked there.
extension Frame {
  /// Where a pair of data is drawn, and on which edges it was clipped.
  struct Clipped {
    var point: Point
    /// Whether its x value lies at or below zero on a log axis.
    var isLeft: Bool
    /// Whether its y value does.
    var isBelow: Bool

    var isClipped: Bool { isLeft || isBelow }
  }

  /// The place of a pair of data; values at or below zero on a log axis at the axis's lower end.
  /// `nil` where one of them is no number.
  func clipped(_ datum: Datum) -> Clipped? {
    point(shown(datum)).map {
      Clipped(
        point: $0, isLeft: x.lacksPlace(for: datum.x), isBelow: y.lacksPlace(for: datum.y))
    }
  }

  /// A pair as marks show it: values at or below zero on a log axis lie on the axis's lower end.
  func shown(_ datum: Datum) -> Datum {
    Datum(
      x.lacksPlace(for: datum.x) ? x.lowest : datum.x,
      y.lacksPlace(for: datum.y) ? y.lowest : datum.y)
  }
}

extension Scale {
  /// Whether a number has no place because the axis is a log axis.
  func lacksPlace(for value: Double) -> Bool { transform == .log && value.isFinite && value <= 0 }

  /// The least value of the domain.
  var lowest: Double { min(domain.low, domain.high) }
}

extension Canvas {
  /// The triangles of many places: of those that would lie on each other the first.
  mutating func clipMarks(_ places: [Frame.Clipped], in frame: Frame, _ paint: Paint) {
    let width = 8 * typography.scale
    var taken: Set<Point> = []
    for place in places where place.isClipped {
      let cell = Point((place.point.x / width).rounded(), (place.point.y / width).rounded())
      if taken.insert(cell).inserted { clipMark(place, in: frame, paint) }
    }
  }

  /// The triangle that says that something lies beyond a log axis's end: it points out of the frame
  /// where the place was clipped.
  mutating func clipMark(_ clipped: Frame.Clipped, in frame: Frame, _ paint: Paint) {
    guard clipped.isClipped, frame.rect.inflated(by: 0.5).contains(clipped.point) else { return }
    let radius = 4 * typography.scale
    let towards = Point(
      clipped.isLeft ? (frame.x.domain.low <= frame.x.domain.high ? -1 : 1) : 0,
      clipped.isBelow ? (frame.y.domain.low <= frame.y.domain.high ? 1 : -1) : 0)
    let center = Point(
      clipped.point.x - towards.x * radius, clipped.point.y - towards.y * radius)
    shape(
      .triangle(at: center, towards: towards, radius: radius), paint,
      box: Rect(x: center.x, y: center.y, width: 0, height: 0).inflated(by: radius))
  }
}

extension Path {
  /// A triangle whose tip lies in a direction: along an axis, or into a corner.
  static func triangle(at center: Point, towards: Point, radius: Double) -> Path {
    let across = Point(-towards.y, towards.x)
    func corner(_ along: Double, _ aside: Double) -> Point {
      Point(
        center.x + radius * (along * towards.x + aside * across.x),
        center.y + radius * (along * towards.y + aside * across.y))
    }
    return Path(through: [corner(-0.7, 1), corner(-0.7, -1), corner(1, 0)], closed: true)
  }
}
