/// One side of a panel: how data are spaced along it and what is printed beside it.
public struct Axis: Sendable {
  /// Which ticks an axis has.
  public enum Labels: Sendable {
    /// Round numbers, as many as are legible.
    case numbers
    /// Round numbers without fractions: epochs, counts.
    case wholeNumbers
    /// The given ones; those outside the domain are left out. `emphasized` sets them bold in ink.
    case given([Tick], emphasized: Bool)
    /// None.
    case none
  }

  /// What the axis measures; `nil` where the subtitle says it.
  public var title: TextLine?
  /// How data are spaced.
  public var transform: ScaleTransform
  /// The axis's ends; `nil`: the data's, with a little room.
  public var domain: Domain?
  /// Room beyond the data at each end, as a share of the axis, where `domain` is `nil`; `nil`: as
  /// the marks need it, none along x where there are but lines and bands.
  public var padding: Double?
  /// Which ticks it has.
  public var labels: Labels
  /// Stands after every number: ` %`.
  public var unit: String
  /// Whether light lines cross the panel at the ticks; `nil`: from the y axis, unless the panel has
  /// contours.
  public var hasGrid: Bool?
  /// Labels that replace the number at their value, where it bears one: `truth` for zero.
  public var substitutes: [Tick]

  /// A linear axis with round numbers and a grid unless said otherwise.
  public init(
    _ title: TextLine? = nil, _ transform: ScaleTransform = .linear, domain: Domain? = nil,
    padding: Double? = 0.04, labels: Labels = .numbers, unit: String = "", hasGrid: Bool? = true,
    substitutes: [Tick] = []
  ) {
    self.title = title
    self.transform = transform
    self.domain = domain
    self.padding = padding
    self.labels = labels
    self.unit = unit
    self.hasGrid = hasGrid
    self.substitutes = substitutes
  }

  /// The ends to draw: those asked for, else those of the data with room beside them. Data that
  /// are all one value get room on both sides, so that they stand in the middle.
  func domain(holding bounds: Extent.Bounds) -> Domain {
    if let domain, domain.low.isFinite, domain.high.isFinite, domain.low != domain.high,
      transform != .log || min(domain.low, domain.high) > 0
    {
      return domain
    }
    let low = transform == .log ? bounds.lowestPositive : bounds.low
    guard low.isFinite, low <= bounds.high else {
      return transform == .log ? Domain(1, 10) : Domain(0, 1)
    }
    return transform == .linear
      ? linearDomain(low, bounds.high) : transformedDomain(low, bounds.high)
  }

  /// Room for markers at the ends.
  static let usualPadding = 0.04

  private func linearDomain(_ low: Double, _ high: Double) -> Domain {
    let half = high / 2 - low / 2
    let magnitude = max(high.magnitude, low.magnitude)
    if half <= magnitude * 1e-11 {
      let room = magnitude > 0 ? magnitude * 0.1 : 1
      return Domain(low - room, high + room).finite
    }
    // The span itself may be infinite, and no room in it not a number.
    let room = half * (2 * (padding ?? Self.usualPadding))
    return Domain(low - room, high + room).finite
  }

  /// Room in decades: a share of those the data span, or a factor of two for a single value.
  private func transformedDomain(_ low: Double, _ high: Double) -> Domain {
    guard let from = transform.linearized(low), let to = transform.linearized(high) else {
      return Domain(low, high)
    }
    let room =
      to - from <= 1e-11 ? Decade.logarithm(2) : (to - from) * (padding ?? Self.usualPadding)
    return Domain(transform.value(at: from - room), transform.value(at: to + room))
  }
}

extension Domain {
  fileprivate var finite: Domain {
    let most = Double.greatestFiniteMagnitude
    return Domain(max(-most, min(most, low)), max(-most, min(most, high)))
  }
}
