/// What stands in a cell, and where it and faults are said to be: lines and characters count from 1,
/// characters in Unicode scalars.
extension CSVScanner {
  /// The cell's text, doubled quotes made single.
  func text(of cell: Cell) -> String {
    var isSecondOfTwo = false
    let content = bytes[cell.content].filter { byte in
      isSecondOfTwo = byte == Byte.quote && cell.hasDoubledQuotes && !isSecondOfTwo
      return !isSecondOfTwo
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// The character at which the cell begins in its line.
  func column(of cell: Cell) -> Int { column(of: cell.start, from: cell.lineStart) }

  /// The character at which a cell of the row that has just been read begins in its line.
  func column(ofCell index: Int) -> Int {
    var again = self
    again.returnToRowStart()
    for _ in 0..<index { _ = try? again.cell() }
    return again.column(of: again.position, from: again.lineStart)
  }

  /// The line and the character of a place further on.
  func lineAndColumn(of place: Int) -> (line: Int, column: Int) {
    var (line, lineStart) = (line, lineStart)
    for next in position..<place {
      let isLineEnd =
        bytes[next] == Byte.lineFeed
        || (bytes[next] == Byte.carriageReturn && bytes[next + 1] != Byte.lineFeed)
      if isLineEnd { (line, lineStart) = (line + 1, next + 1) }
    }
    return (line, column(of: place, from: lineStart))
  }

  /// The character of a place in the line that starts at `lineStart`.
  func column(of place: Int, from lineStart: Int) -> Int {
    1 + bytes[lineStart..<place].count { $0 & 0xc0 != 0x80 }
  }
}
