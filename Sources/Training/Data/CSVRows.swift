import Wording

/// A table's rows on their way into a data set.
struct CSVRows {
  private let columns: SelectedColumns
  private let file: String
  /// Where each column's cells go; -1 for a column left out.
  private let slots: [Int]

  private var values: [Double] = []
  private var targets: [Double] = []
  private var faults: CSVCellFaults
  /// Rows read, those with missing cells included.
  private var rowCount = 0

  init(columns: SelectedColumns, file: String) {
    self.columns = columns
    self.file = file
    slots = columns.slots.map { $0 ?? -1 }
    faults = CSVCellFaults(columns: columns, file: file)
  }

  /// Reads all rows.
  ///
  /// Cells that are no numbers are gathered, so that one message can tell of all; a fault in the
  /// table's structure ends the reading, since what comes after it cannot be trusted.
  mutating func read(from scanner: inout CSVScanner) throws(DataError) {
    let featureCount = columns.columns.count
    var row = [Double](repeating: 0, count: featureCount + 1)
    while !scanner.isAtEnd {
      let (start, line) = (scanner.position, scanner.line)
      let first = scanner.bytes[start]
      let isBlank = first == Byte.lineFeed || first == Byte.carriageReturn
      if isBlank, scanner.isAtTrailingLineEnds { break }

      let isComplete = try readRow(from: &scanner, into: &row, line: line, isBlank: isBlank)
      try CSVReader.checkLength(from: start, line: line, in: scanner, named: file)
      rowCount += 1
      guard isComplete else { continue }
      if targets.isEmpty { reserve(rows: 1 + scanner.bytes.count / (scanner.position - start)) }
      for slot in 0..<featureCount {
        var power = row[slot]
        values.append(power)
        for _ in 1..<max(1, columns.powers) {
          power *= row[slot]
          values.append(power)
        }
      }
      targets.append(row[featureCount])
    }
  }

  /// Reads one row; the answer is whether all its selected cells hold numbers.
  @inline(__always)
  private mutating func readRow(
    from scanner: inout CSVScanner, into row: inout [Double], line: Int, isBlank: Bool
  ) throws(DataError) -> Bool {
    var isComplete = true
    var column = 0
    var ending: CSVScanner.Ending
    repeat {
      let slot = column < slots.count ? slots[column] : -1
      if slot < 0 {
        ending = try scanner.cell().ending
      } else if let number = scanner.number() {
        row[slot] = number.value
        ending = number.ending
      } else {
        let cell = try scanner.cell()
        ending = cell.ending
        if let value = NumberGrammar.value(of: scanner.bytes, in: cell.content) {
          row[slot] = value
        } else {
          faults.note(cell, slot: slot, in: scanner)
          isComplete = false
        }
      }
      column += 1
    } while ending == .comma
    if column != slots.count { throw raggedRow(line: line, cells: column, isBlank: isBlank) }
    return isComplete
  }

  /// The rows as a data set, if every selected cell holds a number or may be missing.
  func dataset(missing: MissingPolicy) throws(DataError) -> Dataset {
    if rowCount == 0 {
      throw DataError(
        file: file, message: "There are no data rows, only column names. Add a line for each row.")
    }
    try faults.check(missing: missing, rowCount: rowCount)
    let dropped = rowCount - targets.count
    if targets.isEmpty {
      throw DataError(
        file: file,
        message:
          "There are no data rows left: each of the \(NumberText.count(rowCount)) has a missing "
          + "cell. Name fewer features, those that have values.")
    }
    let name = file.split(separator: "/").last.map { String($0) } ?? file
    var notes: [String] = []
    if dropped > 0 {
      notes.append(
        "\(NumberText.count(dropped)) of \(Phrase.count(rowCount, "row")) "
          + "\(dropped == 1 ? "was" : "were") left out because a cell was missing.")
    }
    notes += ColumnNotes.sentences(
      features: columns.features, target: columns.target, values: values, targets: targets)
    return Dataset(
      features: columns.features, target: columns.target, values: values, targets: targets,
      source: "\(Phrase.count(targets.count, "row")) of \(name)", notes: notes)
  }

  private mutating func reserve(rows: Int) {
    values.reserveCapacity(rows * columns.features.count)
    targets.reserveCapacity(rows)
  }

  private func raggedRow(line: Int, cells: Int, isBlank: Bool) -> DataError {
    let message: String
    if isBlank {
      message = "This line is empty between rows. Take it out."
    } else if cells < slots.count {
      message = "Fill it up: an empty cell still needs its comma."
    } else {
      message = "Put a cell that holds a comma in quotes, or take out what is too much."
    }
    return DataError(
      file: file, line: line,
      message: "Expected \(Phrase.count(slots.count, "cell")), as the header has, and found "
        + "\(isBlank ? "none" : NumberText.count(cells)). \(message)")
  }
}
