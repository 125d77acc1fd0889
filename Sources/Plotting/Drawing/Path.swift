/// A shape made of straight lines and cubic curves, in points.
public struct Path: Sendable, Hashable {
  /// One step of the pen.
  public enum Element: Sendable, Hashable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  /// The pen's steps, in order.
  public var elements: [Element]

  /// A path of steps; empty for none.
  public init(_ elements: [Element] = []) {
    self.elements = elements
  }
}
