import Reporting
import Synchronization

/// The folder into which a command writes its report.
enum ReportFolder {
  /// Holds the folder while `work` makes a report and commits it; whatever ends that, an interrupt
  /// among others, what was not committed is gone.
  ///
  /// - Parameters:
  ///   - kind: what the report is about. Where an experiment's stands, one of another kind is refused:
  ///     the experiment would stay behind.
  ///   - paths: the figures that it may have.
  ///   - progress: whose line is cleared before an interrupt ends the process.
  @inline(never)  // Put into its callers, it makes the optimiser of Swift 6.3 crash.
  static func hold(
    _ out: String, for kind: ReportKind, expecting paths: [String],
    clearing progress: ProgressReporter? = nil, _ work: (PreparedFolder) async throws -> Void
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
    let folder = try held.prepare(out, kind, expecting: paths)
    let before = folder.notices
    say(before)
    // Asked only now: a run that was killed may have left an experiment's report to be moved in.
    if kind != .experiment { try refuseExperiment(in: out) }
    try await work(folder)
    say(folder.notices.dropFirst(before.count))
  }

  /// Refuses inputs that the report would replace: it could not be made from them again.
  static func refuseOwn(_ inputs: [String], in folder: String) throws {
    guard let own = try inputs.first(where: { try FileLocation.isOfReport($0, in: folder) }) else {
      return
    }
    throw UsageError(
      description: "\(own) is in the place of a file of the report, which would replace what it is "
        + "made from. Copy it elsewhere, or choose another folder with --out.")
  }

  private static func say(_ notices: some Sequence<String>) {
    for notice in notices { Terminal.note("linreg-report: \(notice)") }
  }

  private static func refuseExperiment(in folder: String) throws {
    guard try FileReader.isOccupied(FilePath.join(folder, "experiment.yaml")) else { return }
    throw FileError(
      .cannotCreate, path: folder,
      message: "\(folder) holds the report of an experiment. Choose another folder with --out.")
  }
}

/// A folder that is held as soon as it is prepared. An interrupt while it is being prepared waits for
/// that, or what was made by then would stay behind.
private final class HeldFolder: Sendable {
  private let folder = Mutex(PreparedFolder?.none)

  func prepare(
    _ out: String, _ kind: ReportKind, expecting paths: [String]
  ) throws -> PreparedFolder {
    try folder.withLock { folder in
      let prepared = try OutputFolder(path: out).prepare(kind, expecting: paths)
      folder = prepared
      return prepared
    }
  }

  func discard() { folder.withLock { $0 }?.discard() }
}
