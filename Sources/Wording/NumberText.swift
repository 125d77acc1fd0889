/// Numbers as a reader wants them: rounded in decimal, with real minus signs, the same everywhere.
///
/// Rounding works on the shortest decimal digits that read back to the same Double, half away from
/// zero, so no C library and no locale has a say.
package enum NumberText {
  /// `value` to a number of significant digits, without trailing zeros: `0.02`, `−3.315`, `1.2 × 10⁻⁹`.
  package static func significant(_ value: Double, _ digits: Int = 4) -> String {
    guard let decimal = DecimalDigits(value) else { return unusual(value) }
    return text(decimal.rounded(toDigits: digits), digits)
  }

  /// A bound as `significant` prints it, but never beyond it: cut towards zero, not rounded.
  package static func within(_ bound: Double, _ digits: Int) -> String {
    guard let decimal = DecimalDigits(bound) else { return unusual(bound) }
    return text(decimal.truncated(toDigits: digits), digits)
  }

  /// A distance that something stays within: as `significant` prints it, but never understated.
  package static func covering(_ distance: Double, _ digits: Int) -> String {
    guard let decimal = DecimalDigits(distance) else { return unusual(distance) }
    return text(decimal.enlarged(toDigits: digits), digits)
  }

  private static func text(_ decimal: DecimalDigits, _ digits: Int) -> String {
    if decimal.isZero { return "0" }
    if decimal.pointPosition < -3 || decimal.pointPosition > max(digits, 6) {
      return scientific(decimal)
    }
    return decimal.isNegative ? "−" + decimal.plain() : decimal.plain()
  }

  /// `value` with a fixed number of decimals: `1.9500`, `−0.4`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard let decimal = DecimalDigits(value) else { return unusual(value) }
    if decimal.pointPosition > 15 { return scientific(decimal.rounded(toDigits: 6)) }
    let rounded = decimal.rounded(toDigits: decimal.pointPosition + decimals)
    let text = rounded.plain(decimals: decimals)
    return rounded.isNegative && !rounded.isZero ? "−" + text : text
  }

  /// A share as a percentage with two significant digits, at most three decimals: `2.4 %`,
  /// `−0.018 %`.
  package static func percent(_ share: Double) -> String {
    guard share.isFinite else { return unusual(share) }
    let magnitude = (share * 100).magnitude
    let decimals = magnitude >= 9.95 ? 0 : magnitude >= 0.995 ? 1 : magnitude >= 0.0995 ? 2 : 3
    return fixed(share * 100, decimals: decimals) + " %"
  }

  /// As `percent`, with a plus sign before what grew and no sign before what rounds to nothing.
  package static func signedPercent(_ share: Double) -> String {
    let text = percent(share)
    let isNothing = !text.contains { ("1"..."9").contains($0) }
    return share > 0 && !isNothing ? "+" + text : text
  }

  /// A count with thousands separators: `10,000`.
  package static func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return value < 0 ? "−" + grouped : grouped
  }

  /// The shortest digits that read back to the same value, as a formula shows them: `0.05`, `5`,
  /// `1e−5`, `−0.05`; `nan` and `inf` as people type them.
  package static func shortest(_ value: Double) -> String {
    guard let decimal = DecimalDigits(value) else { return "\(value)" }
    let sign = decimal.isNegative ? "−" : ""
    if decimal.pointPosition > -4, decimal.pointPosition <= 16 { return sign + decimal.plain() }
    var mantissa = decimal
    mantissa.pointPosition = 1
    let exponent = decimal.pointPosition - 1
    return sign + mantissa.plain() + "e" + (exponent < 0 ? "−" : "") + String(exponent.magnitude)
  }

  /// The same in parentheses where it is negative, as a factor in a formula.
  package static func factor(_ value: Double) -> String {
    value < 0 ? "(\(shortest(value)))" : shortest(value)
  }

  private static func scientific(_ decimal: DecimalDigits) -> String {
    let superscripts: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
      "8": "⁸", "9": "⁹",
    ]
    let exponent = String(String(decimal.pointPosition - 1).map { superscripts[$0] ?? $0 })
    var mantissa = decimal
    mantissa.pointPosition = 1
    return (decimal.isNegative ? "−" : "") + mantissa.plain() + " × 10" + exponent
  }

  private static func unusual(_ value: Double) -> String {
    value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞"
  }
}
