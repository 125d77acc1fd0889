/// A system call on a file that failed.
struct SystemError: Error, Equatable {
  /// The `errno` of the call.
  var code: Int32
  /// The file the call was about.
  var path: String

  /// What happened, as half a sentence, the same in every locale.
  var reason: String {
    POSIX.reasons[code] ?? "the system answered with error \(code)"
  }

  /// The error as it stops a run before it began: the place is wrong, or the medium fails.
  var duringPreparation: FileError {
    guard !POSIX.mediumFailures.contains(code) else { return duringWriting(path) }
    return FileError(
      .cannotCreate, path: path,
      message: "\(path) can't be created: \(reason). Choose another folder with --out.")
  }

  /// The error as it stops the writing of `name`, which is known to the user, unlike `path`.
  func duringWriting(_ name: String) -> FileError {
    FileError(
      .writeFailed, path: name,
      message: "\(name) could not be written: \(reason). Nothing in the folder was changed; "
        + "make room or choose another folder with --out.")
  }

  /// The error as the reader of an input meets it.
  var duringInput: FileError {
    FileError(
      .cannotRead, path: path,
      message: "\(path) can't be read: \(reason). Check the path and its permissions.")
  }
}
