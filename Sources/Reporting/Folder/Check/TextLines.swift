/// The lines of a text one after the other, however many, without room for any of them: a committed file
/// may be nothing but line ends.
struct TextLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var rest: ArraySlice<UInt8>?

  /// A final line end begins one more line, which is empty.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    rest = bytes[...]
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let text = rest else { return nil }
    guard let end = text.firstIndex(of: Self.lineEnd) else {
      rest = nil
      return text
    }
    rest = text[(end + 1)...]
    return text[..<end]
  }

  /// How many there are.
  static func count(in bytes: [UInt8]) -> Int { bytes.count { $0 == lineEnd } + 1 }

  /// The lines from the last to the first.
  static func reversed(_ bytes: [UInt8]) -> some IteratorProtocol<ArraySlice<UInt8>> {
    sequence(state: bytes[...] as ArraySlice<UInt8>?) { rest in
      guard let text = rest else { return nil }
      guard let end = text.lastIndex(of: lineEnd) else {
        rest = nil
        return text
      }
      rest = text[..<end]
      return text[(end + 1)...]
    }
  }

  private static let lineEnd = UInt8(ascii: "\n")
}
