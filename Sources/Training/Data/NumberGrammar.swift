/// The decimal numbers that a table may hold, and their values.
///
///     number   = [ "+" | "-" ] ( digits [ "." [ digits ] ] | "." digits ) [ exponent ]
///     exponent = ( "e" | "E" ) [ "+" | "-" ] digits
///
/// Nothing else is a number: no `nan`, no `inf`, no hexadecimal, no separators, no digits of other
/// scripts (`Double(_: String)` takes the first three). A number too large for a double is none; one
/// too small is zero. Values are correctly rounded.
enum NumberGrammar {
  /// The number that `bytes[range]` is, spaces and tabs around it aside, or `nil` if it is none.
  static func value(of bytes: [UInt8], in range: Range<Int>) -> Double? {
    var range = range
    while let first = range.first, isBlank(bytes[first]) { range.removeFirst() }
    while let last = range.last, isBlank(bytes[last]) { range.removeLast() }
    guard let scanned = scan(bytes, from: range.lowerBound, upTo: range.upperBound),
      scanned.end == range.upperBound
    else { return nil }
    return scanned.value
  }

  /// The number that all of `bytes` are, blanks around it aside.
  static func value(of bytes: [UInt8]) -> Double? { value(of: bytes, in: bytes.indices) }

  /// The number that starts at `start`, and the place after it; `nil` if there is none.
  @inline(__always)
  static func scan(
    _ bytes: [UInt8], from start: Int, upTo limit: Int
  ) -> (value: Double, end: Int)? {
    var place = start
    var isNegative = false
    if place < limit, bytes[place] == Byte.minus || bytes[place] == Byte.plus {
      isNegative = bytes[place] == Byte.minus
      place += 1
    }

    // Digits are gathered with wrapping arithmetic; from 20 on their number tells that the sum is
    // not to be used.
    let digitsStart = place
    var significand: UInt64 = 0
    while place < limit, let digit = Byte.digit(bytes[place]) {
      significand = significand &* 10 &+ UInt64(digit)
      place += 1
    }
    var digitCount = place - digitsStart
    var exponent = 0
    if place < limit, bytes[place] == Byte.point {
      place += 1
      let fractionStart = place
      while place < limit, let digit = Byte.digit(bytes[place]) {
        significand = significand &* 10 &+ UInt64(digit)
        place += 1
      }
      exponent = fractionStart - place
      digitCount -= exponent
    }
    guard digitCount > 0 else { return nil }
    let digitsEnd = place

    if place < limit, bytes[place] | 0x20 == Byte.lowercaseE {
      guard let power = scanPower(bytes, at: &place, upTo: limit) else { return nil }
      exponent += power
    }

    let magnitude: Double
    if digitCount <= 19, let exact = quickValue(significand, exponent) {
      magnitude = exact
    } else {
      guard let parsed = slowValue(bytes, digits: digitsStart..<digitsEnd, exponent) else {
        return nil
      }
      magnitude = parsed
    }
    return (isNegative ? -magnitude : magnitude, place)
  }

  /// The exponent's value, the place standing on its letter first and after it then.
  private static func scanPower(
    _ bytes: [UInt8], at place: inout Int, upTo limit: Int
  ) -> Int? {
    place += 1
    var isNegative = false
    if place < limit, bytes[place] == Byte.minus || bytes[place] == Byte.plus {
      isNegative = bytes[place] == Byte.minus
      place += 1
    }
    let start = place
    var power = 0
    while place < limit, let digit = Byte.digit(bytes[place]) {
      // More than any number of digits that fits into a line can make up for.
      power = min(power * 10 + Int(digit), 100_000_000)
      place += 1
    }
    guard place > start else { return nil }
    return isNegative ? -power : power
  }

  /// `significand` times ten to the `exponent`, where integers of 64 bits suffice to round it
  /// correctly; `nil` elsewhere.
  @inline(__always)
  private static func quickValue(_ significand: UInt64, _ exponent: Int) -> Double? {
    if significand <= 1 << 53 {
      // Both factors are exact, so that the one operation rounds (Clinger 1990).
      if exponent == 0 { return Double(significand) }
      if exponent < 0, exponent >= -22 { return Double(significand) / powers[-exponent] }
      if exponent > 0, exponent <= 22 { return Double(significand) * powers[exponent] }
    }
    if exponent < 0, exponent >= -19 { return quotient(significand, integerPowers[-exponent]) }
    return exponent == 0 ? Double(significand) : nil
  }

  /// `dividend / divisor`, correctly rounded; the dividend is above 0.
  ///
  /// Both are shifted up to their full 64 bits. Their quotient then has 63 bits or 64, ten more than
  /// a double holds, and a last bit set for any remainder keeps the rounding right.
  private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double? {
    guard dividend > 0 else { return nil }
    let up = dividend.leadingZeroBitCount
    let down = divisor.leadingZeroBitCount
    let shifted = dividend << up
    let (quotient, remainder) = (divisor << down).dividingFullWidth((shifted >> 1, shifted << 63))
    let sticky = quotient | (remainder == 0 ? 0 : 1)
    return Double(sign: .plus, exponent: down - up - 63, significand: Double(sticky))
  }

  /// The value of any number of digits (a point among them) times ten to the `exponent`, by the
  /// standard library; `nil` where it is too large.
  private static func slowValue(
    _ bytes: [UInt8], digits: Range<Int>, _ exponent: Int
  ) -> Double? {
    var text = String(decoding: bytes[digits].filter { $0 != Byte.point }, as: UTF8.self)
    text += "e\(exponent)"
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab
  }

  /// Powers of ten that a double holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Powers of ten of 64 bits.
  private static let integerPowers: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}

/// The characters that mean something in a table.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0a
  static let carriageReturn: UInt8 = 0x0d
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let plus: UInt8 = 0x2b
  static let comma: UInt8 = 0x2c
  static let minus: UInt8 = 0x2d
  static let point: UInt8 = 0x2e
  static let lowercaseE: UInt8 = 0x65

  /// The value of a decimal digit.
  @inline(__always)
  static func digit(_ byte: UInt8) -> UInt8? {
    let value = byte &- 0x30
    return value <= 9 ? value : nil
  }
}
