/// Writes a single file that is not part of a report.
public enum FileWriter {
  /// Writes `text` to the file, pipe or device at `path`, in place of what was there.
  ///
  /// - Throws: `cannotCreate` if it can't be opened, `writeFailed` if the writing fails.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(text, to: path, keepingOld: false)
  }

  /// Writes `text` behind what the file at `path` holds, creating it if it is missing.
  ///
  /// - Throws: as `write`.
  public static func append(_ text: String, to path: String) throws(FileError) {
    try write(text, to: path, keepingOld: true)
  }

  /// Refuses a path at which nothing can be written, as far as that shows without writing.
  ///
  /// - Throws: `cannotCreate`.
  public static func check(_ path: String) throws(FileError) {
    let system = POSIX()
    do throws(SystemError) {
      switch try system.status(of: path, followingLink: true)?.kind {
      case .folder: throw SystemError(code: POSIX.isFolder, path: path)
      case nil:
        // Where a link leads to nothing, nobody sees what would come to be there.
        guard try system.status(of: path) == nil else {
          throw SystemError(code: POSIX.isMissing, path: path)
        }
        let parent = FilePath.parent(of: path)
        guard try system.status(of: parent, followingLink: true) != nil else {
          throw SystemError(code: POSIX.isMissing, path: path)
        }
        guard system.mayChange(folder: parent) else {
          throw SystemError(code: POSIX.isForbidden, path: path)
        }
      default:
        guard system.mayWrite(path) else { throw SystemError(code: POSIX.isForbidden, path: path) }
      }
    } catch {
      throw cannotCreate(path, error)
    }
  }

  private static func cannotCreate(_ path: String, _ error: SystemError) -> FileError {
    FileError(
      error.duringPreparation.kind, path: path,
      message: "\(path) can't be created: \(error.reason). Choose another file.")
  }

  private static func write(
    _ text: String, to path: String, keepingOld: Bool
  ) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FileError(
        .cannotCreate, path: path, message: "An empty name, or one with a NUL in it, names no file."
      )
    }
    let system = POSIX()
    let file: OpenFile
    do throws(SystemError) {
      file = try system.openForWriting(path, keepingOld: keepingOld)
    } catch {
      throw cannotCreate(path, error)
    }
    do throws(SystemError) {
      try system.write(Array(text.utf8), to: file)
    } catch {
      throw FileError(
        .writeFailed, path: path,
        message: "\(path) could not be written whole: \(error.reason). Make room or choose another "
          + "file.")
    }
  }
}
