import Reporting

/// The folder into which a command writes its report.
enum ReportFolder {
  /// Holds the folder while `work` makes a report and commits it; whatever ends that, an interrupt
  /// among others, what was not committed is gone.
  ///
  /// - Parameters:
  ///   - paths: the figures that the report may have.
  ///   - progress: whose line is cleared before an interrupt ends the process.
  static func hold(
    _ out: String, expecting paths: [String], clearing progress: ProgressReporter? = nil,
    _ work: (PreparedFolder) async throws -> Void
  ) async throws {
    let folder = try OutputFolder(path: out).prepare(expecting: paths)
    let signals = Signals.onInterrupt {
      progress?.clear()
      folder.discard()
    }
    defer {
      signals.forEach { $0.cancel() }
      folder.discard()
    }
    for notice in folder.notices { Terminal.note("linreg-report: \(notice)") }
    try await work(folder)
  }

  /// Refuses a folder that holds the report of an experiment to a report of another kind: the
  /// experiment would stay behind.
  static func refuseExperiment(in folder: String) throws {
    let experiment = DisplayPath.child("experiment.yaml", of: folder)
    guard (try? FileReader.read(experiment, limit: FileReader.experimentLimit)) != nil else {
      return
    }
    throw FileError(
      .cannotCreate, path: folder,
      message: "\(folder) holds the report of an experiment. Choose another folder with --out.")
  }
}
