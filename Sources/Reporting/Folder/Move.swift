/// The moving in of a report: the only moment in which its folder holds neither the old report nor
/// the new one whole, and so written to a journal first.
struct Move {
  let plan: MovePlan
  let work: WorkFolder

  private var system: POSIX { work.system }

  /// Gives every file that the move will take away a second name, or where the file system has no
  /// such thing a copy, so that the move can be undone.
  func keepOldFiles() throws(SystemError) {
    try makeFolders(of: plan.losses, under: work.kept)
    for file in plan.losses {
      if try system.link(work.target(file), as: work.kept(file)) { continue }
      try copy(file)
    }
    if !plan.losses.isEmpty { try syncFolders(of: plan.losses, under: work.kept) }
  }

  /// Puts the journal in its place, on the medium. From here on the move is finished or undone.
  func begin() throws(SystemError) {
    do {
      let file = try system.create(work.unfinishedJournal, permissions: 0o600)
      try system.write(Array(plan.journal.utf8), to: file)
      try system.sync(file)
    }
    try system.rename(work.unfinishedJournal, to: work.journal)
    try system.syncFolder(work.path)
    // A journal counts for nothing after a loss of power if the name of its folder is lost.
    try system.syncFolder(work.destination)
  }

  /// Renames every file to where it belongs and removes those the report no longer has.
  func finish() throws(SystemError) {
    try makeFolders(of: plan.moves.map(\.path), under: work.target)
    for move in plan.moves { try bringIn(move.path) }
    try removeOldFiles()
  }

  /// The same where some of it has been done before, by a run that is no more.
  func resume() throws(SystemError) {
    // Without it nobody knows what had come in.
    guard try system.status(of: work.staged("")) != nil else {
      throw SystemError(code: POSIX.isMissing, path: work.staged(""))
    }
    try makeFolders(of: plan.moves.map(\.path), under: work.target)
    for move in plan.moves where try system.status(of: work.staged(move.path)) != nil {
      // What was not there when the move was planned is somebody's own.
      if !move.replaces, try system.status(of: work.target(move.path)) != nil {
        throw SystemError(code: POSIX.isOccupied, path: work.target(move.path))
      }
      try bringIn(move.path)
    }
    try removeOldFiles()
  }

  private func bringIn(_ file: String) throws(SystemError) {
    try system.rename(work.staged(file), to: work.target(file))
  }

  private func removeOldFiles() throws(SystemError) {
    for file in plan.removals { try system.removeFile(work.target(file)) }
    try syncTouchedFolders()
  }

  /// Puts everything back as it was. What has been put back once is left alone, so it may be
  /// repeated; but once begun, the move can't be finished, so the journal changes its name first.
  func undo() throws(SystemError) {
    if try system.status(of: work.journal) != nil {
      try system.rename(work.journal, to: work.undoJournal)
      try system.syncFolder(work.path)
    }
    try makeFolders(of: plan.losses, under: work.target)
    // A file that never left, since it could not be replaced, can't be put back either.
    for move in plan.moves where try system.status(of: work.staged(move.path)) == nil {
      if move.replaces {
        try putBack(move.path)
      } else {
        try system.removeFile(work.target(move.path))
      }
    }
    for file in plan.removals where try system.status(of: work.target(file)) == nil {
      try putBack(file)
    }
    for folder in plan.newFolders.reversed() { try system.removeFolder(work.target(folder)) }
    try syncTouchedFolders()
  }

  private func putBack(_ file: String) throws(SystemError) {
    guard try system.status(of: work.kept(file)) != nil else { return }
    try system.rename(work.kept(file), to: work.target(file))
  }

  /// Removes folders that the removals left empty; of no consequence if it can't be done.
  func removeEmptyFolders() {
    for folder in ReportPath.folders(of: plan.removals).reversed() {
      _ = try? system.removeFolder(work.target(folder))
    }
  }

  private func copy(_ file: String) throws(SystemError) {
    guard let status = try system.status(of: work.target(file)),
      let bytes = try FileReader.read(work.target(file), limit: .max, through: system)
    else { throw SystemError(code: POSIX.isMissing, path: work.target(file)) }
    let copy = try system.create(work.kept(file), permissions: 0o600)
    try system.setPermissions(status.permissions, of: copy)
    try system.write(bytes, to: copy)
    try system.sync(copy)
  }

  private func makeFolders(
    of files: [String], under place: (String) -> String
  ) throws(SystemError) {
    for folder in [""] + ReportPath.folders(of: files) { try system.makeFolder(place(folder)) }
  }

  private func syncFolders(
    of files: [String], under place: (String) -> String
  ) throws(SystemError) {
    for folder in [""] + ReportPath.folders(of: files) {
      try system.syncFolder(place(folder))
    }
  }

  private func syncTouchedFolders() throws(SystemError) {
    for folder in plan.touchedFolders {
      // A folder that the move emptied and removed has nothing to sync.
      guard try system.status(of: work.target(folder)) != nil else { continue }
      try system.syncFolder(work.target(folder))
    }
  }
}
