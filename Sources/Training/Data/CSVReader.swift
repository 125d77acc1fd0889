/// Reads tables of numbers: UTF-8 text by RFC 4180, the columns' names in the first line.
///
/// A byte order mark, any kind of line end, a missing last line end and empty lines at the end are
/// accepted. Whatever else departs from a full table of numbers is refused with its place.
public enum CSVReader {
  /// Bytes in the longest line that is read.
  public static let longestLine = 1 << 20
  /// Columns in the widest table that is read.
  public static let mostColumns = 4096

  /// The table's selected columns as a data set.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The file's name, for messages and, without its folder, for the data set's `source`.
  ///   - selection: The columns wanted.
  /// - Throws: `DataError` of kind `.badData` where the table is at fault (including a selected
  ///   column of text), `.badSelection` where it lacks a column that was asked for.
  public static func dataset(
    from bytes: [UInt8], named file: String, selecting selection: CSVSelection
  ) throws(DataError) -> Dataset {
    let start = try CSVEncoding.check(bytes, named: file)
    var scanner = CSVScanner(bytes: bytes, from: start, named: file)
    let names = try CSVHeader.read(from: &scanner, named: file)
    let columns = try selection.columns(among: names, of: file)
    var rows = CSVRows(columns: columns, file: file)
    try rows.read(from: &scanner)
    return try rows.dataset(missing: selection.missing)
  }

  /// The columns' names, unique and none empty.
  ///
  /// - Throws: `DataError` of kind `.badData` where the header, or the whole file's encoding, is at
  ///   fault.
  public static func header(
    of bytes: [UInt8], named file: String
  ) throws(DataError) -> [String] {
    let start = try CSVEncoding.check(bytes, named: file)
    var scanner = CSVScanner(bytes: bytes, from: start, named: file)
    return try CSVHeader.read(from: &scanner, named: file)
  }

  /// Checks the length of a row that began at `start` on `line` and that the scanner has passed.
  @inline(__always)
  static func checkLength(
    from start: Int, line: Int, in scanner: CSVScanner, named file: String
  ) throws(DataError) {
    guard scanner.position - start > longestLine else { return }
    throw DataError(
      file: file, line: line,
      message: "This line is longer than 1 MiB, the most that is read. A table of numbers has "
        + "shorter ones: is it the right file, and does it have line ends?")
  }
}
