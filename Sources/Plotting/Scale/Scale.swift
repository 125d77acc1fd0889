/// How data are spaced along an axis.
public enum ScaleTransform: Sendable, Hashable {
  /// Equal differences take equal room.
  case linear
  /// Equal ratios take equal room. Values at or below zero have no place.
  case log
}

/// The two ends of an axis, in data; `low > high` for one that runs backwards.
public struct Domain: Sendable, Hashable {
  /// The value at the axis's beginning.
  public var low: Double
  /// The value at its end.
  public var high: Double

  /// Two ends in the axis's direction.
  public init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }
}

/// Maps data to places along an axis: normalises, then interpolates.
///
/// A log scale is the linear one over the logarithms. A degenerate domain sits at one half.
public struct Scale: Sendable, Hashable {
  /// How data are spaced.
  public let transform: ScaleTransform
  /// The ends, in data.
  public let domain: Domain
  /// Where the domain's ends lie, in points.
  public let range: Domain

  private let low: Double
  private let high: Double

  /// - Parameters:
  ///   - transform: how data are spaced.
  ///   - domain: both ends finite, and above zero on a log scale; what is not is replaced by 1.
  ///   - range: where the domain's ends lie, in points.
  public init(_ transform: ScaleTransform, domain: Domain, range: Domain) {
    func usable(_ value: Double) -> Double {
      value.isFinite && (transform == .linear || value > 0) ? value : 1
    }
    self.transform = transform
    self.domain = Domain(usable(domain.low), usable(domain.high))
    self.range = range
    self.low = Self.linearized(self.domain.low, transform) ?? 0
    self.high = Self.linearized(self.domain.high, transform) ?? 0
  }

  /// The share of the way from the domain's low end to its high one, or `nil` for a value that has
  /// no place: not finite, or not above zero on a log scale. Outside 0...1 beyond the domain.
  public func normalized(_ value: Double) -> Double? {
    guard let place = Self.linearized(value, transform) else { return nil }
    if low == high { return 0.5 }
    // Halved first: the span of -1e308...1e308 is not finite, nor are distances beyond it.
    let share = (place / 2 - low / 2) / (high / 2 - low / 2)
    return share.isFinite ? share : nil
  }

  /// The place of a value along the axis, in points, or `nil` as for `normalized`.
  public func callAsFunction(_ value: Double) -> Double? {
    normalized(value).map { range.low + $0 * (range.high - range.low) }
  }

  /// What the scale is linear in.
  private static func linearized(_ value: Double, _ transform: ScaleTransform) -> Double? {
    guard value.isFinite else { return nil }
    switch transform {
    case .linear: return value
    case .log: return value > 0 ? Decade.logarithm(value) : nil
    }
  }
}
