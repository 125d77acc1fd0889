import Wording

/// What a table's columns hold, found out before any of them is chosen.
public struct TableProfile: Sendable, Equatable {
  /// One column.
  public struct Column: Sendable, Equatable {
    /// Its name in the header.
    public var name: String
    /// Cells that are numbers.
    public var numbers = 0
    /// Cells that are empty.
    public var missing = 0
    /// All other cells.
    public var texts = 0
    /// The first cell that is neither a number nor empty, as much of it as a message shows.
    public var firstText: String?
    /// The different contents of cells that are not empty, in the order of their first appearance, as
    /// long as there are no more than `mostKinds`; then no more are added. Of each the first
    /// `longestName` bytes.
    public var kinds: [String] = []
    /// Whether its numbers count the rows by one, from 0 or 1, without a gap.
    public var countsRows = true
    /// Whether all its numbers are equal.
    public var isConstant = true

    /// A text that names something, a run or a category, has at most so many bytes.
    public static let longestName = 1_024
    /// So many different contents are told apart.
    public static let mostKinds = 50

    /// A column without cells yet.
    public init(name: String) { self.name = name }

    /// Whether it has more than `mostKinds` different contents.
    public var hasManyKinds: Bool { kinds.count > Self.mostKinds }

    /// Whether it holds words: most of its cells are none, and the first that is none does not look
    /// as if it was meant for a number.
    public var isText: Bool {
      guard let firstText else { return false }
      return 2 * texts > numbers + texts && !NumberGrammar.resembles(firstText)
    }
  }

  /// The columns in the order of the file.
  public var columns: [Column]
  /// Rows below the header.
  public var rowCount: Int

  /// The column of this name.
  ///
  /// - Throws: `DataError` of kind `.badSelection`, which names the nearest, if there is none.
  public func column(_ name: String, of file: String) throws(DataError) -> Column {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw DataError.noColumn(name, among: columns.map(\.name), of: file)
    }
    return column
  }

  /// A profile of these columns.
  public init(columns: [Column], rowCount: Int) {
    self.columns = columns
    self.rowCount = rowCount
  }
}

extension NumberGrammar {
  /// Whether text that is no number was probably meant for one.
  static func resembles(_ text: String) -> Bool {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return start.first.map { $0.isNumber || "+-.−".contains($0) } ?? false
      || ["nan", "inf", "infinity"].contains(start.lowercased())
  }
}

/// Finds out piece by piece what a table's columns hold; memory does not grow with the rows.
public struct TableProfiler: Sendable {
  private var pieces: CSVPieces<ProfileRows>

  /// A profiler that awaits the first bytes of a file.
  ///
  /// - Parameter file: The file's name, for messages.
  public init(named file: String) {
    pieces = CSVPieces(named: file) { names in ProfileRows(names, file: file) }
  }

  /// Reads the file's next bytes, any number of them.
  ///
  /// - Throws: `DataError` of kind `.badData` where the table's structure is at fault.
  public mutating func take(_ piece: ArraySlice<UInt8>) throws(DataError) {
    try pieces.take(piece)
  }

  /// What the columns hold, now that all bytes are there.
  public consuming func finish() throws(DataError) -> TableProfile {
    try pieces.finish().profile
  }
}

/// A table's rows, looked at and not kept.
private struct ProfileRows: CSVRowTaker {
  private(set) var profile: TableProfile
  let file: String
  /// The first number of each column, and the one that came last.
  private var first: [Double?]
  private var last: [Double?]
  private var known: [Set<[UInt8]>]
  /// The cells of the row that is being read.
  private var cells: [CSVScanner.Cell] = []

  init(_ names: [String], file: String) {
    profile = TableProfile(
      columns: names.map { TableProfile.Column(name: $0) }, rowCount: 0)
    self.file = file
    first = Array(repeating: nil, count: names.count)
    last = first
    known = Array(repeating: [], count: names.count)
  }

  var columnCount: Int { profile.columns.count }

  mutating func readRow(from scanner: inout CSVScanner) throws(DataError) -> Int? {
    cells.removeAll(keepingCapacity: true)
    repeat {
      guard let cell = try scanner.cell() else { return nil }
      cells.append(cell)
    } while cells.last?.ending == .comma
    return cells.count
  }

  mutating func keepRow(in scanner: CSVScanner) {
    for (column, cell) in cells.enumerated() { note(cell, column, in: scanner) }
    profile.rowCount += 1
  }

  private mutating func note(_ cell: CSVScanner.Cell, _ column: Int, in scanner: CSVScanner) {
    let number = NumberGrammar.value(of: scanner.bytes, in: cell.content)
    if let number {
      profile.columns[column].numbers += 1
      if let first = first[column] {
        if number != first { profile.columns[column].isConstant = false }
        if number != (last[column] ?? number) + 1 { profile.columns[column].countsRows = false }
      } else {
        first[column] = number
        if number != 0, number != 1 { profile.columns[column].countsRows = false }
      }
      last[column] = number
    } else if scanner.bytes[cell.content].allSatisfy({ $0 == Byte.space || $0 == Byte.tab }) {
      profile.columns[column].missing += 1
      profile.columns[column].countsRows = false
      return
    } else {
      profile.columns[column].texts += 1
      profile.columns[column].countsRows = false
      if profile.columns[column].firstText == nil {
        profile.columns[column].firstText = Phrase.shown(scanner.text(of: cell))
      }
    }
    guard known[column].count <= TableProfile.Column.mostKinds else { return }
    let content = scanner.bytes[cell.content].prefix(TableProfile.Column.longestName)
    if known[column].insert(Array(content)).inserted {
      let text = scanner.text(of: cell)
      profile.columns[column].kinds.append(
        content.count == cell.content.count ? text : Phrase.shown(text))
    }
  }
}
