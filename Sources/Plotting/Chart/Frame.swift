/// Where a panel's data are drawn: a rectangle and the scales along its sides.
public struct Frame: Sendable {
  /// Where data are drawn, in points.
  public let rect: Rect
  /// From data to points across.
  public let x: Scale
  /// From data to points down.
  public let y: Scale

  init(_ rect: Rect, x: (ScaleTransform, Domain), y: (ScaleTransform, Domain)) {
    self.rect = rect
    self.x = Scale(x.0, domain: x.1, range: Domain(rect.x, rect.maxX))
    self.y = Scale(y.0, domain: y.1, range: Domain(rect.maxY, rect.y))
  }

  /// The place of a pair of data, or `nil` where one of them has none.
  public func point(_ datum: Datum) -> Point? {
    guard let x = x(datum.x), let y = y(datum.y) else { return nil }
    return Point(Self.bounded(x), Self.bounded(y))
  }

  /// Far enough outside any picture to be clipped, near enough to calculate with.
  static func bounded(_ place: Double) -> Double { min(1e7, max(-1e7, place)) }
}
