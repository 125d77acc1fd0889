import Training
import Wording

/// JSON lines on their way into rows: an object a line, whose members of numbers and texts are cells.
/// A member that a line lacks, or that is `null`, is an empty cell; what lies deeper is passed over.
struct JSONLines {
  enum Cell {
    /// Infinite where the log says `NaN` or `Infinity`.
    case number(Double)
    case text(String)
    case none
  }

  /// A line's cells by their names, in its order; the last of several of one name counts.
  typealias Row = [(name: String, cell: Cell)]

  private let file: String
  /// A line whose end has not come yet.
  private var rest: [UInt8] = []
  private var line = 0

  /// Lines of a file, called so in messages.
  init(named file: String) { self.file = file }

  /// Reads the file's next bytes, any number of them, and hands on the rows that they complete.
  mutating func take(
    _ piece: ArraySlice<UInt8>, _ each: (_ row: Row, _ line: Int) throws(DataError) -> Void
  ) throws(DataError) {
    var start = piece.startIndex
    while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
      rest += piece[start..<end]
      try finishLine(each)
      start = end + 1
    }
    rest += piece[start...]
    try checkLength()
  }

  private func checkLength() throws(DataError) {
    guard rest.count > CSVReader.longestLine else { return }
    throw fault("is longer than 1 MiB, the most that is read")
  }

  /// Hands on the row of a last line without an end.
  mutating func finish(
    _ each: (_ row: Row, _ line: Int) throws(DataError) -> Void
  ) throws(DataError) {
    try finishLine(each)
  }

  private mutating func finishLine(
    _ each: (_ row: Row, _ line: Int) throws(DataError) -> Void
  ) throws(DataError) {
    try checkLength()
    line += 1
    if line == 1, rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
    defer { rest.removeAll(keepingCapacity: true) }
    if rest.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return }
    try each(try row(), line)
  }

  private func row() throws(DataError) -> Row {
    var reader = JSONReader(rest)
    var row: Row = []
    var tooLarge: String?
    do throws(JSONReader.Fault) {
      guard try reader.next() == .beginObject else { throw reader.faultAtToken }
      while let token = try reader.next() {
        guard reader.place.count == 1, case .key(let name) = reader.place[0] else { continue }
        switch token {
        case .plain("null"), .plain("true"), .plain("false"): row.append((name, .none))
        case .plain(let text) where LogParser.isLost(text): row.append((name, .number(.infinity)))
        case .plain(let text):
          guard let value = JSONReader.number(text) else { throw reader.faultAtToken }
          guard value.isFinite else {
            tooLarge = text
            throw reader.faultAtToken
          }
          row.append((name, .number(value)))
        case .string(let text):
          row.append((name, LogParser.isLost(text) ? .number(.infinity) : .text(text)))
        default: continue
        }
      }
    } catch {
      let before = String(decoding: rest.prefix(error.offset), as: UTF8.self)
      let column = before.unicodeScalars.count + 1
      guard let tooLarge else { throw fault("is not a JSON object", column: column) }
      throw DataError(
        file: file, line: line, column: column,
        message:
          "\(Phrase.shown(tooLarge)) is too large for a number; the largest are near 1.8e308. "
          + "Log Infinity where a value overflows.")
    }
    return row
  }

  private func fault(_ what: String, column: Int? = nil) -> DataError {
    DataError(
      file: file, line: column == nil ? line + 1 : line, column: column,
      message:
        "This line \(what), and the file began as JSON lines. Write one object a line, such as "
        + "{\"step\": 1, \"loss\": 0.5}.")
  }
}

/// Finds out what the members of JSON lines hold; memory does not grow with the lines.
struct JSONLinesProfiler {
  private(set) var columns: [TableProfile.Column] = []
  private var places: [String: Int] = [:]
  private var lines: JSONLines
  private let file: String

  /// More members than these are refused, as more columns of a table are.
  private static let mostColumns = 4_096

  init(named file: String) {
    self.file = file
    lines = JSONLines(named: file)
  }

  mutating func take(_ piece: ArraySlice<UInt8>) throws(DataError) {
    var lines = lines
    try lines.take(piece) { row, line throws(DataError) in try note(row, line) }
    self.lines = lines
  }

  mutating func finish() throws(DataError) {
    var lines = lines
    try lines.finish { row, line throws(DataError) in try note(row, line) }
    self.lines = lines
  }

  private mutating func note(_ row: JSONLines.Row, _ line: Int) throws(DataError) {
    // A member whose name can't be seen can't be asked for either.
    for (name, cell) in row where Likeness.isVisible(name) {
      let place = places[name] ?? columns.count
      if place == columns.count {
        guard place < Self.mostColumns else {
          throw DataError(
            file: file, line: line,
            message:
              "With this line there are more than 4,096 different members, the most that are "
              + "read. Log fewer.")
        }
        try DataError.checkName(name, of: "name of a member", file: file, line: line)
        places[name] = place
        columns.append(TableProfile.Column(name: name))
      }
      switch cell {
      case .number(let value) where value.isFinite: columns[place].numbers += 1
      case .number: note("nan", at: place)
      case .text(let text): note(text, at: place)
      case .none: columns[place].missing += 1
      }
    }
  }

  private mutating func note(_ text: String, at place: Int) {
    columns[place].texts += 1
    if columns[place].firstText == nil { columns[place].firstText = Phrase.shown(text) }
  }
}

/// Reads chosen members of JSON lines into runs, as `LogParser` reads columns.
struct JSONLinesParser {
  private var kept: LoggedRuns
  private var lines: JSONLines
  private let file: String
  private let wanted: [String]
  private let group: String?

  init(named file: String, columns: [String], group: String?) {
    self.file = file
    self.group = group
    wanted = columns
    kept = LoggedRuns(columnCount: columns.count, file: file)
    lines = JSONLines(named: file)
  }

  mutating func take(_ piece: ArraySlice<UInt8>) throws(DataError) {
    var lines = lines
    try lines.take(piece) { row, line throws(DataError) in try add(row, line) }
    self.lines = lines
  }

  consuming func finish() throws(DataError) -> [LoggedRun] {
    var lines = lines
    try lines.finish { row, line throws(DataError) in try add(row, line) }
    return kept.runs
  }

  private mutating func add(_ row: JSONLines.Row, _ line: Int) throws(DataError) {
    let group = group.flatMap { name in row.last { $0.name == name } }.map { Self.text($0.cell) }
    var numbers: [Double] = []
    for name in wanted {
      switch row.last(where: { $0.name == name })?.cell ?? .none {
      case .number(let value): numbers.append(value)
      case .none: numbers.append(.nan)
      case .text(let text):
        throw DataError(
          file: file, line: line,
          message: "\(Phrase.quoted(text)) under \(Phrase.quoted(name)) is no number. "
            + "Leave the member out where nothing was measured, or choose others with --y.")
      }
    }
    try kept.add(numbers, group: group ?? "", line: line)
  }

  private static func text(_ cell: JSONLines.Cell) -> String {
    switch cell {
    case .number(let value): NumberText.shortest(value)
    case .text(let text): text
    case .none: ""
    }
  }
}
