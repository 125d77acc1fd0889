/// Reads tables of numbers: UTF-8 text by RFC 4180, the columns' names in the first line.
///
/// A byte order mark, any kind of line end, a missing last line end and empty lines at the end are
/// accepted. Whatever else departs from a full table of numbers is refused with its place. A file
/// that should not be held in memory is read piece by piece with `CSVParser`.
public enum CSVReader {
  /// Bytes in the longest line that is read; a row with line ends in quotes counts as one line.
  public static let longestLine = 1 << 20
  /// Columns in the widest table that is read.
  public static let mostColumns = 4096
  /// The most numbers that are kept of a table: 4 GiB.
  public static let mostNumbers = 1 << 29

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
    try dataset(from: bytes, named: file, selecting: selection, piece: 1 << 18)
  }

  /// The same in pieces of so many bytes, which make no difference.
  static func dataset(
    from bytes: [UInt8], named file: String, selecting selection: CSVSelection, piece: Int
  ) throws(DataError) -> Dataset {
    var parser = CSVParser(named: file, selecting: selection, byteCount: bytes.count)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try parser.take(bytes[start..<min(start + piece, bytes.count)])
    }
    return try parser.finish()
  }

  /// The cells of a single line, quoted as in a table, whatever they hold: a list that was typed.
  ///
  /// - Parameter name: what messages call the line.
  /// - Throws: `DataError` where its quotes are at fault or another line follows.
  public static func cells(of line: String, named name: String) throws(DataError) -> [String] {
    let bytes = Array(line.utf8)
    var scanner = CSVScanner(named: name)
    scanner.append(bytes[...])
    scanner.beginRow(upTo: bytes.count)
    let cells = try CSVHeader.cells(from: &scanner, isLast: true) ?? []
    guard scanner.position == bytes.count else {
      throw DataError(file: name, line: 2, message: "A second line follows. Write one line.")
    }
    return cells
  }

  /// The columns' names, unique and none empty.
  ///
  /// - Throws: `DataError` of kind `.badData` where the header, or the whole file's encoding, is at
  ///   fault.
  public static func header(
    of bytes: [UInt8], named file: String
  ) throws(DataError) -> [String] {
    var scanner = CSVScanner(named: file)
    scanner.append(bytes[...])
    scanner.skip(try CSVEncoding.lengthOfMark(bytes, named: file))
    let text = CSVEncoding.check(bytes, from: scanner.position, isLast: true)
    guard text.isSound else {
      let beginning = Array(bytes.prefix(CSVEncoding.beginning))
      throw CSVEncoding.fault(at: text.end, in: scanner, beginning: beginning, named: file)
    }
    guard
      let names = try CSVHeader.read(from: &scanner, upTo: text.end, isLast: true, named: file)
    else { throw CSVHeader.emptyFile(file) }
    return names
  }
}
