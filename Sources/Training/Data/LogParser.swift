import Wording

/// The chosen columns of one run of a log.
public struct LoggedRun: Sendable, Equatable {
  /// What the grouping column holds in its rows; empty without one.
  public var group: String
  /// A number for each row, a list for each column asked for: NaN for an empty cell, ∞ where the log
  /// says `nan` or `inf`: what was measured there was no number.
  public var columns: [[Double]]

  /// A run of these columns.
  public init(group: String, columns: [[Double]]) {
    self.group = group
    self.columns = columns
  }
}

/// Reads chosen columns of a log piece by piece, a list of numbers each. Unlike a table for training a
/// log may have empty cells, and numbers that were none.
public struct LogParser: Sendable {
  private var pieces: CSVPieces<LogRows>

  /// A parser that awaits the first bytes of a file.
  ///
  /// - Parameters:
  ///   - file: The file's name, for messages.
  ///   - columns: The columns of numbers wanted.
  ///   - group: The column whose different texts make a run each.
  public init(named file: String, columns: [String], group: String? = nil) {
    pieces = CSVPieces(named: file) { names throws(DataError) in
      try LogRows(names, wanted: columns, group: group, file: file)
    }
  }

  /// Reads the file's next bytes, any number of them.
  ///
  /// - Throws: `DataError` where the log is at fault or lacks a column.
  public mutating func take(_ piece: ArraySlice<UInt8>) throws(DataError) {
    try pieces.take(piece)
  }

  /// The runs in the order of their first rows, now that all bytes are there.
  public consuming func finish() throws(DataError) -> [LoggedRun] { try pieces.finish().runs }

  /// Whether text is how programs write that there is no number: `nan`, `inf`, `-Infinity`.
  public static func isLost(_ text: String) -> Bool {
    let word = text.lowercased().drop { $0 == "-" || $0 == "+" }
    return ["nan", "inf", "infinity"].contains(word)
  }
}

/// A log's rows on their way into runs.
private struct LogRows: CSVRowTaker {
  private var kept: LoggedRuns
  let file: String
  private let names: [String]
  /// For each column of the file the place of its numbers, -1 for one left out.
  private let slots: [Int]
  private let groupColumn: Int?
  /// The numbers of the row that is being read, and the text of its grouping cell.
  private var row: [Double]
  private var group = ""

  init(_ names: [String], wanted: [String], group: String?, file: String) throws(DataError) {
    self.names = names
    self.file = file
    for name in wanted + (group.map { [$0] } ?? []) where !names.contains(name) {
      throw DataError.noColumn(name, among: names, of: file)
    }
    slots = names.map { wanted.firstIndex(of: $0) ?? -1 }
    groupColumn = group.flatMap { names.firstIndex(of: $0) }
    row = Array(repeating: .nan, count: wanted.count)
    kept = LoggedRuns(columnCount: wanted.count, file: file)
  }

  var runs: [LoggedRun] { kept.runs }
  var columnCount: Int { names.count }

  mutating func readRow(from scanner: inout CSVScanner) throws(DataError) -> Int? {
    var column = 0
    var ending: CSVScanner.Ending
    repeat {
      let slot = column < slots.count ? slots[column] : -1
      if slot >= 0, column != groupColumn, let number = scanner.number() {
        row[slot] = number.value
        ending = number.ending
      } else {
        guard let cell = try scanner.cell() else { return nil }
        if slot >= 0 { row[slot] = try number(in: cell, of: scanner, column) }
        if column == groupColumn { group = CSVHeader.name(of: cell, in: scanner) }
        ending = cell.ending
      }
      column += 1
    } while ending == .comma
    return column
  }

  mutating func keepRow(in scanner: CSVScanner) throws(DataError) {
    try kept.add(row, group: group, line: scanner.rowLine)
  }

  private func number(
    in cell: CSVScanner.Cell, of scanner: CSVScanner, _ column: Int
  ) throws(DataError) -> Double {
    if let value = NumberGrammar.value(of: scanner.bytes, in: cell.content) { return value }
    let text = CSVHeader.name(of: cell, in: scanner)
    if text.isEmpty { return .nan }
    if LogParser.isLost(text) { return .infinity }
    throw DataError(
      file: file, line: cell.line, column: scanner.column(of: cell),
      message: "\(Phrase.quoted(text)) in the column \(Phrase.quoted(names[column])) is no number. "
        + "Leave the cell empty where nothing was measured, or choose other columns with --y.")
  }
}
