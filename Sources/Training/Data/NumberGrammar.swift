/// The decimal numbers that a table may hold, and their values.
///
///     number   = [ "+" | "-" ] ( digits [ "." [ digits ] ] | "." digits ) [ exponent ]
///     exponent = ( "e" | "E" ) [ "+" | "-" ] digits
///
/// Nothing else is a number: no `nan`, no `inf`, no hexadecimal, no separators, no digits of other
/// scripts (`Double(_: String)` takes the first three). A number too large for a double is none; one
/// too small is zero. Values are correctly rounded.
package enum NumberGrammar {
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
  package static func value(of bytes: [UInt8]) -> Double? { value(of: bytes, in: bytes.indices) }

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

    let magnitude =
      digitCount <= 19
      ? DecimalRounding.nearest(significand, exponent: exponent)
        ?? halfwayValue(bytes, digits: digitsStart..<digitsEnd, exponent)
      : longValue(bytes, digits: digitsStart..<digitsEnd, exponent)
    guard magnitude < .infinity else { return nil }
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

  /// The value of 20 digits or more (a point among them) times ten to the `exponent`.
  private static func longValue(
    _ bytes: [UInt8], digits: Range<Int>, _ exponent: Int
  ) -> Double {
    var significand: UInt64 = 0
    var (taken, dropped) = (0, 0)
    for place in digits {
      guard let digit = Byte.digit(bytes[place]) else { continue }
      if taken < 19 {
        significand = significand * 10 + UInt64(digit)
        // Zeros in front are no digits of the significand.
        if significand > 0 { taken += 1 }
      } else {
        dropped += 1
      }
    }
    let exponent = exponent + dropped
    let nearest =
      dropped == 0
      ? DecimalRounding.nearest(significand, exponent: exponent)
      : DecimalRounding.nearest(above: significand, exponent: exponent)
    return nearest ?? halfwayValue(bytes, digits: digits, exponent - dropped)
  }

  /// The value of any number of digits, by the standard library: for what lies halfway between two
  /// doubles, or so near that only all digits tell.
  private static func halfwayValue(
    _ bytes: [UInt8], digits: Range<Int>, _ exponent: Int
  ) -> Double {
    let text = String(decoding: bytes[digits].filter { $0 != Byte.point }, as: UTF8.self)
    return Double("\(text)e\(exponent)") ?? .infinity
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab
  }
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
