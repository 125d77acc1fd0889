/// Reads a table piece by piece, in memory that grows with the numbers kept and not with the text.
///
///     var parser = CSVParser(named: "houses.csv", selecting: CSVSelection(target: "price"))
///     while let piece = try next() { try parser.take(piece) }
///     let table = try parser.finish()
///
/// What comes of it, a data set or an error with its place, is the same wherever the pieces are cut.
/// After an error a parser is of no more use.
public struct CSVParser: Sendable {
  private let selection: CSVSelection
  private var pieces: CSVPieces<CSVRows>

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
    self.selection = selection
    pieces = CSVPieces(named: file, byteCount: byteCount) { names throws(DataError) in
      CSVRows(
        columns: try selection.columns(among: names, of: file), file: file,
        mostNumbers: mostNumbers)
    }
  }

  /// The file's length in bytes, where it is known: room is then made once for all rows. It need not
  /// be right.
  public var byteCount: Int? {
    get { pieces.byteCount }
    set { pieces.byteCount = newValue }
  }

  /// Reads the file's next bytes, any number of them; 64 KiB to 1 MiB at a time are quickest.
  ///
  /// - Throws: `DataError` of kind `.badData` where the table is at fault, `.badSelection` where it
  ///   lacks a column that was asked for.
  public mutating func take(_ piece: ArraySlice<UInt8>) throws(DataError) {
    try pieces.take(piece)
  }

  /// The table's selected columns as a data set, now that all bytes are there.
  ///
  /// - Throws: As `take`, and for cells that are no numbers, which are gathered until here.
  public consuming func finish() throws(DataError) -> Dataset {
    try pieces.finish().dataset(missing: selection.missing)
  }

  /// Bytes of the file that are held now.
  var bytesHeld: Int { pieces.bytesHeld }
}
