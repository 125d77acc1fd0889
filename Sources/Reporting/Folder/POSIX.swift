// The one file of this target that calls the system, and so the one with `unsafe`. Each call hears
// its result, repeats when a signal interrupted it, and turns `errno` into a `SystemError`.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The file system, as far as reports need it.
///
/// Tests give it a `before` closure: called ahead of every step that can fail, it may throw in the
/// system's place. That is how every call of a run is made to fail in turn.
struct POSIX: Sendable {
  /// A kind of system call.
  enum Step: Sendable, Hashable {
    case status, makeFolder, create, open, openFolder, lock, write, read, sync
    case setPermissions, rename, link, unlink, removeFolder, list
  }

  private let before: (@Sendable (Step, String) throws(SystemError) -> Void)?
  private let longestWrite: Int

  /// The system as it is.
  init() {
    before = nil
    longestWrite = .max
  }

  /// A system that fails where `before` throws, and writes at most `longestWrite` bytes a call.
  init(
    longestWrite: Int = .max,
    before: @escaping @Sendable (Step, String) throws(SystemError) -> Void
  ) {
    self.before = before
    self.longestWrite = longestWrite
  }

  /// Performs one call: again if a signal interrupted it, throwing when it answers with -1.
  @discardableResult
  private func perform(_ step: Step, _ path: String, _ call: () -> Int) throws(SystemError) -> Int {
    while true {
      do throws(SystemError) {
        try before?(step, path)
        let result = call()
        if result >= 0 { return result }
        throw SystemError(code: errno, path: path)
      } catch  where error.code == EINTR {
        continue
      }
    }
  }
}

// MARK: - Files that are open

/// An open file or folder, closed when it goes out of scope.
struct OpenFile: ~Copyable, Sendable {
  fileprivate let descriptor: Int32
  let path: String

  deinit { _ = close(descriptor) }
}

/// What stands at a path.
struct FileStatus: Sendable, Equatable {
  enum Kind: Sendable, Equatable { case file, folder, link, other }

  var kind: Kind
  /// The nine permission bits.
  var permissions: UInt16
  var size: Int
  /// Where the file's contents are, whatever it is called.
  var device: UInt64
  var inode: UInt64
  /// Names that it has.
  var links: UInt64

  fileprivate init(_ raw: stat) {
    kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    permissions = UInt16(raw.st_mode & 0o777)
    size = Int(raw.st_size)
    device = UInt64(truncatingIfNeeded: raw.st_dev)
    inode = UInt64(truncatingIfNeeded: raw.st_ino)
    links = UInt64(truncatingIfNeeded: raw.st_nlink)
  }
}

extension POSIX {
  /// Opens an input: a file, or a pipe (and then waits for its other end).
  func openForReading(_ path: String) throws(SystemError) -> OpenFile {
    try openFile(.open, path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
  }

  /// Opens a file of our own, so that it can be synced, even where the umask lets nobody read it.
  func openToSync(_ path: String) throws(SystemError) -> OpenFile {
    do throws(SystemError) {
      return try openFile(.open, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    } catch  where error.code == EACCES {
      return try openFile(.open, path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    }
  }

  /// Opens a folder, so that it can be synced.
  func openFolder(_ path: String) throws(SystemError) -> OpenFile {
    try openFile(.openFolder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  /// Creates a file that must not exist; the umask takes its share of `permissions`.
  func create(_ path: String, permissions: UInt16) throws(SystemError) -> OpenFile {
    try openFile(
      .create, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
  }

  /// Opens a file, a pipe or a device to be written from its start, or from its end, creating it if
  /// it is missing.
  func openForWriting(_ path: String, keepingOld: Bool = false) throws(SystemError) -> OpenFile {
    let start = keepingOld ? O_APPEND : O_TRUNC
    return try openFile(.create, path, O_WRONLY | O_CREAT | start | O_CLOEXEC | O_NOCTTY, 0o644)
  }

  /// Opens a file to be locked, creating it if it is missing.
  func openLockFile(_ path: String, creating: Bool) throws(SystemError) -> OpenFile {
    try openFile(
      .create, path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (creating ? O_CREAT : 0), 0o600)
  }

  private func openFile(
    _ step: Step, _ path: String, _ flags: Int32, _ permissions: UInt16 = 0
  ) throws(SystemError) -> OpenFile {
    let descriptor = try perform(step, path) {
      Int(unsafe open(path, flags, mode_t(permissions)))
    }
    return OpenFile(descriptor: Int32(descriptor), path: path)
  }

  /// Takes the lock of an open file without waiting; `isLocked` when somebody else has it.
  func lock(_ file: borrowing OpenFile) throws(SystemError) {
    let descriptor = file.descriptor
    try perform(.lock, file.path) { Int(flock(descriptor, LOCK_EX | LOCK_NB)) }
  }

  /// Fills the front of `chunk` with what comes next and returns how many bytes; 0 at the end.
  func read(_ file: borrowing OpenFile, into chunk: inout [UInt8]) throws(SystemError) -> Int {
    let descriptor = file.descriptor
    return try perform(.read, file.path) {
      unsafe chunk.withUnsafeMutableBytes {
        #if canImport(Darwin)
          unsafe Darwin.read(descriptor, $0.baseAddress, $0.count)
        #elseif canImport(Musl)
          unsafe Musl.read(descriptor, $0.baseAddress, $0.count)
        #else
          unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
        #endif
      }
    }
  }

  /// Writes all of `bytes`, in as many calls as the system wants.
  func write(_ bytes: [UInt8], to file: borrowing OpenFile) throws(SystemError) {
    let descriptor = file.descriptor
    var written = 0
    while written < bytes.count {
      let count = min(bytes.count - written, longestWrite, 1 << 30)
      let step = try perform(.write, file.path) {
        unsafe bytes.withUnsafeBytes {
          let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[written..<(written + count)])
          #if canImport(Darwin)
            return unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
          #elseif canImport(Musl)
            return unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
          #else
            return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
          #endif
        }
      }
      // A medium that takes nothing and reports no error would keep us here for ever.
      guard step > 0 else { throw SystemError(code: EIO, path: file.path) }
      written += step
    }
  }

  /// Lets what was written to an open file begin its way to the medium. Who then waits for many
  /// files waits for all of them at once and not for one after the other.
  func beginSync(_ file: borrowing OpenFile) {
    #if canImport(Glibc) || canImport(Musl)
      // Linux takes “not needed any more” for “write it now”. It is a wish: what comes of it is
      // heard when the file is synced.
      _ = posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_DONTNEED)
    #endif
  }

  /// Waits until an open file or folder is on the medium.
  func sync(_ file: borrowing OpenFile) throws(SystemError) {
    let descriptor = file.descriptor
    do throws(SystemError) {
      try perform(.sync, file.path) {
        #if canImport(Darwin)
          // On macOS `fsync` stops at the drive's own cache.
          if fcntl(descriptor, F_FULLFSYNC) == 0 { return 0 }
        #endif
        return Int(fsync(descriptor))
      }
    } catch  where error.code == EINVAL || error.code == ENOTSUP {
      // The file system has no such notion for this kind of file; there is nothing to wait for.
      return
    }
  }

  /// Waits until the names in a folder are on the medium. One that may be written to and not read can't be
  /// opened, and is left to the system's leisure.
  func syncFolder(_ path: String) throws(SystemError) {
    let folder: OpenFile
    do throws(SystemError) {
      folder = try openFolder(path)
    } catch  where error.code == EACCES {
      return
    }
    try sync(folder)
  }

  /// Sets the nine permission bits, whatever the umask.
  func setPermissions(_ permissions: UInt16, of file: borrowing OpenFile) throws(SystemError) {
    let descriptor = file.descriptor
    try perform(.setPermissions, file.path) { Int(fchmod(descriptor, mode_t(permissions))) }
  }

  /// What an open file is.
  func status(of file: borrowing OpenFile) throws(SystemError) -> FileStatus {
    let descriptor = file.descriptor
    var raw = stat()
    try perform(.status, file.path) { Int(unsafe fstat(descriptor, &raw)) }
    return FileStatus(raw)
  }
}

// MARK: - Paths

extension POSIX {
  /// What stands at `path`, a symbolic link as itself unless it is to be followed; `nil`: nothing.
  func status(of path: String, followingLink: Bool = false) throws(SystemError) -> FileStatus? {
    var raw = stat()
    do throws(SystemError) {
      try perform(.status, path) {
        Int(unsafe followingLink ? stat(path, &raw) : lstat(path, &raw))
      }
    } catch  where error.code == ENOENT {
      return nil
    }
    return FileStatus(raw)
  }

  /// The absolute path of what stands at `path`, all links followed; `nil`: nothing, or no access.
  func canonical(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether entries of the folder at `path` may be created and removed.
  func mayChange(folder path: String) -> Bool {
    unsafe access(path, W_OK | X_OK) == 0
  }

  /// Whether the file, pipe or device at `path` may be written to.
  func mayWrite(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

  /// Makes a folder; false if something stands there already.
  @discardableResult
  func makeFolder(_ path: String, permissions: UInt16 = 0o755) throws(SystemError) -> Bool {
    do throws(SystemError) {
      try perform(.makeFolder, path) { Int(unsafe mkdir(path, mode_t(permissions))) }
      return true
    } catch  where error.code == EEXIST {
      return false
    }
  }

  /// Puts the file at `source` in the place of whatever file is at `target`, in one step.
  func rename(_ source: String, to target: String) throws(SystemError) {
    try perform(.rename, target) {
      #if canImport(Darwin)
        Int(unsafe Darwin.rename(source, target))
      #elseif canImport(Musl)
        Int(unsafe Musl.rename(source, target))
      #else
        Int(unsafe Glibc.rename(source, target))
      #endif
    }
  }

  /// Gives the file at `source` a second name; false where the file system has no such thing.
  func link(_ source: String, as target: String) throws(SystemError) -> Bool {
    do throws(SystemError) {
      try perform(.link, target) {
        #if canImport(Darwin)
          Int(unsafe Darwin.link(source, target))
        #elseif canImport(Musl)
          Int(unsafe Musl.link(source, target))
        #else
          Int(unsafe Glibc.link(source, target))
        #endif
      }
      return true
    } catch  where [EPERM, ENOTSUP, EOPNOTSUPP, EMLINK, EXDEV, ENOSYS].contains(error.code) {
      return false
    }
  }

  /// Removes a file's name; nothing to do if there is none.
  func removeFile(_ path: String) throws(SystemError) {
    do throws(SystemError) {
      try perform(.unlink, path) { Int(unsafe unlink(path)) }
    } catch  where error.code == ENOENT {
      return
    }
  }

  /// Removes an empty folder; false if it is not there or not empty.
  @discardableResult
  func removeFolder(_ path: String) throws(SystemError) -> Bool {
    do throws(SystemError) {
      try perform(.removeFolder, path) { Int(unsafe rmdir(path)) }
      return true
    } catch  where [ENOENT, ENOTEMPTY, EEXIST].contains(error.code) {
      return false
    }
  }

  private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0

  /// The names in a folder, sorted; empty if there is no folder.
  func names(in path: String) throws(SystemError) -> [String] {
    do throws(SystemError) {
      try perform(.list, path) { 0 }
    } catch  where error.code == ENOENT {
      return []
    }
    guard let folder = unsafe opendir(path) else {
      if errno == ENOENT { return [] }
      throw SystemError(code: errno, path: path)
    }
    defer { _ = unsafe closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(folder) else { break }
      // An entry is only as long as its name: the field's declared 256 bytes may not all be there.
      let name = unsafe String(
        cString: UnsafeRawPointer(entry).advanced(by: Self.nameOffset)
          .assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw SystemError(code: errno, path: path) }
    return names.sorted()
  }
}
