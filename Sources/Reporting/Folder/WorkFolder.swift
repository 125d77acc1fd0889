/// The hidden folder inside a report's folder in which a run works, owned by holding its lock.
///
/// It is inside, not beside: there it is sure to be on the same file system, so that files can be
/// moved in by renaming, and needs no right to write anywhere else (the report's folder may be a
/// mount point, or the only place that is writable). It holds:
///
///     lock      held with `flock` while the run lives; dead runs hold nothing
///     new/      the report being written
///     old/      second names of the files that it will replace or remove
///     journal   the plan of a move that has begun, to be finished
///     undo      the same plan when the move failed, to be undone
///
/// Whoever gets the lock owns all of it, so what a killed run left is found and cleared.
final class WorkFolder: Sendable {
  static let name = ".linreg-report"

  let system: POSIX
  /// The report's folder, without a slash at its end.
  let destination: String
  /// This folder.
  let path: String
  private let lock: OpenFile

  private init(in destination: String, through system: POSIX, lock: consuming OpenFile) {
    self.system = system
    self.destination = destination
    self.path = FilePath.join(destination, Self.name)
    self.lock = lock
  }

  /// The outcome of asking for a work folder.
  enum Claim {
    case held(WorkFolder)
    /// Another run is alive in it.
    case busy
    /// There is none, and none was to be made.
    case absent
  }

  /// Takes the lock of the work folder in `destination`.
  ///
  /// A run that ends removes its lock file while another may have it open already. A lock on a
  /// file that no longer has its name excludes nobody, so it is dropped and asked for again.
  static func claim(
    in destination: String, creating: Bool, through system: POSIX
  ) throws(SystemError) -> Claim {
    let path = FilePath.join(destination, name)
    for _ in 0..<100 {
      let isNew = creating ? try system.makeFolder(path, permissions: 0o700) : false
      do throws(SystemError) {
        if let lock = try takeLock(in: path, creating: creating, through: system) {
          return .held(WorkFolder(in: destination, through: system, lock: lock))
        }
      } catch {
        switch error.code {
        case POSIX.isLocked: return .busy
        case POSIX.isMissing where creating: continue
        case POSIX.isMissing: return .absent
        default:
          if isNew { removeNew(path, through: system) }
          throw error
        }
      }
    }
    return .busy
  }

  /// The lock file, locked; `nil` if it was removed before it was ours.
  private static func takeLock(
    in path: String, creating: Bool, through system: POSIX
  ) throws(SystemError) -> OpenFile? {
    guard let folder = try system.status(of: path) else {
      throw SystemError(code: POSIX.isMissing, path: path)
    }
    guard folder.kind == .folder else { throw SystemError(code: POSIX.isNoFolder, path: path) }
    let lock = try system.openLockFile(lockPath(in: path), creating: creating)
    try system.lock(lock)
    let held = try system.status(of: lock)
    let named = try system.status(of: lockPath(in: path))
    guard named?.inode == held.inode, named?.device == held.device else { return nil }
    return lock
  }

  /// Removes a folder that was made in vain, unless another run has moved into it.
  private static func removeNew(_ path: String, through system: POSIX) {
    if let lock = try? takeLock(in: path, creating: true, through: system) {
      _ = try? system.removeFile(lock.path)
    }
    _ = try? system.removeFolder(path)
  }

  /// Where the journal of a move into `destination` stands if there is one, finished or to be undone.
  static func journals(in destination: String) -> [String] {
    ["journal", "undo"].map { FilePath.join(destination, name, $0) }
  }

  private static func lockPath(in path: String) -> String { FilePath.join(path, "lock") }

  /// Where a file of the report will stand.
  func target(_ file: String) -> String {
    file.isEmpty ? destination : FilePath.join(destination, file)
  }

  /// Where it is written.
  func staged(_ file: String) -> String { FilePath.join(path, "new", file) }

  /// Where what it replaces is kept.
  func kept(_ file: String) -> String { FilePath.join(path, "old", file) }

  var journal: String { FilePath.join(path, "journal") }
  var unfinishedJournal: String { FilePath.join(path, "journal.new") }
  var undoJournal: String { FilePath.join(path, "undo") }

  /// Removes what a run writes before it moves anything; says whether there was something.
  @discardableResult
  func clear() throws(SystemError) -> Bool {
    var found = false
    for name in ["new", "old", "journal.new"] {
      if try removeTree(FilePath.join(path, name)) { found = true }
    }
    return found
  }

  /// Ends a move that has been finished or undone.
  func closeJournal() throws(SystemError) {
    try system.removeFile(journal)
    try system.removeFile(undoJournal)
  }

  /// Removes the whole work folder; the lock's file goes last, while the lock is held.
  func remove() throws(SystemError) {
    try closeJournal()
    try clear()
    try system.removeFile(Self.lockPath(in: path))
    try system.removeFolder(path)
  }

  /// Removes a file or a folder with all that is in it; follows no link.
  private func removeTree(_ path: String) throws(SystemError) -> Bool {
    guard let status = try system.status(of: path) else { return false }
    if status.kind == .folder {
      for name in try system.names(in: path) { _ = try removeTree(FilePath.join(path, name)) }
      try system.removeFolder(path)
    } else {
      try system.removeFile(path)
    }
    return true
  }
}
