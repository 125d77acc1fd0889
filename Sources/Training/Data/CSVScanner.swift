/// Walks over a table's bytes cell by cell, by RFC 4180: commas between cells, quotes around cells
/// that hold commas, quotes or line ends, a quote within them doubled. A line ends with LF, CRLF or
/// CR.
struct CSVScanner {
  /// What stood after a cell.
  enum Ending {
    case comma, line
  }

  /// Where a cell lies.
  struct Cell {
    /// The place of its first byte, a quote included.
    var start: Int
    /// The line of its first byte.
    var line: Int
    /// The place of that line's first byte.
    var lineStart: Int
    /// Its bytes without the quotes around it.
    var content: Range<Int>
    /// Whether quotes within it are doubled.
    var hasDoubledQuotes = false
    var ending: Ending
  }

  let bytes: [UInt8]
  /// The place of the next byte.
  private(set) var position: Int
  /// The line of the next byte, counted from 1.
  private(set) var line = 1
  private(set) var lineStart: Int
  private let file: String

  /// A scanner that stands on the first cell; `bytes` are UTF-8 text.
  init(bytes: [UInt8], from start: Int, named file: String = "") {
    self.bytes = bytes
    self.file = file
    position = start
    lineStart = start
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Whether nothing but line ends is left.
  var isAtTrailingLineEnds: Bool {
    bytes[position...].allSatisfy { $0 == Byte.lineFeed || $0 == Byte.carriageReturn }
  }

  /// The next cell if it is a number and nothing more, so that its bytes are read only once.
  @inline(__always)
  mutating func number() -> (value: Double, ending: Ending)? {
    guard let scanned = NumberGrammar.scan(bytes, from: position, upTo: bytes.count),
      scanned.end == bytes.count || Self.endsCell(bytes[scanned.end])
    else { return nil }
    position = scanned.end
    return (scanned.value, takeEnding())
  }

  /// The next cell, whatever it holds.
  mutating func cell() throws(DataError) -> Cell {
    if position < bytes.count, bytes[position] == Byte.quote { return try quotedCell() }
    let (start, line, lineStart) = (position, line, lineStart)
    while position < bytes.count, !Self.endsCell(bytes[position]) {
      if bytes[position] == Byte.quote {
        throw error(
          "A quote stands in the middle of a cell. Put the whole cell in quotes and double the "
            + "quotes within: \"6\"\" pipe\"")
      }
      position += 1
    }
    let content = start..<position
    return Cell(
      start: start, line: line, lineStart: lineStart, content: content, ending: takeEnding())
  }

  private mutating func quotedCell() throws(DataError) -> Cell {
    let opening = self
    var hasDoubledQuotes = false
    position += 1
    while position < bytes.count {
      if bytes[position] == Byte.quote {
        let isDoubled = position + 1 < bytes.count && bytes[position + 1] == Byte.quote
        if !isDoubled { break }
        hasDoubledQuotes = true
        position += 2
      } else if !takeLineEnd() {
        position += 1
      }
    }
    guard position < bytes.count else {
      throw opening.error(
        "A quote opens here and is never closed. Close it, or double it if it belongs to the text.")
    }
    let content = (opening.position + 1)..<position
    position += 1
    if position < bytes.count, !Self.endsCell(bytes[position]) {
      throw error(
        "Text follows a closing quote; the cell opened on line \(opening.line). A quote within a "
          + "cell is doubled: \"6\"\" pipe\"")
    }
    return Cell(
      start: opening.position, line: opening.line, lineStart: opening.lineStart,
      content: content, hasDoubledQuotes: hasDoubledQuotes, ending: takeEnding())
  }

  /// The cell's text, doubled quotes made single.
  func text(of cell: Cell) -> String {
    var isSecondOfTwo = false
    let content = bytes[cell.content].filter { byte in
      isSecondOfTwo = byte == Byte.quote && cell.hasDoubledQuotes && !isSecondOfTwo
      return !isSecondOfTwo
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// The character, counted from 1, at which the cell begins in its line.
  func column(of cell: Cell) -> Int { column(of: cell.start, from: cell.lineStart) }

  /// The line and the character of a place further on, both counted from 1.
  mutating func countLines(upTo place: Int) -> (line: Int, column: Int) {
    while position < place {
      if !takeLineEnd() { position += 1 }
    }
    return (line, column(of: place, from: min(lineStart, place)))
  }

  // MARK: - Line ends

  @inline(__always)
  private static func endsCell(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// Steps over what ends a cell; the end of the file ends a line.
  @inline(__always)
  private mutating func takeEnding() -> Ending {
    if position < bytes.count, bytes[position] == Byte.comma {
      position += 1
      return .comma
    }
    _ = takeLineEnd()
    return .line
  }

  /// Steps over a line end, if the next byte begins one.
  @inline(__always)
  private mutating func takeLineEnd() -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    guard byte == Byte.lineFeed || byte == Byte.carriageReturn else { return false }
    position += 1
    if byte == Byte.carriageReturn, position < bytes.count, bytes[position] == Byte.lineFeed {
      position += 1
    }
    line += 1
    lineStart = position
    return true
  }

  /// An error at the next byte.
  private func error(_ message: String) -> DataError {
    DataError(
      file: file, line: line, column: column(of: position, from: lineStart), message: message)
  }

  private func column(of place: Int, from lineStart: Int) -> Int {
    1 + bytes[lineStart..<place].count { $0 & 0xc0 != 0x80 }
  }
}
