/// Puts right what a run that was killed while moving its report in left half done.
struct Recovery {
  private let work: WorkFolder

  init(of work: WorkFolder) { self.work = work }

  /// Finishes the move, or undoes it if it had failed or can't be finished, and clears up.
  ///
  /// - Returns: a sentence about it, `nil` if no move was under way.
  /// - Throws: if neither is possible; then everything is left for the next run.
  func run() throws(FileError) -> String? {
    do throws(SystemError) {
      guard try isDue() else { return nil }
    } catch {
      throw error.duringPreparation
    }
    do throws(SystemError) {
      if let move = try move(in: work.undoJournal) { return try undo(move) }
      guard let move = try move(in: work.journal) else { return nil }
      do throws(SystemError) {
        try move.resume()
      } catch {
        return try undo(move)
      }
      try close(move)
      return "An earlier run was interrupted while it moved its report into \(work.destination); "
        + "the move was finished."
    } catch {
      throw FileError(
        error.duringPreparation.kind, path: work.destination,
        message: "An earlier run was interrupted while it moved its report into "
          + "\(work.destination), and that could be neither finished nor undone: \(error.path): "
          + "\(error.reason). Put that right and run again.")
    }
  }

  /// Whether a move was under way.
  func isDue() throws(SystemError) -> Bool {
    if try work.system.status(of: work.undoJournal) != nil { return true }
    return try work.system.status(of: work.journal) != nil
  }

  private func undo(_ move: Move) throws(SystemError) -> String {
    try move.undo()
    try close(move)
    return "An earlier run failed while it moved its report into \(work.destination); "
      + "the move was undone, the report before it stands again."
  }

  private func close(_ move: Move) throws(SystemError) {
    try work.closeJournal()
    move.removeEmptyFolders()
    try work.clear()
  }

  /// The move a journal tells of, `nil` if there is no such journal.
  private func move(in journal: String) throws(SystemError) -> Move? {
    guard let status = try work.system.status(of: journal) else { return nil }
    guard status.kind == .file else {
      let code = status.kind == .folder ? POSIX.isFolder : POSIX.isNoFile
      throw SystemError(code: code, path: journal)
    }
    guard let bytes = try FileReader.read(journal, limit: 1 << 20, through: work.system),
      let plan = MovePlan(journal: bytes)
    else { throw SystemError(code: POSIX.isDamaged, path: journal) }
    guard try work.system.status(of: work.path)?.inode == plan.home else {
      throw SystemError(code: POSIX.isForeign, path: journal)
    }
    // Somebody may have put links where our folders were; renaming must not follow them.
    for folder in plan.touchedFolders {
      for place in [work.staged(folder), work.kept(folder), work.target(folder)] {
        let kind = try work.system.status(of: place, followingLink: folder.isEmpty)?.kind
        guard kind == nil || kind == .folder else {
          throw SystemError(code: POSIX.isNoFolder, path: place)
        }
      }
    }
    return Move(plan: plan, work: work)
  }
}
