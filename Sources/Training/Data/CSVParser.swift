/// Reads a table piece by piece, in memory that grows with the numbers kept and not with the text.
///
///     var parser = CSVParser(named: "houses.csv", selecting: CSVSelection(target: "price"))
///     while let piece = try next() { try parser.take(piece) }
///     let table = try parser.finish()
///
/// What comes of it, a data set or an error with its place, is the same wherever the pieces are cut.
/// After an error a parser is of no more use.
public struct CSVParser: Sendable {
  private let file: String
  private let selection: CSVSelection
  /// The file's length in bytes, where it is known: room is then made once for all rows. It need not
  /// be right.
  public var byteCount: Int?
  private let mostNumbers: Int
  private var scanner: CSVScanner
  private var rows: CSVRows?
  /// Bytes of the file that were found to be text.
  private var checked: Int?
  /// The file's first bytes.
  private var beginning: [UInt8] = []
  /// How many bytes to hold before reading on; at first those by which encodings are told apart.
  private var awaited = CSVEncoding.beginning

  /// A parser that awaits the first bytes of a file.
  ///
  /// - Parameters:
  ///   - file: The file's name, for messages and, without its folder, for the data set's `source`.
  ///   - selection: The columns wanted.
  ///   - byteCount: The file's length in bytes, where it is known.
  public init(named file: String, selecting selection: CSVSelection, byteCount: Int? = nil) {
    self.init(
      named: file, selecting: selection, byteCount: byteCount, mostNumbers: CSVReader.mostNumbers)
  }

  init(named file: String, selecting selection: CSVSelection, byteCount: Int?, mostNumbers: Int) {
    self.file = file
    self.selection = selection
    self.byteCount = byteCount
    self.mostNumbers = mostNumbers
    scanner = CSVScanner(named: file)
  }

  /// Reads the file's next bytes, any number of them; 64 KiB to 1 MiB at a time are quickest.
  ///
  /// - Throws: `DataError` of kind `.badData` where the table is at fault, `.badSelection` where it
  ///   lacks a column that was asked for.
  public mutating func take(_ piece: ArraySlice<UInt8>) throws(DataError) {
    scanner.append(piece)
    // A row that is not all there is read again from its beginning, but not before it has doubled:
    // so small pieces of a long row cost no more than large ones.
    if scanner.bytes.count >= awaited { try read(isLast: false) }
  }

  /// The table's selected columns as a data set, now that all bytes are there.
  ///
  /// - Throws: As `take`, and for cells that are no numbers, which are gathered until here.
  public consuming func finish() throws(DataError) -> Dataset {
    try read(isLast: true)
    guard let rows else { throw CSVHeader.emptyFile(file) }
    return try rows.dataset(missing: selection.missing)
  }

  /// Bytes of the file that are held now.
  var bytesHeld: Int { scanner.bytes.count }

  /// Reads all rows that are there. They come before a fault in the text behind them.
  private mutating func read(isLast: Bool) throws(DataError) {
    if checked == nil {
      beginning = Array(scanner.bytes.prefix(CSVEncoding.beginning))
      scanner.skip(try CSVEncoding.lengthOfMark(beginning, named: file))
    }
    let start = checked.map { $0 - scanner.offset } ?? scanner.position
    let text = CSVEncoding.check(scanner.bytes, from: start, isLast: isLast)
    checked = scanner.offset + text.end

    let isWhole = isLast && text.isSound
    try readLines(upTo: isWhole ? text.end : scanner.endOfLines(before: text.end), isLast: isWhole)
    awaited = 2 * (scanner.bytes.count - scanner.position)
    // What is left is part of a line, and if too much is left, of one that is too long.
    if text.end - scanner.position > CSVReader.longestLine {
      try readLines(upTo: text.end, isLast: false)
    }
    if !text.isSound {
      throw CSVEncoding.fault(at: text.end, in: scanner, beginning: beginning, named: file)
    }
  }

  private mutating func readLines(upTo end: Int, isLast: Bool) throws(DataError) {
    if rows == nil {
      guard
        let names = try CSVHeader.read(from: &scanner, upTo: end, isLast: isLast, named: file)
      else { return }
      let columns = try selection.columns(among: names, of: file)
      rows = CSVRows(columns: columns, file: file, mostNumbers: mostNumbers)
    }
    try rows?.read(from: &scanner, upTo: end, isLast: isLast)
    if let byteCount {
      let bytesRead = scanner.offset + scanner.position
      rows?.reserve(bytesRead: bytesRead, bytesLeft: max(0, byteCount - bytesRead))
    }
  }
}
