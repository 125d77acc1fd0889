/// Powers of ten and their logarithms by arithmetic alone.
///
/// A C library's `log10` may differ in the last place from one processor to the next; pictures may
/// not. Everything here uses only additions, multiplications and divisions, which IEEE 754 fixes.
enum Decade {
  /// 10 to a whole power, the nearest Double: 0 below the least one, infinite above the greatest.
  static func power(_ exponent: Int) -> Double {
    if exponent < -323 { return 0 }
    if exponent > 308 { return .infinity }
    return table[exponent + 323]
  }

  private static let table: [Double] = (-323...308).map { Double("1e\($0)") ?? 0 }

  /// The greatest whole `k` with `10^k <= value`, for a finite value above zero.
  static func floor(_ value: Double) -> Int {
    var low = -324
    var high = 309
    while high - low > 1 {
      let middle = (low + high) / 2
      if power(middle) <= value { low = middle } else { high = middle }
    }
    return low
  }

  /// The least whole `k` with `10^k >= value`, for a finite value above zero.
  static func ceiling(_ value: Double) -> Int {
    let below = floor(value)
    return power(below) == value ? below : below + 1
  }

  /// The decimal logarithm of a finite value above zero; exact for powers of ten.
  static func logarithm(_ value: Double) -> Double {
    let decade = floor(value)
    if power(decade) == value { return Double(decade) }
    return naturalLogarithm(value) / 2.302585092994045684
  }

  /// 10 to any finite power: 0 below the least Double, infinite above the greatest.
  static func exponential(_ exponent: Double) -> Double {
    guard exponent > -324 else { return 0 }
    guard exponent < 309 else { return .infinity }
    let whole = exponent.rounded(.down)
    let rest = (exponent - whole) * 2.302585092994045684
    var sum = 1.0
    for term in stride(from: 24.0, through: 1, by: -1) { sum = 1 + rest / term * sum }
    // Below 1e-323 a power is 0, though it times up to 10 is not.
    return whole < -323 ? sum / 10 * power(-323) : sum * power(Int(whole))
  }

  /// ln x = e ln 2 + 2 artanh((m - 1) / (m + 1)) with x = m 2^e and m in √½...√2, where the series
  /// of artanh gains a factor of 34 a term.
  private static func naturalLogarithm(_ value: Double) -> Double {
    var mantissa = value.significand
    var exponent = Double(value.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for divisor in stride(from: 27.0, through: 1, by: -2) { sum = sum * square + 1 / divisor }
    return exponent * 0.693147180559945309 + 2 * ratio * sum
  }
}
