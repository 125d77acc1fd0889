import Wording

/// The runs of a log as its rows come in: each text in the grouping column has one.
public struct LoggedRuns: Sendable {
  /// The most runs of a log.
  public static let mostRuns = 1_000
  /// The most numbers that are kept of a log: 4 GiB.
  public static let mostNumbers = 1 << 29

  /// In the order of their first rows.
  public private(set) var runs: [LoggedRun] = []
  private var places: [String: Int] = [:]
  private let file: String
  private let mostNumbers: Int
  private var rowCount = 0
  private let columnCount: Int

  /// No runs yet, of so many columns.
  public init(columnCount: Int, file: String) {
    self.init(columnCount: columnCount, file: file, mostNumbers: Self.mostNumbers)
  }

  init(columnCount: Int, file: String, mostNumbers: Int) {
    self.columnCount = columnCount
    self.file = file
    self.mostNumbers = mostNumbers
  }

  /// Adds a row of as many numbers as there are columns.
  ///
  /// - Throws: `DataError` where there are more runs or numbers than are kept.
  public mutating func add(
    _ row: [Double], group: String, line: Int
  ) throws(DataError) {
    rowCount += 1
    guard rowCount * columnCount <= mostNumbers else { throw tooManyNumbers(line) }
    let place = try place(of: group, line)
    for (column, value) in row.enumerated() { runs[place].columns[column].append(value) }
  }

  private mutating func place(of group: String, _ line: Int) throws(DataError) -> Int {
    if let last = runs.last, last.group == group { return runs.count - 1 }
    if let known = places[group] { return known }
    guard runs.count < Self.mostRuns else {
      throw DataError(
        file: file, line: line,
        message: "With this line there are more than \(NumberText.count(Self.mostRuns)) runs, the "
          + "most that are told apart. Choose a column of fewer texts with --group.")
    }
    // Rows without a text are a run too, which its reader names.
    if !group.isEmpty {
      try DataError.checkName(group, of: "name of a run", file: file, line: line)
    }
    places[group] = runs.count
    runs.append(
      LoggedRun(group: group, columns: Array(repeating: [], count: columnCount)))
    return runs.count - 1
  }

  private func tooManyNumbers(_ line: Int) -> DataError {
    DataError(
      file: file, line: line,
      message: "With this line there are more than \(NumberText.count(mostNumbers)) numbers, "
        + "the most that are kept. Choose fewer columns with --y.")
  }
}
