/// The numbers of an experiment file: decimals, with an optional sign and an optional exponent.
///
///     number   = [ "+" | "-" ] ( digits [ "." [ digits ] ] | "." digits ) [ exponent ]
///     exponent = ( "e" | "E" ) [ "+" | "-" ] digits
///
/// YAML's readers differ in what else is a number (octal, hexadecimal, underscores, 1:30, .inf);
/// here nothing else is one, nor is anything with needless zeros in front.
enum YAMLNumber {
  /// The number, infinite where it is too large for a double, or `nil` if the text is none.
  static func value(_ text: String) -> Double? {
    var rest = unsigned(text.utf8[...])
    let hasNeedlessZero = rest.first == zero && rest.dropFirst().first.map(isDigit) == true
    var count = passDigits(&rest)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      count += passDigits(&rest)
    }
    guard count > 0, !hasNeedlessZero else { return nil }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = unsigned(rest.dropFirst())
      guard passDigits(&rest) > 0 else { return nil }
    }
    return rest.isEmpty ? Double(text) : nil
  }

  /// Whether the text is digits with an optional sign.
  static func isWhole(_ text: String) -> Bool {
    value(text) != nil && text.utf8.allSatisfy { isDigit($0) || isSign($0) }
  }

  /// The whole number that digits are, or `nil` if the text is something else or too large.
  static func whole(_ text: String) -> Int? {
    isWhole(text) ? Int(text) : nil
  }

  /// Whether some reader of YAML takes the text for a number.
  static func isNumberLike(_ text: String) -> Bool {
    let rest = unsigned(text.utf8[...])
    if value(text) != nil { return true }
    let lowered = String(decoding: rest, as: UTF8.self).lowercased()
    if lowered == ".inf" || lowered == ".nan" { return true }
    guard rest.first.map(isDigit) == true else { return false }
    if ["0x", "0o", "0b"].contains(lowered.prefix(2)) {
      return lowered.dropFirst(2).allSatisfy { $0.isHexDigit || $0 == "_" }
    }
    return rest.allSatisfy { byte in
      isDigit(byte) || [UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: ".")].contains(byte)
    }
  }

  /// What someone meant who wrote a number in another way: `1_000` is 1000, `0,5` is 0.5, `007` 7.
  static func rewritten(_ text: String) -> String? {
    guard value(text) == nil, text.utf8.contains(where: isDigit) else { return nil }
    var bytes = text.utf8.filter { $0 != UInt8(ascii: "_") }
    if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) { bytes[comma] = UInt8(ascii: ".") }
    let sign = bytes.prefix { isSign($0) }
    let digits = bytes.dropFirst(sign.count)
    let kept = digits.drop { $0 == zero }
    let needsZero = kept.first.map(isDigit) != true
    let candidate = String(decoding: sign + (needsZero ? [zero] : []) + kept, as: UTF8.self)
    return value(candidate) == nil ? nil : candidate
  }

  /// A number that reads back to the same Double, without a fraction where it has none.
  static func text(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") && text != "-0.0" ? String(text.dropLast(2)) : text
  }

  private static let zero = UInt8(ascii: "0")

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= zero && byte <= UInt8(ascii: "9")
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  private static func unsigned(_ text: Substring.UTF8View) -> Substring.UTF8View {
    text.first.map(isSign) == true ? text.dropFirst() : text
  }

  /// Passes digits and counts them.
  private static func passDigits(_ rest: inout Substring.UTF8View) -> Int {
    let digits = rest.prefix { isDigit($0) }
    rest = rest.dropFirst(digits.count)
    return digits.count
  }
}
