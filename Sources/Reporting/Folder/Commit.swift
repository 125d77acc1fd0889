import Wording

/// The writing of one report into a work folder and its moving in.
struct Commit {
  private let files: [ReportFile]
  private let work: WorkFolder
  private let checkCancellation: () throws(FileError) -> Void

  /// Whether the move failed half-way and could not be undone either, so that the work folder
  /// holds the only copy of something and must stay for the next run.
  private(set) var isLeftOpen = false

  init(
    of files: [ReportFile], into work: WorkFolder,
    isCancelled: @escaping () throws(FileError) -> Void
  ) {
    // The summary says that the others are there, so it comes after them.
    self.files =
      files.filter { $0.path != ReportPath.summary }
      + files.filter { $0.path == ReportPath.summary }
    self.work = work
    self.checkCancellation = isCancelled
  }

  /// Writes, syncs, moves in. Throws with the folder as it was.
  mutating func run() throws(FileError) {
    try checkPaths()
    let occupancy = try Occupancy(of: files.map(\.path), in: work)
    try stage(keepingPermissionsOf: occupancy)
    try checkCancellation()
    let move: Move
    do throws(SystemError) {
      move = Move(plan: try plan(occupancy), work: work)
      try move.keepOldFiles()
    } catch {
      throw error.duringWriting(error.path)
    }
    try carryOut(move)
    move.removeEmptyFolders()
  }

  private mutating func carryOut(_ move: Move) throws(FileError) {
    do throws(SystemError) {
      try move.begin()
      try move.finish()
    } catch {
      let failure = error.duringWriting(error.path)
      do throws(SystemError) {
        try move.undo()
      } catch {
        isLeftOpen = true
        throw FileError(
          .writeFailed, path: failure.path,
          message:
            "\(failure.path) could not be moved into place, and the move could not be undone: "
            + "\(error.reason). The next run into \(work.destination) puts it right; until then "
            + "keep \(work.path).")
      }
      throw failure
    }
  }

  private func checkPaths() throws(FileError) {
    var seen: Set<String> = []
    for file in files {
      let isOwn = ReportPath.isOwn(file.path)
      if isOwn, seen.insert(file.path).inserted { continue }
      throw FileError(
        .cannotCreate, path: file.path,
        message: "\(Phrase.quoted(file.path)) "
          + (isOwn ? "is a file of the report twice." : "can't be a file of a report."))
    }
  }

  private func stage(keepingPermissionsOf occupancy: Occupancy) throws(FileError) {
    let folders = [""] + ReportPath.folders(of: files.map(\.path))
    var current = work.destination
    do throws(SystemError) {
      for folder in folders { try work.system.makeFolder(work.staged(folder)) }
    } catch {
      throw error.duringWriting(current)
    }
    for file in files {
      try checkCancellation()
      current = work.target(file.path)
      do throws(SystemError) {
        try write(file)
      } catch {
        throw error.duringWriting(current)
      }
    }
    // All are written before the first is synced: a file system then commits their names once, not
    // once a file, which takes a third of the time.
    for file in files {
      current = work.target(file.path)
      do throws(SystemError) {
        try sync(file, permissions: occupancy.files[file.path]?.permissions)
      } catch {
        throw error.duringWriting(current)
      }
    }
    do throws(SystemError) {
      for folder in folders { try work.system.syncFolder(work.staged(folder)) }
    } catch {
      throw error.duringWriting(work.destination)
    }
  }

  private func write(_ file: ReportFile) throws(SystemError) {
    let handle = try work.system.create(work.staged(file.path), permissions: 0o644)
    try work.system.write(file.bytes, to: handle)
    work.system.beginSync(handle)
  }

  /// Waits for a staged file, and only then gives it permissions under which it may not be opened.
  private func sync(_ file: ReportFile, permissions: UInt16?) throws(SystemError) {
    let handle = try work.system.openToSync(work.staged(file.path))
    if let permissions { try work.system.setPermissions(permissions, of: handle) }
    try work.system.sync(handle)
  }

  private func plan(_ occupancy: Occupancy) throws(SystemError) -> MovePlan {
    let names = Set(files.map(\.path))
    guard let home = try work.system.status(of: work.path)?.inode else {
      throw SystemError(code: POSIX.isMissing, path: work.path)
    }
    return MovePlan(
      newFolders: occupancy.missingFolders,
      moves: files.map {
        MovePlan.Move(path: $0.path, replaces: occupancy.files[$0.path] != nil)
      },
      removals: (occupancy.earlier?.files ?? []).filter { !names.contains($0) }, home: home)
  }
}
