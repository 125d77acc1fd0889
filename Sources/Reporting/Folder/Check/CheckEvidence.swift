import CairoCanvas

/// What there is to see of a check that failed: for each file that drifted what was committed, what
/// is made now, and for pictures where they differ.
public struct CheckEvidence: Sendable, Equatable {
  /// Paths within the folder of evidence, `expected/figures/loss.png` and so on, and their bytes.
  public var files: [ReportFile]

  /// Gathers it.
  ///
  /// - Parameters:
  ///   - result: what the check found.
  ///   - report: the report as it is made now.
  ///   - folder: where the committed report stands.
  /// - Throws: `cannotRead` if a committed file can't be read any more, or there is no memory for a
  ///   picture of the differences.
  public init(
    of result: CheckResult, _ report: [ReportFile], committedIn folder: String
  ) throws(FileError) {
    let committed = try CommittedReport(in: folder)
    files = []
    for entry in result.entries where !entry.verdict.passes {
      let actual = report.first { $0.path == entry.path }
      var expected: [UInt8]?
      if case .bytes(let bytes) = try committed.file(
        entry.path, expecting: actual?.bytes.count ?? 1 << 24)
      {
        expected = bytes
        files.append(ReportFile(path: "expected/" + entry.path, bytes: bytes))
      }
      guard let actual else { continue }
      files.append(ReportFile(path: "actual/" + entry.path, bytes: actual.bytes))
      if let expected, let picture = Self.difference(expected, actual) {
        files.append(ReportFile(path: "difference/" + entry.path, bytes: picture))
      }
    }
  }

  /// A picture of where two pictures of one size differ.
  private static func difference(_ expected: [UInt8], _ actual: ReportFile) -> [UInt8]? {
    guard actual.path.hasSuffix(".png"),
      case .pixels(let old, let new) = PictureComparison(
        committed: expected, regenerated: actual.bytes
      ).pair,
      let picture = DifferencePicture(old, new)
    else { return nil }
    return try? PNG.encode(picture.pixels)
  }
}
