import Wording

/// A table's rows on their way into a data set.
///
/// Cells that are no numbers are gathered, so that one message can tell of all; a fault in the table's
/// structure ends the reading, since what comes after it cannot be trusted.
struct CSVRows: CSVRowTaker {
  private let columns: SelectedColumns
  let file: String
  /// Where each column's cells go; -1 for a column left out, -2 and less for one of texts, whose place
  /// is -2 less that.
  private let slots: [Int]
  private var oneHot: OneHot

  private var values: [Double] = []
  private var targets: [Double] = []
  private var faults: CSVCellFaults
  /// The first power that is too large for a double.
  private var overflow: DataError?
  /// Rows read, those with missing cells included.
  private var rowCount = 0
  /// The numbers of the row that is being read: features, then the target.
  private var row: [Double]
  /// The cells of the row that is being read that are none.
  private var unreadable: [(cell: CSVScanner.Cell, slot: Int)] = []
  private let mostRows: Int

  init(columns: SelectedColumns, file: String, mostNumbers: Int) {
    self.columns = columns
    self.file = file
    let oneHot = OneHot(columns: columns, file: file)
    slots = columns.slots.map { slot in
      slot.map { oneHot.contains(slot: $0) ? -2 - $0 : $0 } ?? -1
    }
    self.oneHot = oneHot
    row = Array(repeating: 0, count: columns.columns.count + 1)
    mostRows = mostNumbers / (columns.features.count + 1)
    faults = CSVCellFaults(columns: columns, file: file)
  }

  var columnCount: Int { slots.count }

  @inline(__always)
  mutating func readRow(from scanner: inout CSVScanner) throws(DataError) -> Int? {
    unreadable.removeAll(keepingCapacity: true)
    var column = 0
    var ending: CSVScanner.Ending
    repeat {
      let slot = column < slots.count ? slots[column] : -1
      if slot >= 0, let number = scanner.number() {
        row[slot] = number.value
        ending = number.ending
      } else {
        guard let cell = try scanner.cell() else { return nil }
        ending = cell.ending
        if slot >= 0 {
          if let value = NumberGrammar.value(of: scanner.bytes, in: cell.content) {
            row[slot] = value
          } else {
            unreadable.append((cell, slot))
          }
        } else if slot <= -2 {
          try readText(cell, slot: -2 - slot, in: scanner)
        }
      }
      column += 1
    } while ending == .comma
    return column
  }

  /// Reads a cell of a categorical column.
  private mutating func readText(
    _ cell: CSVScanner.Cell, slot: Int, in scanner: CSVScanner
  ) throws(DataError) {
    let text = CSVHeader.name(of: cell, in: scanner)
    if text.isEmpty {
      unreadable.append((cell, slot))
    } else {
      row[slot] = try oneHot.code(of: text, slot: slot, line: scanner.rowLine)
    }
  }

  /// Adds the row just read to those kept, each feature followed by its powers.
  @inline(__always)
  mutating func keepRow(in scanner: CSVScanner) throws(DataError) {
    rowCount += 1
    guard unreadable.isEmpty else {
      for (cell, slot) in unreadable { faults.note(cell, slot: slot, in: scanner) }
      return
    }
    guard targets.count < mostRows else { throw tooManyNumbers(line: scanner.rowLine) }
    let target = row.count - 1
    for slot in 0..<target {
      values.append(row[slot])
      if columns.powers > 1, !oneHot.contains(slot: slot) { keepPowers(ofSlot: slot, in: scanner) }
    }
    targets.append(row[target])
  }

  private mutating func keepPowers(ofSlot slot: Int, in scanner: CSVScanner) {
    var power = row[slot]
    for exponent in 2...columns.powers {
      power *= row[slot]
      values.append(power)
      if power.isInfinite, overflow == nil {
        overflow = tooLarge(slot: slot, exponent: exponent, in: scanner)
      }
    }
  }

  /// Makes room for the rows still to come, so that none that are kept need be moved.
  ///
  /// - Parameters:
  ///   - bytesRead: Bytes of the file so far.
  ///   - bytesLeft: Bytes still to come.
  mutating func reserve(bytesRead: Int, bytesLeft: Int) {
    let perByte = Double(targets.count) / Double(max(1, bytesRead))
    // What the next piece will bring at most, if it is like those before.
    guard targets.capacity - targets.count < Int(perByte * Double(min(bytesLeft, bytesRead))) else {
      return
    }
    // A sixteenth more than expected: memory that is never touched costs nothing.
    let rows = targets.count + Int(perByte * Double(bytesLeft) * 1.0625) + 16
    values.reserveCapacity(min(rows, mostRows) * columns.features.count)
    targets.reserveCapacity(min(rows, mostRows))
  }

  /// The rows as a data set, if every selected cell holds a number or may be missing.
  func dataset(missing: MissingPolicy) throws(DataError) -> Dataset {
    if rowCount == 0 {
      throw DataError(
        file: file, message: "There are no data rows, only column names. Add a line for each row.")
    }
    try faults.check(missing: missing, rowCount: rowCount)
    if let overflow { throw overflow }
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
    var (features, values) = (columns.features, values)
    if !oneHot.isEmpty {
      let apart = try oneHot.takenApart(values)
      (features, values) = (apart.features, apart.values)
      notes += apart.notes
    }
    notes += ColumnNotes.sentences(
      features: features, target: columns.target, values: values, targets: targets)
    return Dataset(
      features: features, target: columns.target, values: values, targets: targets,
      source: "\(Phrase.count(targets.count, "row")) of \(name)", notes: notes)
  }

  private func tooLarge(slot: Int, exponent: Int, in scanner: CSVScanner) -> DataError {
    let column = slots.firstIndex(of: slot) ?? 0
    return DataError(
      file: file, line: scanner.rowLine, column: scanner.column(ofCell: column),
      message: "The power \(exponent) of \(row[slot]) in the column "
        + "\(Phrase.quoted(columns.columns[slot])) is too large for a number. Take lower powers, or "
        + "give the column in a larger unit.")
  }

  private func tooManyNumbers(line: Int) -> DataError {
    DataError(
      file: file, line: line,
      message: "With this line there are more than \(NumberText.count(mostRows)) rows of "
        + "\(NumberText.count(columns.features.count + 1)) numbers, the most that are kept. Name "
        + "fewer features, or take a part of the rows.")
  }
}
