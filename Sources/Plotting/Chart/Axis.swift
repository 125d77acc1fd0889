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
  /// Room beyond the data at each end, as a share of the axis, where `domain` is `nil`.
  public var padding: Double
  /// Which ticks it has.
  public var labels: Labels
  /// Stands after every number: ` %`.
  public var unit: String
  /// Whether light lines cross the panel at the ticks.
  public var hasGrid: Bool
  /// Labels that replace the number at their value, where it bears one: `truth` for zero.
  public var substitutes: [Tick]

  /// A linear axis with round numbers and a grid unless said otherwise.
  public init(
    _ title: TextLine? = nil, _ transform: ScaleTransform = .linear, domain: Domain? = nil,
    padding: Double = 0.04, labels: Labels = .numbers, unit: String = "", hasGrid: Bool = true,
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
      transform == .linear || min(domain.low, domain.high) > 0
    {
      return domain
    }
    switch transform {
    case .linear:
      guard !bounds.isEmpty else { return Domain(0, 1) }
      let half = bounds.high / 2 - bounds.low / 2
      let magnitude = max(bounds.high.magnitude, bounds.low.magnitude)
      if half <= magnitude * 1e-11 {
        let room = magnitude > 0 ? magnitude * 0.1 : 1
        return Domain(bounds.low - room, bounds.high + room).finite
      }
      let room = 2 * half * padding
      return Domain(bounds.low - room, bounds.high + room).finite
    case .log:
      guard bounds.lowestPositive.isFinite else { return Domain(1, 10) }
      let low = bounds.lowestPositive
      let high = bounds.high
      if high <= low * (1 + 1e-11) { return Domain(low / 2, high * 2).finite.positive }
      // 10^(padding · log10(high / low)), near enough: the room is a matter of looks.
      let decades = Decade.logarithm(high) - Decade.logarithm(low)
      let room = Self.powerOfTen(decades * padding)
      return Domain(low / room, high * room).finite.positive
    }
  }

  /// 10 to a small power, by repeated halving of the exponent and a short series.
  private static func powerOfTen(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    let rest = (exponent - whole) * 2.302585092994045684
    var sum = 1.0
    for term in stride(from: 24.0, through: 1, by: -1) { sum = 1 + rest / term * sum }
    return sum * Decade.power(Int(max(-320, min(308, whole))))
  }
}

extension Domain {
  fileprivate var finite: Domain {
    let most = Double.greatestFiniteMagnitude
    return Domain(max(-most, min(most, low)), max(-most, min(most, high)))
  }

  fileprivate var positive: Domain {
    Domain(max(low, .leastNonzeroMagnitude), max(high, .leastNonzeroMagnitude))
  }
}
