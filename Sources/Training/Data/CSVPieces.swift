/// A file's bytes on their way to rows: found to be text, cut at line ends, the header read.
struct CSVPieces<Rows: CSVRowTaker>: Sendable {
  /// The file's length in bytes, where it is known.
  var byteCount: Int?
  private var rows: Rows?
  private let begin: @Sendable ([String]) throws(DataError) -> Rows
  private let file: String
  private var scanner: CSVScanner
  /// The first of the empty lines that came last.
  private var emptyLine: Int?
  /// Bytes of the file that were found to be text.
  private var checked: Int?
  /// The file's first bytes.
  private var beginning: [UInt8] = []
  /// How many bytes to hold before reading on; at first those by which encodings are told apart.
  private var awaited = CSVEncoding.beginning

  /// - Parameter begin: makes what takes the rows of a table whose columns have these names.
  init(
    named file: String, byteCount: Int? = nil,
    begin: @escaping @Sendable ([String]) throws(DataError) -> Rows
  ) {
    self.file = file
    self.byteCount = byteCount
    self.begin = begin
    scanner = CSVScanner(named: file)
  }

  /// Bytes of the file that are held now.
  var bytesHeld: Int { scanner.bytes.count }

  /// Reads the file's next bytes.
  mutating func take(_ piece: ArraySlice<UInt8>) throws(DataError) {
    scanner.append(piece)
    // A row that is not all there is read again from its beginning, but not before it has doubled:
    // so small pieces of a long row cost no more than large ones.
    if scanner.bytes.count >= awaited { try read(isLast: false) }
  }

  /// The rows, now that all bytes are there.
  consuming func finish() throws(DataError) -> Rows {
    try read(isLast: true)
    guard let rows else { throw CSVHeader.emptyFile(file) }
    return rows
  }

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
      rows = try begin(names)
    }
    try rows?.read(from: &scanner, upTo: end, isLast: isLast, emptyLine: &emptyLine)
    if let byteCount {
      let bytesRead = scanner.offset + scanner.position
      rows?.reserve(bytesRead: bytesRead, bytesLeft: max(0, byteCount - bytesRead))
    }
  }
}
