import Synchronization

/// A folder that is ready for a report and locked against other runs, until `commit` or `discard`.
public final class PreparedFolder: Sendable {
  private struct State {
    var work: WorkFolder?
    var notices: [String] = []
  }

  private let path: String
  /// Folders that `prepare` had to make, outermost first; they go again if no report comes.
  private let createdFolders: [String]
  private let state: Mutex<State>
  private let isCancelled = Atomic(false)

  init(_ work: WorkFolder, createdFolders: [String]) {
    path = work.destination
    self.createdFolders = createdFolders
    state = Mutex(State(work: work))
  }

  deinit { discard() }

  /// What the user should know: that an earlier run had been interrupted, and what was done.
  public var notices: [String] { state.withLock(\.notices) }

  /// Writes a report, all of it or nothing; afterwards the lock is released and nothing but the
  /// report is left behind, whether or not it came to be.
  ///
  /// - Parameter files: each path once; `summary.json` is moved in last wherever it stands.
  /// - Throws: `writeFailed` naming the file, `cannotCreate` if a link, a device, a folder or
  ///   a file that is not of an earlier report has one of the names.
  public func commit(_ files: [ReportFile]) throws(FileError) {
    try state.withLock { (state: inout State) throws(FileError) in
      guard let work = state.work else { throw Self.interrupted(path) }
      defer { state.work = nil }
      var commit = Commit(of: files, into: work, isCancelled: cancelled)
      do throws(FileError) {
        try commit.run()
      } catch {
        if !commit.isLeftOpen { abandon(work) }
        throw error
      }
      remove(work, noting: &state.notices)
    }
  }

  /// Gives up: removes all temporary files and the folders made for the report, releases the lock.
  ///
  /// Safe from any thread (not from a signal handler, which may interrupt anything). A commit that
  /// is under way stops between two files; once it has begun to move files in, it is finished, so
  /// that this waits some milliseconds.
  public func discard() {
    isCancelled.store(true, ordering: .relaxed)
    state.withLock { state in
      guard let work = state.work else { return }
      state.work = nil
      abandon(work)
    }
  }

  /// Puts right what a killed run left, then looks at the names of the report to come.
  func recoverAndInspect(_ names: [String]) throws(FileError) {
    try state.withLock { (state: inout State) throws(FileError) in
      guard let work = state.work else { return }
      do throws(FileError) {
        if let notice = try Recovery(of: work).run() { state.notices.append(notice) }
      } catch {
        // The work folder may hold the only copy of something: let go of it, but leave it.
        if (try? Recovery(of: work).isDue()) != false { state.work = nil }
        throw error
      }
      do throws(SystemError) {
        if try work.clear() {
          state.notices.append(
            "An earlier run into \(path) was interrupted; what it had not finished was removed.")
        }
      } catch {
        throw error.duringPreparation
      }
      _ = try Occupancy(of: names, in: work)
    }
  }

  private func cancelled() throws(FileError) {
    if isCancelled.load(ordering: .relaxed) { throw Self.interrupted(path) }
  }

  private static func interrupted(_ path: String) -> FileError {
    FileError(
      .writeFailed, path: path,
      message: "Writing to \(path) was interrupted. Nothing in the folder was changed.")
  }

  private func abandon(_ work: WorkFolder) {
    var ignored: [String] = []
    remove(work, noting: &ignored)
    // Only folders that are empty go: a report that was committed stays, like a user's files.
    for folder in createdFolders.reversed() { _ = try? work.system.removeFolder(folder) }
  }

  /// Removes the work folder; if that fails, once more.
  private func remove(_ work: WorkFolder, noting notices: inout [String]) {
    for attempt in 1...2 {
      do throws(SystemError) {
        try work.remove()
        return
      } catch {
        guard attempt == 2 else { continue }
        notices.append(
          "\(error.path) could not be removed: \(error.reason). The next run tries again.")
      }
    }
  }
}
