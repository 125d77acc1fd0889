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
      transform.linearized(value) == nil ? 1 : value
    }
    self.transform = transform
    self.domain = Domain(usable(domain.low), usable(domain.high))
    self.range = range
    self.low = transform.linearized(self.domain.low) ?? 0
    self.high = transform.linearized(self.domain.high) ?? 0
  }

  /// The share of the way from the domain's low end to its high one, or `nil` for a value that has
  /// no place: not finite, or not above zero on a log scale. Outside 0...1 beyond the domain.
  public func normalized(_ value: Double) -> Double? {
    guard let place = transform.linearized(value) else { return nil }
    if low == high { return 0.5 }
    let share = (place - low) / (high - low)
    if share.isFinite, (high - low).isFinite { return share }
    // Halved first: the span of -1e308...1e308 is not finite, nor are distances beyond it.
    let halved = (place / 2 - low / 2) / (high / 2 - low / 2)
    return halved.isFinite ? halved : nil
  }

  /// The place of a value along the axis, in points, or `nil` as for `normalized`.
  public func callAsFunction(_ value: Double) -> Double? {
    normalized(value).map { range.low + $0 * (range.high - range.low) }
  }

  /// The value at a share of the way, the inverse of `normalized`.
  func value(atShare share: Double) -> Double {
    transform.value(at: low * (1 - share) + high * share)
  }
}
