import Wording

/// What a table's bytes must be before anyone looks for cells in them: UTF-8 text without control
/// characters other than line ends and tabs.
enum CSVEncoding {
  /// Bytes at a file's beginning by which encodings are told apart.
  static let beginning = 64

  /// The number of bytes of a byte order mark, if `bytes`, the file's first, begin with one.
  static func lengthOfMark(_ bytes: [UInt8], named file: String) throws(DataError) -> Int {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      throw utf16(file, at: 0)
    }
    return bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
  }

  /// How far `bytes` are text from `start` on, and whether all of them are.
  ///
  /// A character that is only begun at the end of them is neither text nor a fault, unless they are
  /// the file's last.
  static func check(
    _ bytes: [UInt8], from start: Int, isLast: Bool
  ) -> (end: Int, isSound: Bool) {
    var place = start
    while place < bytes.count {
      let end = min(place + 4_096, bytes.count)
      if isPlain(bytes.span.extracting(place..<end)) {
        place = end
        continue
      }
      while place < end {
        let byte = bytes[place]
        if byte < 0x80 {
          if isControl(byte) { return (place, false) }
          place += 1
        } else {
          switch scalar(bytes, at: place) {
          case .whole(let length): place += length
          case .begun where !isLast: return (place, true)
          case .begun, .illFormed: return (place, false)
          }
        }
      }
    }
    return (place, true)
  }

  /// What is wrong at `place`, where `check` found a fault; the scanner stands before it, at the
  /// beginning of a row.
  static func fault(
    at place: Int, in scanner: CSVScanner, beginning: [UInt8], named file: String
  ) -> DataError {
    let byte = scanner.bytes[place]
    // In UTF-16 every second byte of plain English text and of numbers is zero.
    if byte == 0, beginning.count(where: { $0 == 0 }) * 3 >= beginning.count {
      return utf16(file, at: scanner.offset + place)
    }
    return byte < 0x80
      ? control(at: place, in: scanner, named: file) : notUTF8(at: place, in: scanner, named: file)
  }

  /// Whether all bytes are printable ASCII, tabs or line ends. A loop without branches runs on
  /// vectors: at memory's speed, ten times that of one with them.
  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    var fault: UInt8 = 0
    for place in bytes.indices {
      let byte = bytes[place]
      let isOther: UInt8 = byte &- Byte.space < 0x5f ? 0 : 1
      let isBlank: UInt8 =
        (byte == Byte.tab ? 1 : 0) | (byte == Byte.lineFeed ? 1 : 0)
        | (byte == Byte.carriageReturn ? 1 : 0)
      fault |= isOther & ~isBlank
    }
    return fault == 0
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < Byte.space && byte != Byte.tab && byte != Byte.lineFeed
      && byte != Byte.carriageReturn) || byte == 0x7f
  }

  private enum Scalar {
    /// Well-formed, of so many bytes.
    case whole(Int)
    /// Well-formed as far as there are bytes.
    case begun
    case illFormed
  }

  /// The scalar that starts at `place` with a byte beyond ASCII, by table 3-7 of the Unicode
  /// Standard.
  private static func scalar(_ bytes: [UInt8], at place: Int) -> Scalar {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch bytes[place] {
    case 0xc2...0xdf: length = 2
    case 0xe0: (length, second) = (3, 0xa0...0xbf)
    case 0xed: (length, second) = (3, 0x80...0x9f)
    case 0xe1...0xef: length = 3
    case 0xf0: (length, second) = (4, 0x90...0xbf)
    case 0xf4: (length, second) = (4, 0x80...0x8f)
    case 0xf1...0xf3: length = 4
    default: return .illFormed
    }
    let end = min(place + length, bytes.count)
    for next in (place + 1)..<max(place + 1, end) {
      let allowed = next == place + 1 ? second : 0x80...0xbf
      if !allowed.contains(bytes[next]) { return .illFormed }
    }
    return end < place + length ? .begun : .whole(length)
  }

  // MARK: - What is wrong

  private static func utf16(_ file: String, at offset: Int) -> DataError {
    DataError(
      file: file,
      message:
        "This is UTF-16 text, by the bytes at offset \(NumberText.count(offset)); tables are "
        + "read in UTF-8. \(conversion(of: file, from: "UTF-16"))")
  }

  private static func notUTF8(
    at place: Int, in scanner: CSVScanner, named file: String
  ) -> DataError {
    let (line, column) = scanner.lineAndColumn(of: place)
    return DataError(
      file: file, line: line, column: column,
      message:
        "The byte \(hexadecimal(scanner.bytes[place])) at offset "
        + "\(NumberText.count(scanner.offset + place)) is not UTF-8; the file is probably in "
        + "Latin-1 (Windows-1252). \(conversion(of: file, from: "WINDOWS-1252"))")
  }

  private static func control(
    at place: Int, in scanner: CSVScanner, named file: String
  ) -> DataError {
    let (line, column) = scanner.lineAndColumn(of: place)
    let byte = scanner.bytes[place]
    let name = byte == 0 ? "a NUL byte" : "the control byte \(hexadecimal(byte))"
    let octal = String(byte, radix: 8)
    let escape = String(repeating: "0", count: 3 - octal.count) + octal
    return DataError(
      file: file, line: line, column: column,
      message: "There is \(name) at offset \(NumberText.count(scanner.offset + place)); a table "
        + "is text. Export it anew, or take such bytes out: tr -d '\\\(escape)' < \(shell(file)) "
        + "> clean.csv")
  }

  private static func conversion(of file: String, from encoding: String) -> String {
    "Convert it: iconv -f \(encoding) -t UTF-8 \(shell(file)) > utf8.csv"
  }

  /// A file's name as a shell takes it.
  private static func shell(_ file: String) -> String {
    ShellWord.quoted(Phrase.shown(file, limit: 1_000))
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
