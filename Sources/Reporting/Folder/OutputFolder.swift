/// The folder a report goes to.
///
/// A report is written whole or not at all:
///
/// 1. `prepare` makes the folder, locks it and looks at every name the report will use, before any
///    work is done for it.
/// 2. `commit` writes the files into a hidden folder inside, syncs them, gives the files they will
///    replace a second name, writes a journal of the move, and renames file by file, the summary
///    last. Whatever fails, what stood there before stands there after.
/// 3. A run that is killed while it renames leaves the journal. The next `prepare`, or `recover`,
///    finishes that move, or undoes it if it can't be finished, and says so.
///
/// Files that the earlier report listed in its summary and the new one lacks are removed; nothing
/// else in the folder is touched. Files that were there keep their permissions.
public struct OutputFolder: Sendable {
  /// As it was given, without a slash at its end.
  public let path: String
  private let system: POSIX

  /// The folder at `path`, absolute or relative to the working directory; it need not exist.
  public init(path: String) { self.init(path: path, through: POSIX()) }

  init(path: String, through system: POSIX) {
    self.path = FilePath.withoutTrailingSlashes(path)
    self.system = system
  }

  /// Makes sure that a report can be written here, and keeps every other run out.
  ///
  /// - Parameters:
  ///   - kind: what the report will be about.
  ///   - names: paths of files that it will have beside those of its kind.
  /// - Returns: the owner of the folder's lock. Whatever happens next, either its `commit` or its
  ///   `discard` leaves nothing behind.
  /// - Throws: `cannotCreate` if the folder or a name in it can't be used, `busy` if another run
  ///   holds it, `writeFailed` if the disk is full.
  public func prepare(
    _ kind: ReportKind = .experiment, expecting names: [String] = []
  ) throws(FileError) -> PreparedFolder {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FileError(
        .cannotCreate, path: path, message: "An empty name names no folder. Give one with --out.")
    }
    var created: [String] = []
    do throws(FileError) {
      let work = try claim(creating: &created)
      let prepared = PreparedFolder(work, createdFolders: created)
      do throws(FileError) {
        try prepared.recoverAndInspect(kind.files + names)
        return prepared
      } catch {
        prepared.discard()
        throw error
      }
    } catch {
      for folder in created.reversed() { _ = try? system.removeFolder(folder) }
      throw error
    }
  }

  /// Finishes or undoes a move that a killed run left half done; touches nothing otherwise.
  ///
  /// - Returns: a sentence about what was done, or can't be done from here; `nil` if there was nothing
  ///   to do.
  /// - Throws: `busy` if a run is alive in the folder, `cannotCreate` if what was left can be
  ///   neither finished nor undone, `cannotRead` for an empty name.
  public func recover() throws(FileError) -> String? {
    guard !path.isEmpty else {
      throw FileError(
        .cannotRead, path: path, message: "An empty name names no folder. Give one with --out.")
    }
    let claim: WorkFolder.Claim
    do throws(SystemError) {
      claim = try WorkFolder.claim(in: path, creating: false, through: system)
    } catch {
      // No folder, no permission to look, or a disk that is read-only: no run can be alive here.
      // Another user's run may be, or may have been killed; to look at what it left is not ours.
      let isNone = [POSIX.isMissing, POSIX.isNoFolder, POSIX.isReadOnly, POSIX.isForbidden]
      guard isNone.contains(error.code) else { throw error.duringInput }
      return try interruption(error.reason)
    }
    switch claim {
    case .absent: return try interruption("the lock beside its journal is gone")
    case .busy: throw busy
    case .held(let work):
      guard let notice = try Recovery(of: work).run() else { return nil }
      _ = try? work.remove()
      return notice
    }
  }

  /// What a reader of the folder has to know who changes nothing in it: that a move into it may have been
  /// interrupted; `nil` if none was.
  ///
  /// - Throws: `cannotRead` where that can't be told.
  public var interruption: String? {
    get throws(FileError) { try interruption("only run, plot and check do that") }
  }

  /// What to say of a move that may have been interrupted, where it can't be put right; `nil` if none was.
  private func interruption(_ reason: String) throws(FileError) -> String? {
    do throws(SystemError) {
      var isDue = false
      for journal in WorkFolder.journals(in: path) {
        if try system.status(of: journal) != nil { isDue = true }
      }
      guard isDue else { return nil }
    } catch {
      // Where there is no folder there is none; one that can't be looked into may hold one.
      if error.code == POSIX.isNoFolder { return nil }
      guard error.code == POSIX.isForbidden else { throw error.duringInput }
    }
    return
      "An earlier run may have been interrupted while it moved its report into \(path), and that "
      + "can't be put right from here: \(reason). Neither its report nor the one before may be whole."
  }

  private func claim(creating created: inout [String]) throws(FileError) -> WorkFolder {
    do throws(SystemError) {
      for attempt in 1...100 {
        try makeFolders(&created)
        do throws(SystemError) {
          if case .held(let work) = try WorkFolder.claim(in: path, creating: true, through: system)
          {
            return work
          }
          break
        } catch  where error.code == POSIX.isMissing && attempt < 100 {
          // A run that ends without a report takes the folder it made with it; make it again. A
          // working directory that was removed stays missing.
          continue
        }
      }
    } catch {
      throw error.duringPreparation
    }
    throw busy
  }

  private func makeFolders(_ created: inout [String]) throws(SystemError) {
    if try system.status(of: path, followingLink: true)?.kind == .folder { return }
    for folder in FilePath.ancestry(of: path) {
      if let status = try system.status(of: folder, followingLink: true) {
        guard status.kind == .folder else {
          throw SystemError(code: POSIX.isNoFolder, path: folder)
        }
        continue
      }
      if try system.makeFolder(folder) {
        created.append(folder)
        try system.syncFolder(FilePath.parent(of: folder))
      } else if try system.status(of: folder, followingLink: true) == nil {
        throw SystemError(code: POSIX.isDanglingLink, path: folder)
      }
    }
  }

  private var busy: FileError {
    FileError(
      .busy, path: path,
      message: "Another run is writing to \(path). Wait until it ends, or choose another folder "
        + "with --out.")
  }
}
