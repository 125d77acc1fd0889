/// Walks over a table's bytes cell by cell, by RFC 4180: commas between cells, quotes around cells
/// that hold commas, quotes or line ends, a quote within them doubled. A line ends with LF, CRLF or
/// CR.
///
/// The bytes come in pieces. Those of lines that have been read are dropped when more come, so that
/// only a piece and a line are ever held; places are those in what is held.
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

  private(set) var bytes: [UInt8] = []
  /// The bytes of the file that stood before those held.
  private(set) var offset = 0
  /// The place of the next byte.
  private(set) var position = 0
  /// The line of the next byte, counted from 1.
  private(set) var line = 1
  private(set) var lineStart = 0
  /// Where reading ends for now, as if the file did.
  private var limit = 0
  /// Where the row that is being read began.
  private var rowStart = (position: 0, line: 1)
  private let file: String

  init(named file: String) {
    self.file = file
  }

  /// Takes the next piece of the file and drops what has been read.
  mutating func append(_ piece: ArraySlice<UInt8>) {
    bytes.removeSubrange(..<position)
    offset += position
    (position, lineStart) = (0, 0)
    bytes += piece
  }

  /// Steps over bytes that are no text: a byte order mark.
  mutating func skip(_ count: Int) {
    position += count
    lineStart = position
  }

  // MARK: - Rows

  /// Begins a row that may reach to `end`, if it is not too long.
  @inline(__always)
  mutating func beginRow(upTo end: Int) {
    limit = min(end, position + CSVReader.longestLine + 1)
    rowStart = (position, line)
  }

  /// Goes back to where the row began.
  mutating func returnToRowStart() {
    (position, line) = rowStart
    lineStart = position
  }

  /// The line in which the row began.
  var rowLine: Int { rowStart.line }

  /// Checks the length of the row that has just been read.
  @inline(__always)
  func checkRowLength() throws(DataError) {
    if position - rowStart.position > CSVReader.longestLine { throw rowTooLong }
  }

  private var rowTooLong: DataError {
    DataError(
      file: file, line: rowStart.line,
      message: "This line is longer than 1 MiB, the most that is read. A table of numbers has "
        + "shorter ones: is it the right file, and does it have line ends?")
  }

  /// Goes back to where the row began, to wait for the rest of the cell on whose quote the scanner
  /// stands. If it can't come, or would make the row too long, that is an error.
  mutating func awaitClosingQuote(isLast: Bool) throws(DataError) {
    if limit - rowStart.position > CSVReader.longestLine {
      throw error(
        "A quote opens here, and the line does not end within 1 MiB, the most that is read. Close "
          + "the quote, or double it if it belongs to the text.")
    }
    if isLast {
      throw error(
        "A quote opens here and is never closed. Close it, or double it if it belongs to the text.")
    }
    returnToRowStart()
  }

  /// The place after the last line end before `end`; what comes after it may be half a line.
  ///
  /// A CR counts once the byte after it is known, for it may be the first half of a line end.
  func endOfLines(before end: Int) -> Int {
    var place = end
    while place > position {
      let byte = bytes[place - 1]
      if byte == Byte.lineFeed || (byte == Byte.carriageReturn && place < bytes.count) {
        return place
      }
      place -= 1
    }
    return position
  }

  // MARK: - Cells

  /// The next cell if it is a number and nothing more, so that its bytes are read only once.
  @inline(__always)
  mutating func number() -> (value: Double, ending: Ending)? {
    guard let scanned = NumberGrammar.scan(bytes, from: position, upTo: limit),
      scanned.end == limit || Self.endsCell(bytes[scanned.end])
    else { return nil }
    position = scanned.end
    return (scanned.value, takeEnding())
  }

  /// The next cell, whatever it holds; `nil` if it is in quotes that are not closed before reading
  /// ends: the scanner then stands on the first quote.
  mutating func cell() throws(DataError) -> Cell? {
    if position < limit, bytes[position] == Byte.quote { return try quotedCell() }
    let (start, line, lineStart) = (position, line, lineStart)
    while position < limit, !Self.endsCell(bytes[position]) {
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

  private mutating func quotedCell() throws(DataError) -> Cell? {
    let opening = (position: position, line: line, lineStart: lineStart)
    var hasDoubledQuotes = false
    position += 1
    while position < limit {
      if bytes[position] == Byte.quote {
        let isDoubled = position + 1 < limit && bytes[position + 1] == Byte.quote
        if !isDoubled { break }
        hasDoubledQuotes = true
        position += 2
      } else if !takeLineEnd() {
        position += 1
      }
    }
    guard position < limit else {
      (position, line, lineStart) = opening
      return nil
    }
    let content = (opening.position + 1)..<position
    position += 1
    if position < limit, !Self.endsCell(bytes[position]) {
      throw error(
        "Text follows a closing quote; the cell opened on line \(opening.line). A quote within a "
          + "cell is doubled: \"6\"\" pipe\"")
    }
    return Cell(
      start: opening.position, line: opening.line, lineStart: opening.lineStart,
      content: content, hasDoubledQuotes: hasDoubledQuotes, ending: takeEnding())
  }

  // MARK: - Line ends

  @inline(__always)
  private static func endsCell(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// Steps over what ends a cell; the end of the file ends a line.
  @inline(__always)
  private mutating func takeEnding() -> Ending {
    if position < limit, bytes[position] == Byte.comma {
      position += 1
      return .comma
    }
    takeLineEnd()
    return .line
  }

  /// Steps over a line end, if the next byte begins one.
  @inline(__always) @discardableResult
  mutating func takeLineEnd() -> Bool {
    guard position < limit else { return false }
    let byte = bytes[position]
    guard byte == Byte.lineFeed || byte == Byte.carriageReturn else { return false }
    position += 1
    if byte == Byte.carriageReturn, position < limit, bytes[position] == Byte.lineFeed {
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
}
