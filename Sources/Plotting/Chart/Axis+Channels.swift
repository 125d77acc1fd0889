/// How data become places: axes as a chart's channels name them, `x: .linear("epoch")`.
extension Axis {
  /// Equal differences take equal room.
  ///
  /// - Parameters:
  ///   - title: what the axis measures.
  ///   - range: the axis's ends; `nil`: the data's.
  ///   - unit: stands after every number: ` %`.
  ///   - hasGrid: whether light lines cross the panel at the ticks; `nil`: from the y axis alone.
  public static func linear(
    _ title: TextLine? = nil, in range: ClosedRange<Double>? = nil, unit: String = "",
    hasGrid: Bool? = nil
  ) -> Axis {
    Axis(title, domain: Domain(range), padding: nil, unit: unit, hasGrid: hasGrid)
  }

  /// Equal ratios take equal room. Lines mark values at or below zero on the panel's lower edge.
  ///
  /// - Parameters:
  ///   - title: what the axis measures.
  ///   - range: the axis's ends, above zero; `nil`: the data's.
  ///   - unit: stands after every number: ` s`.
  ///   - hasGrid: whether light lines cross the panel at the ticks; `nil`: from the y axis alone.
  public static func log(
    _ title: TextLine? = nil, in range: ClosedRange<Double>? = nil, unit: String = "",
    hasGrid: Bool? = nil
  ) -> Axis {
    Axis(title, .log, domain: Domain(range), padding: nil, unit: unit, hasGrid: hasGrid)
  }

  /// Equal ratios take equal room on both sides of zero, which lies in a linear stretch between.
  ///
  /// - Parameters:
  ///   - title: what the axis measures.
  ///   - within: the axis is linear from minus this to this; above zero.
  ///   - range: the axis's ends; `nil`: the data's.
  ///   - hasGrid: whether light lines cross the panel at the ticks; `nil`: from the y axis alone.
  public static func symmetricLog(
    _ title: TextLine? = nil, linearWithin within: Double, in range: ClosedRange<Double>? = nil,
    hasGrid: Bool? = nil
  ) -> Axis {
    Axis(
      title, .symmetricLog(linearWithin: within), domain: Domain(range), padding: nil,
      hasGrid: hasGrid)
  }

  /// A linear axis that is labelled at whole numbers only: epochs, counts.
  ///
  /// - Parameters:
  ///   - title: what is counted.
  ///   - range: the axis's ends; `nil`: the data's.
  ///   - hasGrid: whether light lines cross the panel at the ticks; `nil`: from the y axis alone.
  public static func whole(
    _ title: TextLine? = nil, in range: ClosedRange<Double>? = nil, hasGrid: Bool? = nil
  ) -> Axis {
    Axis(
      title, domain: Domain(range), padding: nil, labels: .wholeNumbers, hasGrid: hasGrid)
  }

  /// Names at 0, 1, 2 ...: the first at the left of an x axis, at the bottom of a y axis unless it
  /// `isReversed`.
  public static func categories(
    _ names: [TextLine], title: TextLine? = nil, isReversed: Bool = false
  ) -> Axis {
    let ends = (low: -0.5, high: Double(max(1, names.count)) - 0.5)
    return Axis(
      title, domain: isReversed ? Domain(ends.high, ends.low) : Domain(ends.low, ends.high),
      labels: .given(names.enumerated().map { Tick(Double($0), $1) }, emphasized: false),
      hasGrid: false)
  }
}

extension Domain {
  fileprivate init?(_ range: ClosedRange<Double>?) {
    guard let range else { return nil }
    self.init(range.lowerBound, range.upperBound)
  }
}
