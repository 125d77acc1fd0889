import Wording

/// What takes a table's rows.
protocol CSVRowTaker: Sendable {
  /// The table's file, for messages.
  var file: String { get }
  /// Cells that a row must have, as the header has.
  var columnCount: Int { get }

  /// Reads one row and keeps nothing of it yet: how many cells it has, or `nil` if it is not all there.
  mutating func readRow(from scanner: inout CSVScanner) throws(DataError) -> Int?

  /// Keeps the row just read, which has as many cells as it must.
  mutating func keepRow(in scanner: CSVScanner) throws(DataError)

  /// Hears how much of the file has been read, where its length is known.
  mutating func reserve(bytesRead: Int, bytesLeft: Int)
}

extension CSVRowTaker {
  mutating func reserve(bytesRead: Int, bytesLeft: Int) {}

  /// Reads rows, except for one that is not all there: the scanner then stands at its beginning.
  ///
  /// - Parameters:
  ///   - end: Where the lines end that are there.
  ///   - isLast: Whether no more will come.
  ///   - emptyLine: The first of the empty lines that came last; at the end of a file they are none
  ///     of its rows.
  mutating func read(
    from scanner: inout CSVScanner, upTo end: Int, isLast: Bool, emptyLine: inout Int?
  ) throws(DataError) {
    while scanner.position < end {
      scanner.beginRow(upTo: end)
      if scanner.takeLineEnd() {
        if emptyLine == nil { emptyLine = scanner.rowLine }
        continue
      }
      if let emptyLine { throw raggedRow(line: emptyLine, cells: 0) }
      guard let cells = try readRow(from: &scanner) else {
        return try scanner.awaitClosingQuote(isLast: isLast)
      }
      try scanner.checkRowLength()
      guard cells == columnCount else { throw raggedRow(line: scanner.rowLine, cells: cells) }
      try keepRow(in: scanner)
    }
  }

  /// A row with another number of cells than the header has.
  private func raggedRow(line: Int, cells: Int) -> DataError {
    let count = columnCount
    let message: String
    if cells == 0 {
      message = "This line is empty between rows. Take it out."
    } else if cells < count {
      message = "Fill it up: an empty cell still needs its comma."
    } else {
      message = "Put a cell that holds a comma in quotes, or take out what is too much."
    }
    return DataError(
      file: file, line: line,
      message: "Expected \(Phrase.count(count, "cell")), as the header has, and found "
        + "\(cells == 0 ? "none" : NumberText.count(cells)). \(message)")
  }
}
