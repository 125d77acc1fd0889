/// The least and greatest data that a mark shows along each axis.
public struct Extent: Sendable, Hashable {
  /// All values along each axis that should lie within it; those not finite are ignored.
  public private(set) var x: Bounds
  /// Along the y axis.
  public private(set) var y: Bounds

  /// What an axis has to hold: its ends, and its least value above zero for a log axis.
  public struct Bounds: Sendable, Hashable {
    /// The least value; infinite while there is none.
    public private(set) var low = Double.infinity
    /// The greatest value; negative infinite while there is none.
    public private(set) var high = -Double.infinity
    /// The least value above zero; infinite while there is none.
    public private(set) var lowestPositive = Double.infinity

    /// Of no value.
    public init() {}

    /// Whether there is no value.
    public var isEmpty: Bool { low > high }

    /// Takes in one more value; one that is not finite changes nothing.
    public mutating func include(_ value: Double) {
      guard value.isFinite else { return }
      low = min(low, value)
      high = max(high, value)
      if value > 0 { lowestPositive = min(lowestPositive, value) }
    }

    mutating func include(_ other: Bounds) {
      low = min(low, other.low)
      high = max(high, other.high)
      lowestPositive = min(lowestPositive, other.lowestPositive)
    }
  }

  /// Of no data.
  public init() {
    x = Bounds()
    y = Bounds()
  }

  /// Of some data.
  public init(_ data: some Sequence<Datum>) {
    self.init()
    for datum in data { include(datum) }
  }

  /// Takes in one more pair.
  public mutating func include(_ datum: Datum) {
    x.include(datum.x)
    y.include(datum.y)
  }

  /// Takes in a value of the x axis.
  public mutating func include(x value: Double) { x.include(value) }
  /// Takes in a value of the y axis.
  public mutating func include(y value: Double) { y.include(value) }

  mutating func include(_ other: Extent) {
    x.include(other.x)
    y.include(other.y)
  }
}
