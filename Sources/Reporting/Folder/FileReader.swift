/// Reads inputs.
public enum FileReader {
  /// The largest experiment file that is read, 16 MiB: far above what an experiment may have, so
  /// that one too long is refused as a mistake in the file and not as one that can't be read.
  public static let experimentLimit = 1 << 24

  /// The most bytes of a pipe that are held where they have to be read twice, 1 GiB.
  public static let mostHeld = 1 << 30

  /// Keeps a piece of a pipe that has to be read twice.
  ///
  /// - Throws: `cannotRead` if that would be more than `mostHeld`.
  static func hold(
    _ piece: ArraySlice<UInt8>, in held: inout [UInt8], of name: String, atMost most: Int = mostHeld
  ) throws(FileError) {
    guard piece.count <= most - held.count else {
      throw FileError(
        .cannotRead, path: name,
        message: "\(name) is no file but a pipe, which is held whole, and longer than "
          + "\(size(most)), the most that is held. Save it and name the file: of a file only the "
          + "numbers are held.")
    }
    held += piece
  }

  /// The bytes of a file or a pipe.
  ///
  /// - Parameters:
  ///   - path: absolute, or relative to the working directory.
  ///   - limit: the most bytes to take; memory stays within twice this and a chunk of 1 MiB.
  /// - Throws: `cannotRead` if it is missing, a folder, not readable, or longer than `limit`.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try check(path)
    do throws(SystemError) {
      if let bytes = try read(path, limit: limit, through: POSIX()) { return bytes }
    } catch {
      throw error.duringInput
    }
    throw FileError(
      .cannotRead, path: path,
      message: "\(path) is longer than \(size(limit)), the most that is read here. "
        + "Use a smaller file.")
  }

  /// Hands on the bytes of a file or a pipe, of any length, piece by piece.
  ///
  /// - Parameters:
  ///   - path: absolute, or relative to the working directory.
  ///   - take: takes a piece, 256 KiB at most, and the whole file's length; that is `nil` for a
  ///     pipe, whose end shows only when it is reached.
  /// - Throws: `FileError` of kind `cannotRead` as `read` does, and what `take` throws.
  static func readPieces(
    of path: String, _ take: (_ piece: ArraySlice<UInt8>, _ length: Int?) throws -> Void
  ) throws {
    try check(path)
    do {
      let system = POSIX()
      let file = try system.openForReading(path)
      let status = try system.status(of: file)
      guard status.kind != .folder else { throw SystemError(code: POSIX.isFolder, path: path) }
      let length = status.kind == .file ? status.size : nil
      var piece = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        let count = try system.read(file, into: &piece)
        if count == 0 { return }
        try take(piece[..<count], length)
      }
    } catch let error as SystemError {
      throw error.duringInput
    }
  }

  /// Whether anything stands at `path`, be it a file or not, readable or not.
  ///
  /// - Throws: `cannotRead` if that can't be known.
  public static func isOccupied(_ path: String) throws(FileError) -> Bool {
    do throws(SystemError) {
      return try POSIX().status(of: path) != nil
    } catch  where error.code == POSIX.isNoFolder {
      return false
    } catch {
      throw error.duringInput
    }
  }

  /// The bytes of a file of a report, as `read` gives them, where nothing but a file may stand: a pipe is
  /// not waited for.
  ///
  /// - Throws: `cannotRead` as `read` does, and for a pipe or a device.
  public static func readFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    do throws(SystemError) {
      let kind = try POSIX().status(of: path, followingLink: true)?.kind
      guard kind != .other else { throw SystemError(code: POSIX.isNoFile, path: path) }
    } catch {
      throw error.duringInput
    }
    return try read(path, limit: limit)
  }

  private static func check(_ path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FileError(
        .cannotRead, path: path, message: "An empty name, or one with a NUL in it, names no file.")
    }
  }

  /// The bytes of a file or a pipe, `nil` if there are more than `limit`.
  static func read(
    _ path: String, limit: Int, through system: POSIX
  ) throws(SystemError) -> [UInt8]? {
    let file = try system.openForReading(path)
    let status = try system.status(of: file)
    guard status.kind != .folder else { throw SystemError(code: POSIX.isFolder, path: path) }
    guard status.size <= limit else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(status.size)
    // One byte more than the file has: its end shows only by reading past it.
    var chunk = [UInt8](repeating: 0, count: min(max(status.size + 1, 1 << 16), 1 << 20))
    while true {
      let count = try system.read(file, into: &chunk)
      if count == 0 { return bytes }
      guard count <= limit - bytes.count else { return nil }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private static func size(_ bytes: Int) -> String {
    for (unit, name) in [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
    where bytes >= unit && bytes.isMultiple(of: unit) {
      return "\(bytes / unit) \(name)"
    }
    return "\(bytes) bytes"
  }
}
