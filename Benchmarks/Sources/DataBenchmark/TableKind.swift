import Foundation

/// The kinds of tables to read.
enum TableKind: String, CaseIterable {
  /// Ten columns of numbers as people write them: `-123.45`.
  case prices
  /// Ten columns of all the digits a double has: `0.12345678901234567`.
  case digits
  /// The same with exponents: `-1.2345678901234567e-12`.
  case exponents
  /// Two hundred columns, of which few are kept.
  case wide

  private var columns: Int { self == .wide ? 200 : 10 }

  /// Writes whole rows of the same random numbers every time, up to so many bytes.
  func write(to path: String, bytes: Int) throws {
    guard let file = fopen(path, "wb") else { throw CocoaError(.fileWriteUnknown) }
    defer { fclose(file) }
    var text = Array(((1..<columns).map { "x\($0)" } + ["y"]).joined(separator: ",").utf8) + [0x0a]
    var random = RandomDigits()
    var written = 0
    while written < bytes {
      while text.count < 1 << 16 {
        for column in 0..<columns {
          if column > 0 { text.append(UInt8(ascii: ",")) }
          append(to: &text, from: &random)
        }
        text.append(0x0a)
      }
      guard fwrite(text, 1, text.count, file) == text.count else {
        throw CocoaError(.fileWriteOutOfSpace)
      }
      written += text.count
      text.removeAll(keepingCapacity: true)
    }
  }

  private func append(to text: inout [UInt8], from random: inout RandomDigits) {
    if random.number(below: 2) == 0 { text.append(UInt8(ascii: "-")) }
    switch self {
    case .prices:
      random.append(1 + random.number(below: 3), to: &text)
      text.append(UInt8(ascii: "."))
      random.append(2, to: &text)
    case .digits:
      text += [UInt8(ascii: "0"), UInt8(ascii: ".")]
      random.append(17, to: &text)
    case .exponents:
      random.append(1, to: &text)
      text.append(UInt8(ascii: "."))
      random.append(16, to: &text)
      text += [
        UInt8(ascii: "e"), random.number(below: 2) == 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"),
      ]
      random.append(2, to: &text)
    case .wide:
      random.append(1, to: &text)
      text.append(UInt8(ascii: "."))
      random.append(5, to: &text)
    }
  }
}

/// Decimal digits from Marsaglia's xorshift generator.
struct RandomDigits {
  private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

  mutating func number(below bound: UInt64) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 11) % bound)
  }

  mutating func append(_ count: Int, to text: inout [UInt8]) {
    for _ in 0..<count { text.append(UInt8(ascii: "0") + UInt8(number(below: 10))) }
  }
}
