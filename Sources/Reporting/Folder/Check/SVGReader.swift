/// Reads the SVG files that we write, tag by tag: a small part of XML, and nothing that is fetched,
/// declared or expanded. What it does not know is a fault.
struct SVGReader {
  enum Token: Equatable {
    case open(String, [String: String])
    case close
    case text(String)
  }

  /// A text that is no SVG of ours.
  struct Fault: Error, Equatable {}

  /// The attributes of the last tag that opened, in order, and where in the file their values stand.
  private(set) var values: [(name: String, range: Range<Int>)] = []
  private let bytes: [UInt8]
  private var position = 0
  /// The names of the elements that are open, outermost first.
  private var open: [String] = []
  /// Whether a tag that closed itself is still to be closed.
  private var mustClose = false

  /// Deeper than any figure: a file that somebody made for us to stumble over.
  private static let deepest = 32

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token, `nil` after the last.
  mutating func next() throws(Fault) -> Token? {
    if mustClose {
      mustClose = false
      open.removeLast()
      return .close
    }
    guard let byte = peek else {
      guard open.isEmpty else { throw Fault() }
      return nil
    }
    guard byte == UInt8(ascii: "<") else {
      return .text(try Self.plain(take { $0 != UInt8(ascii: "<") }))
    }
    position += 1
    if peek == UInt8(ascii: "/") {
      position += 1
      guard name() == open.popLast() else { throw Fault() }
      try expect(">")
      return .close
    }
    let name = name()
    guard !name.isEmpty, open.count < Self.deepest else { throw Fault() }
    open.append(name)
    return .open(name, try attributes())
  }

  /// The attributes of a tag and its end.
  private mutating func attributes() throws(Fault) -> [String: String] {
    var attributes: [String: String] = [:]
    values = []
    while true {
      _ = take(while: Self.isSpace)
      switch peek {
      case UInt8(ascii: ">"):
        position += 1
        return attributes
      case UInt8(ascii: "/"):
        position += 1
        try expect(">")
        mustClose = true
        return attributes
      default: break
      }
      let name = name()
      guard !name.isEmpty, attributes[name] == nil else { throw Fault() }
      try expect("=")
      try expect("\"")
      let value = take { $0 != UInt8(ascii: "\"") }
      attributes[name] = try Self.plain(value)
      values.append((name, value.indices))
      try expect("\"")
    }
  }

  /// The name of an element or an attribute, empty if there is none.
  private mutating func name() -> String {
    String(decoding: take(while: Self.isName), as: UTF8.self)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(while isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while let byte = peek, isPart(byte) { position += 1 }
    return bytes[start..<position]
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Fault) {
    guard peek == UInt8(ascii: character) else { throw Fault() }
    position += 1
  }

  /// Text with the five characters that are written as entities put back.
  private static func plain(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("&") else { return text }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
    var result = String(parts.removeFirst())
    for part in parts {
      guard let end = part.firstIndex(of: ";"), let character = entities[String(part[..<end])]
      else { throw Fault() }
      result += character + part[part.index(after: end)...]
    }
    return result
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"): true
    default: false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
}
