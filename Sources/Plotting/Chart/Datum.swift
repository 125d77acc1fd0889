/// A pair of data. `Point` is for drawing, `Datum` for what is drawn.
public struct Datum: Sendable, Hashable {
  /// Along the x axis.
  public var x: Double
  /// Along the y axis.
  public var y: Double

  /// A pair.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
