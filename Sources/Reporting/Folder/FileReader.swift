/// Reads an input whole.
public enum FileReader {
  /// The largest data file that is read: 1 GiB.
  public static let dataLimit = 1 << 30

  /// The largest experiment file that is read, 16 MiB: far above what an experiment may have, so
  /// that one too long is refused as a mistake in the file and not as one that can't be read.
  public static let experimentLimit = 1 << 24

  /// The bytes of a file or a pipe.
  ///
  /// - Parameters:
  ///   - path: absolute, or relative to the working directory.
  ///   - limit: the most bytes to take; memory stays within twice this and a chunk of 1 MiB.
  /// - Throws: `cannotRead` if it is missing, a folder, not readable, or longer than `limit`.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FileError(
        .cannotRead, path: path, message: "An empty name, or one with a NUL in it, names no file.")
    }
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
