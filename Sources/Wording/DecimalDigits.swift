/// The shortest decimal digits that read back to a finite Double: `±0.d₁d₂d₃… × 10^pointPosition`.
package struct DecimalDigits {
  package var isNegative: Bool
  /// Without leading and trailing zeros; empty for zero.
  package var digits: [UInt8]
  package var pointPosition: Int

  package var isZero: Bool { digits.isEmpty }

  /// `nil` for a value that is not finite.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let text = value.magnitude.description
    let parts = text.split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].split(separator: ".", maxSplits: 1)
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    isNegative = value < 0
    digits = mantissa.joined().utf8.map { $0 - UInt8(ascii: "0") }
    pointPosition = mantissa[0].count + exponent
    trim()
  }

  /// The same number, rounded half away from zero to at most `count` digits.
  package func rounded(toDigits count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      result.digits = []
      result.trim()
      return result
    }
    result.digits.removeLast(digits.count - count)
    if digits[count] >= 5 { result.increment() }
    result.trim()
    return result
  }

  /// The same number, cut towards zero to at most `count` digits.
  package func truncated(toDigits count: Int) -> DecimalDigits {
    guard count >= 0, count < digits.count else { return self }
    var result = self
    result.digits.removeLast(digits.count - count)
    result.trim()
    return result
  }

  /// The same number, taken away from zero to at most `count` digits.
  package func enlarged(toDigits count: Int) -> DecimalDigits {
    guard count >= 1, count < digits.count else { return self }
    var result = truncated(toDigits: count)
    // Trailing zeros were trimmed; the unit to add is that of the last digit kept.
    result.digits += repeatElement(0, count: count - result.digits.count)
    result.increment()
    result.trim()
    return result
  }

  /// The nearest Double.
  package var value: Double {
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let magnitude = Double("0.\(text)e\(pointPosition)") ?? 0
    return isNegative ? -magnitude : magnitude
  }

  /// The magnitude in positional notation, with at least `decimals` places after the point.
  package func plain(decimals: Int = 0) -> String {
    var whole = "", fraction = ""
    for (index, digit) in digits.enumerated() {
      if index < pointPosition { whole += String(digit) } else { fraction += String(digit) }
    }
    whole += String(repeating: "0", count: max(0, pointPosition - digits.count))
    fraction =
      String(repeating: "0", count: digits.isEmpty ? 0 : max(0, -pointPosition)) + fraction
    fraction += String(repeating: "0", count: max(0, decimals - fraction.count))
    return (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// Adds one unit of the last digit kept.
  private mutating func increment() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      pointPosition += 1
    }
  }

  private mutating func trim() {
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    pointPosition -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { pointPosition = 0 }
  }
}
