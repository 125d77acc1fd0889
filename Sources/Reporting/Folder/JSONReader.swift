import Wording

/// Reads JSON token by token, without building a tree: memory grows with the depth of the text
/// (at most `deepest`), not with its length.
struct JSONReader {
  enum Token: Equatable {
    case beginObject, endObject, beginArray, endArray
    case key(String)
    case string(String)
    /// A number, `true`, `false` or `null`, as it is written.
    case plain(String)
  }

  /// A text that is not JSON.
  struct Fault: Error, Equatable {
    /// The line, from 1, on which it stops being JSON.
    var line: Int
    /// The byte, from 0, at which it does.
    var offset = 0
  }

  /// One step down into a value.
  enum Step: Equatable {
    case key(String)
    /// The place in an array, and the element's `name` once that has been read.
    case index(Int, name: String?)
  }

  static let deepest = 64

  /// Where the last token was found.
  private(set) var place: [Step] = []
  private let bytes: [UInt8]
  private var position = 0
  private var tokenStart = 0
  /// Whether a value of the innermost container has been read, so that a comma must come.
  private var needsComma = false
  /// Whether a key has been read whose value must come.
  private var needsValue = true
  /// What encloses the next token: true for an object.
  private var containers: [Bool] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token, `nil` after the last.
  mutating func next() throws(Fault) -> Token? {
    skipSpace()
    guard position < bytes.count else {
      guard containers.isEmpty, !needsValue else { throw fault }
      return nil
    }
    guard let inObject = containers.last else {
      guard needsValue else { throw fault }
      needsValue = false
      return try value()
    }
    if inObject, needsValue {
      needsValue = false
      return try value()
    }
    if bytes[position] == (inObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return close() }
    if needsComma {
      try take(",")
      skipSpace()
    }
    return inObject ? try key() : try element()
  }

  /// The place of the last token, as a reader would say it: `variants[numpy].final.weights[0]`.
  var placeText: String {
    var text = ""
    for step in place {
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + Phrase.shown(key, limit: 40)
      case .index(let index, let name):
        text += "[" + (name.map { Phrase.shown($0, limit: 40) } ?? String(index)) + "]"
      }
    }
    return text
  }

  private mutating func key() throws(Fault) -> Token {
    guard peek == UInt8(ascii: "\"") else { throw fault }
    let key = try string()
    skipSpace()
    try take(":")
    if needsComma { place.removeLast() }
    place.append(.key(key))
    needsComma = true
    needsValue = true
    return .key(key)
  }

  private mutating func element() throws(Fault) -> Token {
    if needsComma, case .index(let index, _) = place.last {
      place[place.count - 1] = .index(index + 1, name: nil)
    } else {
      place.append(.index(0, name: nil))
    }
    needsComma = true
    return try value()
  }

  private mutating func value() throws(Fault) -> Token {
    tokenStart = position
    switch peek {
    case UInt8(ascii: "{"): return try open(object: true)
    case UInt8(ascii: "["): return try open(object: false)
    case UInt8(ascii: "\""):
      let text = try string()
      nameElement(text)
      return .string(text)
    default: return try plain()
    }
  }

  /// An element of an array is known by its member `name`.
  private mutating func nameElement(_ text: String) {
    guard place.last == .key("name"), place.count >= 2,
      case .index(let index, nil) = place[place.count - 2]
    else { return }
    place[place.count - 2] = .index(index, name: text)
  }

  private mutating func open(object: Bool) throws(Fault) -> Token {
    guard containers.count < Self.deepest else { throw fault }
    position += 1
    containers.append(object)
    needsComma = false
    return object ? .beginObject : .beginArray
  }

  private mutating func close() -> Token {
    position += 1
    if needsComma { place.removeLast() }
    needsComma = true
    return containers.removeLast() ? .endObject : .endArray
  }

  private mutating func plain() throws(Fault) -> Token {
    let start = position
    while let byte = peek, Self.isPlain(byte) { position += 1 }
    guard position > start else { throw fault }
    return .plain(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func string() throws(Fault) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault }
      position += 1
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append(byte)
      }
    }
    try take("\"")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    guard let byte = peek else { throw fault }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += Array(String(try escapedScalar()).utf8)
    default: throw fault(at: position - 1)
    }
  }

  /// What stands behind `\\u`; half of a pair without the other half is U+FFFD, as for everyone who
  /// writes Unicode.
  private mutating func escapedScalar() throws(Fault) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    let first = try fourDigits()
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? replacement }
    let afterFirst = position
    if peek == UInt8(ascii: "\\") {
      position += 1
      if peek == UInt8(ascii: "u") {
        position += 1
        let second = try fourDigits()
        if (0xDC00..<0xE000).contains(second) {
          return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
        }
      }
    }
    position = afterFirst
    return replacement
  }

  private mutating func fourDigits() throws(Fault) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4 else { throw fault(at: bytes.count) }
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault }
    position += 4
    return value
  }

  /// A number by JSON's own grammar. `Double` takes other signs, zeros, digits and words too.
  static func number(_ text: String) -> Double? {
    var rest = text.utf8[...]
    func take(_ characters: String) -> Bool {
      guard let first = rest.first, characters.utf8.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    func takeDigits() -> Bool {
      guard take("0123456789") else { return false }
      while take("0123456789") {}
      return true
    }
    _ = take("-")
    // Nothing but a point or an exponent follows a zero.
    guard take("0") || takeDigits() else { return nil }
    if take("."), !takeDigits() { return nil }
    if take("eE") {
      _ = take("+-")
      guard takeDigits() else { return nil }
    }
    return rest.isEmpty ? Double(text) : nil
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) throws(Fault) {
    guard peek == UInt8(ascii: character) else { throw fault }
    position += 1
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    // `NaN` and `Infinity` are what Python writes; who reads numbers decides.
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E"): true
    case UInt8(ascii: "N"), UInt8(ascii: "I"): true
    default: false
    }
  }

  private var fault: Fault { fault(at: position) }

  /// For who finds the last token at fault: a text that is JSON, but not what was wanted.
  var faultAtToken: Fault { fault(at: tokenStart) }

  private func fault(at offset: Int) -> Fault {
    Fault(line: 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }, offset: offset)
  }
}
