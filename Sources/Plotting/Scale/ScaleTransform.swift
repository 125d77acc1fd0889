/// How data are spaced along an axis.
public enum ScaleTransform: Sendable, Hashable {
  /// Equal differences take equal room.
  case linear
  /// Equal ratios take equal room. Values at or below zero have no place.
  case log
  /// Equal differences take equal room near zero, equal ratios further out: for values of both
  /// signs, or zero, over many decades.
  ///
  /// With `T = linearWithin`, a value `x` lies at `x / (T ln 10)` where `|x| <= T`, and beyond at
  /// `sign(x) (1 / ln 10 + log10(|x| / T))`, in decades: exactly linear, then exactly logarithmic.
  /// Value and slope are continuous at ±T. It is the linlog transform of Cui, Kerr and Churchill,
  /// "Transformations for cDNA microarray data" (2003), doi 10.2202/1544-6115.1009, mirrored at
  /// zero.
  ///
  /// `linearWithin` is in the data's unit, finite and above zero; anything else counts as 1.
  case symmetricLog(linearWithin: Double)
}

extension ScaleTransform {
  /// The place of a value on a line along which the transform is linear; `nil` for a value that has
  /// none: not finite, or not above zero for `log`.
  func linearized(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    switch self {
    case .linear: return value
    case .log: return value > 0 ? Decade.logarithm(value) : nil
    case .symmetricLog:
      let threshold = self.threshold
      let size = value.magnitude
      if size <= threshold { return value / threshold * Self.share }
      let place = Self.share + (Decade.logarithm(size) - Decade.logarithm(threshold))
      return value < 0 ? -place : place
    }
  }

  /// The finite value at a place, the inverse of `linearized`; above zero for `log`.
  func value(at place: Double) -> Double {
    switch self {
    case .linear: return min(.greatestFiniteMagnitude, max(-.greatestFiniteMagnitude, place))
    case .log: return max(Self.finite(Decade.exponential(place)), .leastNonzeroMagnitude)
    case .symmetricLog:
      let size = place.magnitude
      if size <= Self.share { return place / Self.share * threshold }
      let value = Self.finite(Decade.exponential(size - Self.share + Decade.logarithm(threshold)))
      return place < 0 ? -value : value
    }
  }

  /// Up to where a symmetric log is linear.
  var threshold: Double {
    guard case .symmetricLog(let within) = self, within.isFinite, within > 0 else { return 1 }
    return within
  }

  /// 1 / ln 10: the room from zero to the threshold, in decades.
  private static let share = 0.43429448190325182765

  private static func finite(_ value: Double) -> Double { min(value, .greatestFiniteMagnitude) }
}
