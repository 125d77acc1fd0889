import Wording

/// What a table's bytes must be before anyone looks for cells in them: UTF-8 text without control
/// characters other than line ends and tabs.
enum CSVEncoding {
  /// Checks all bytes and returns the place of the first character, after a byte order mark.
  static func check(_ bytes: [UInt8], named file: String) throws(DataError) -> Int {
    if isPlain(bytes) { return 0 }
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      throw utf16(file, at: 0)
    }
    let start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte >= 0x80 {
        guard let length = lengthOfScalar(bytes, at: place) else {
          throw notUTF8(bytes, file, at: place)
        }
        place += length
      } else {
        if isControl(byte) { throw control(bytes, file, at: place) }
        place += 1
      }
    }
    return start
  }

  /// Whether all bytes are printable ASCII, tabs or line ends. Without a way out of the loop it runs
  /// on vectors, many bytes at a time.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    var fault: UInt8 = 0
    for byte in bytes {
      fault |= byte >= 0x7f || isControl(byte) ? 1 : 0
    }
    return fault == 0
  }

  @inline(__always)
  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < Byte.space && byte != Byte.tab && byte != Byte.lineFeed
      && byte != Byte.carriageReturn) || byte == 0x7f
  }

  /// The number of bytes, 2 to 4, of the scalar that starts at `place`, by table 3-7 of the Unicode
  /// Standard; `nil` where no well-formed one does.
  private static func lengthOfScalar(_ bytes: [UInt8], at place: Int) -> Int? {
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
    default: return nil
    }
    guard place + length <= bytes.count, second.contains(bytes[place + 1]),
      bytes[(place + 2)..<(place + length)].allSatisfy({ $0 & 0xc0 == 0x80 })
    else { return nil }
    return length
  }

  // MARK: - What is wrong

  private static func utf16(_ file: String, at offset: Int) -> DataError {
    DataError(
      file: file,
      message:
        "This is UTF-16 text, by the bytes at offset \(NumberText.count(offset)); tables are "
        + "read in UTF-8. \(conversion(of: file, from: "UTF-16"))")
  }

  private static func notUTF8(_ bytes: [UInt8], _ file: String, at offset: Int) -> DataError {
    let (line, column) = place(of: offset, in: bytes)
    return DataError(
      file: file, line: line, column: column,
      message:
        "The byte \(hexadecimal(bytes[offset])) at offset \(NumberText.count(offset)) is not "
        + "UTF-8; the file is probably in Latin-1 (Windows-1252). "
        + conversion(of: file, from: "WINDOWS-1252"))
  }

  private static func control(_ bytes: [UInt8], _ file: String, at offset: Int) -> DataError {
    // In UTF-16 every second byte of plain English text and of numbers is zero.
    let beginning = bytes.prefix(64)
    if bytes[offset] == 0, beginning.count(where: { $0 == 0 }) * 3 >= beginning.count {
      return utf16(file, at: offset)
    }
    let (line, column) = place(of: offset, in: bytes)
    let name = bytes[offset] == 0 ? "a NUL byte" : "the control byte \(hexadecimal(bytes[offset]))"
    let octal = String(bytes[offset], radix: 8)
    let escape = String(repeating: "0", count: 3 - octal.count) + octal
    return DataError(
      file: file, line: line, column: column,
      message: "There is \(name) at offset \(NumberText.count(offset)); a table is text. Export it "
        + "anew, or take such bytes out: tr -d '\\\(escape)' < \(shell(file)) > clean.csv")
  }

  private static func conversion(of file: String, from encoding: String) -> String {
    "Convert it: iconv -f \(encoding) -t UTF-8 \(shell(file)) > utf8.csv"
  }

  /// A file's name as a shell takes it.
  private static func shell(_ file: String) -> String {
    let isPlain = file.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
    if isPlain, !file.isEmpty { return file }
    let inner = Phrase.shown(file, limit: 1_000).split(
      separator: "'", omittingEmptySubsequences: false)
    return "'" + inner.joined(separator: "'\\''") + "'"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// The line and the character of an offset, both counted from 1; the bytes before it are text.
  private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var lines = CSVScanner(bytes: bytes, from: bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0)
    return lines.countLines(upTo: offset)
  }
}
