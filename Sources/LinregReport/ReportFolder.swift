import Reporting
import Synchronization

/// The folder into which a command writes its report.
enum ReportFolder {
  /// Holds the folder while `work` makes a report and commits it; whatever ends that, an interrupt
  /// among others, what was not committed is gone.
  ///
  /// - Parameters:
  ///   - paths: the figures that the report may have.
  ///   - progress: whose line is cleared before an interrupt ends the process.
  @inline(never)  // Put into its callers, it makes the optimiser of Swift 6.3 crash.
  static func hold(
    _ out: String, expecting paths: [String], clearing progress: ProgressReporter? = nil,
    _ work: (PreparedFolder) async throws -> Void
  ) async throws {
    let held = HeldFolder()
    let signals = Signals.onInterrupt {
      progress?.clear()
      held.discard()
    }
    defer {
      signals.forEach { $0.cancel() }
      held.discard()
    }
    let folder = try held.prepare(out, expecting: paths)
    for notice in folder.notices { Terminal.note("linreg-report: \(notice)") }
    try await work(folder)
  }

  /// Refuses a folder that holds the report of an experiment to a report of another kind: the
  /// experiment would stay behind.
  static func refuseExperiment(in folder: String) throws {
    let experiment = DisplayPath.child("experiment.yaml", of: folder)
    guard try FileReader.isOccupied(experiment) else { return }
    throw FileError(
      .cannotCreate, path: folder,
      message: "\(folder) holds the report of an experiment. Choose another folder with --out.")
  }
}

/// A folder that is held as soon as it is prepared. An interrupt while it is being prepared waits for
/// that, or what was made by then would stay behind.
private final class HeldFolder: Sendable {
  private let folder = Mutex(PreparedFolder?.none)

  func prepare(_ out: String, expecting paths: [String]) throws -> PreparedFolder {
    try folder.withLock { folder in
      let prepared = try OutputFolder(path: out).prepare(expecting: paths)
      folder = prepared
      return prepared
    }
  }

  func discard() { folder.withLock { $0 }?.discard() }
}
