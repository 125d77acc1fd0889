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
    var parser = CSVParser(named: name(of: path), selecting: selection)
    var hash = SHA256()
    try readPieces(of: path) { piece, length in
      parser.byteCount = length
      hash.update(piece)
      try parser.take(piece)
    }
    return TableFile(dataset: try parser.finish(), hash: hash.hexadecimal)
  }

  /// What the columns of a table hold.
  ///
  /// - Parameter path: as for `read`; a pipe has been read then.
  public static func profile(_ path: String) throws -> TableProfile {
    var profiler = TableProfiler(named: name(of: path))
    try readPieces(of: path) { piece, _ in try profiler.take(piece) }
    return try profiler.finish()
  }

  /// The table in a file or a pipe, its columns chosen by what they hold. A file is read twice, a pipe
  /// once and held.
  static func read(
    _ path: String, choosing choose: (TableProfile) throws -> CSVSelection
  ) throws -> TableFile {
    var profiler = TableProfiler(named: name(of: path))
    var held: [UInt8] = []
    try readPieces(of: path) { piece, length in
      if length == nil { try FileReader.hold(piece, in: &held, of: path) }
      try profiler.take(piece)
    }
    let selection = try choose(try profiler.finish())
    guard !held.isEmpty else { return try read(path, selecting: selection) }
    return TableFile(
      dataset: try CSVReader.dataset(from: held, named: name(of: path), selecting: selection),
      hash: SHA256.hexadecimal(of: held))
  }

  /// What messages and the data's source call a table.
  static func name(of path: String) -> String {
    BuiltInTables.isNamed(by: path) ? BuiltInTables.name(in: path) : path
  }

  private static func readPieces(
    of path: String, _ take: (_ piece: ArraySlice<UInt8>, _ length: Int?) throws -> Void
  ) throws {
    guard BuiltInTables.isNamed(by: path) else {
      return try FileReader.readPieces(of: path, take)
    }
    let bytes = try BuiltInTables.read(path)
    try take(bytes[...], bytes.count)
  }
}
