/// The double nearest to a decimal number.
enum DecimalRounding {
  /// `significand × 10^exponent`, correctly rounded, infinite where it is too large; `nil` where 128
  /// bits of the power of ten do not settle it, which takes a number halfway between two doubles or
  /// as near to that as one in 2^60 is.
  ///
  /// The product of the significand and the power's mantissa, 192 bits, is at most one significand
  /// below the true one. All of that interval rounds to one double, unless half of that double's
  /// last place lies within: the idea of Lemire, "Number parsing at a gigabyte per second" (2021),
  /// with an interval in the place of his case analysis.
  @inline(__always)
  static func nearest(_ significand: UInt64, exponent: Int) -> Double? {
    if significand <= 1 << 53 {
      // Both factors are exact, so that the one operation rounds (Clinger 1990).
      if exponent == 0 { return Double(significand) }
      if exponent < 0, exponent >= -22 { return Double(significand) / exactPowers[-exponent] }
      if exponent > 0, exponent <= 22 { return Double(significand) * exactPowers[exponent] }
    }
    return nearestByProduct(significand, exponent: exponent)
  }

  /// The same of a number of more digits than 64 bits hold: it lies between `significand` and the
  /// next.
  static func nearest(above significand: UInt64, exponent: Int) -> Double? {
    guard let low = nearest(significand, exponent: exponent),
      let high = nearest(significand + 1, exponent: exponent), low == high
    else { return nil }
    return low
  }

  private static func nearestByProduct(_ significand: UInt64, exponent: Int) -> Double? {
    if significand == 0 || exponent < PowerOfTen.range.lowerBound { return 0 }
    if exponent > PowerOfTen.range.upperBound { return .infinity }
    let power = PowerOfTen.of(exponent)
    let shift = significand.leadingZeroBitCount
    let factor = significand << shift

    // The product: 128 bits, 64 more in `tail`.
    let upper = factor.multipliedFullWidth(by: power.high)
    let lower = factor.multipliedFullWidth(by: power.low)
    let middle = upper.low.addingReportingOverflow(lower.high)
    let top = upper.high &+ (middle.overflow ? 1 : 0)
    let product = UInt128(top) << 64 | UInt128(middle.partialValue)
    let tail = lower.low

    // The binary exponent of the first bit, and how many bits from there a double keeps.
    let leading = 191 - top.leadingZeroBitCount + power.exponent - shift
    if leading > 1023 { return .infinity }
    let isNormal = leading >= -1022
    let kept = isNormal ? 53 : leading + 1075
    if kept < 0 { return 0 }
    let dropped = 128 - top.leadingZeroBitCount - kept
    let whole = UInt64(truncatingIfNeeded: product >> UInt128(dropped))
    let rest = product & ((1 << UInt128(dropped)) &- 1)
    let half: UInt128 = 1 << UInt128(dropped - 1)

    let roundsUp: Bool
    if PowerOfTen.exactRange.contains(exponent) {
      let isTie = rest == half && tail == 0
      roundsUp = isTie ? whole & 1 == 1 : rest >= half
    } else if rest == half &- 1, tail.addingReportingOverflow(factor).overflow {
      return nil
    } else {
      // What was cut off the power puts a rest of exactly one half above it.
      roundsUp = rest >= half
    }
    let mantissa = whole + (roundsUp ? 1 : 0)
    // A mantissa that rounding made one bit longer carries into the exponent as it should, from
    // subnormal to normal and from the largest double to infinity.
    return isNormal
      ? Double(bitPattern: UInt64(leading + 1022) << 52 + mantissa)
      : Double(bitPattern: mantissa)
  }

  /// Powers of ten that a double holds exactly.
  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
