import Training

/// A table read from a file, and what the file's bytes are known by.
public struct TableFile: Sendable {
  /// The selected columns of the table.
  public var dataset: Dataset
  /// SHA-256 of the file in lower-case hexadecimal.
  let hash: String

  /// Reads the table in a file or a pipe, once and piece by piece: memory grows with the numbers
  /// kept and not with the text.
  ///
  /// - Parameter path: absolute, or relative to the working directory; or a built-in table.
  /// - Throws: `FileError` of kind `cannotRead` for what is missing, a folder or not readable;
  ///   `DataError` for a table that is at fault or lacks a column.
  public static func read(_ path: String, selecting selection: CSVSelection) throws -> TableFile {
    var hash = SHA256()
    if BuiltInTables.isNamed(by: path) {
      let bytes = try BuiltInTables.read(path)
      hash.update(bytes[...])
      return TableFile(
        dataset: try CSVReader.dataset(
          from: bytes, named: BuiltInTables.name(in: path), selecting: selection),
        hash: hash.hexadecimal)
    }
    var parser = CSVParser(named: path, selecting: selection)
    try FileReader.readPieces(of: path) { piece, length in
      parser.byteCount = length
      hash.update(piece)
      try parser.take(piece)
    }
    return TableFile(dataset: try parser.finish(), hash: hash.hexadecimal)
  }
}
