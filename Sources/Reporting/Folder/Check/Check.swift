import CairoCanvas

/// Compares a report that was just made with the one in a folder, and changes nothing there.
public enum Check {
  /// What became of each file.
  ///
  /// - Parameters:
  ///   - files: the report as it is made now, all of it.
  ///   - folder: where the committed report stands.
  ///   - tolerance: how much may differ.
  ///   - painted: the pixels of a picture of the report, by its path, before they were encoded; asked
  ///     for only where a PNG differs. Without them a PNG is compared with what it was encoded to.
  /// - Returns: a verdict on every file of the report, in its order, then on every file among the
  ///   committed figures that bears a figure's name and was not made again. A user's own files
  ///   elsewhere are not looked at.
  /// - Throws: `cannotRead` if there is no such folder, or a file in it can't be read.
  public static func compare(
    _ files: [ReportFile], with folder: String, tolerance: CheckTolerance = .strict,
    painted: (String) -> Pixels? = { _ in nil }
  ) throws(FileError) -> CheckResult {
    let committed = try CommittedReport(in: folder)
    var entries: [CheckResult.Entry] = []
    var passing: Set<String> = []
    // A picture is judged after the drawing that it shows.
    for file in files.filter({ !$0.isPNG }) + files.filter(\.isPNG) {
      let verdict: FileVerdict
      switch try committed.file(file.path, expecting: file.bytes.count) {
      case .missing: verdict = .missing
      case .unusable(let reason): verdict = .drifted(reason)
      case .bytes(file.bytes): verdict = .identical
      case .bytes(let bytes) where file.isPNG:
        let isDrawnRight = passing.contains(file.path.dropLast(".png".count) + ".svg")
        verdict = PictureComparison(committed: bytes, regenerated: file.bytes).verdict(tolerance) {
          isDrawnRight ? painted(file.path) ?? file.pixels : nil
        }
      case .bytes(let bytes):
        verdict =
          Drift(path: file.path, committed: bytes, now: file.bytes, tolerance: tolerance).verdict
      }
      if verdict.passes { passing.insert(file.path) }
      entries.append(CheckResult.Entry(path: file.path, verdict: verdict))
    }
    let made = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    entries.sort { made[$0.path] ?? 0 < made[$1.path] ?? 0 }
    for path in try committed.figures() where made[path] == nil {
      entries.append(CheckResult.Entry(path: path, verdict: .unexpected))
    }
    return CheckResult(entries: entries)
  }
}

extension ReportFile {
  fileprivate var isPNG: Bool { path.hasSuffix(".png") }

  /// What a picture was encoded to.
  fileprivate var pixels: Pixels? { try? PNG.decode(bytes, maxPixels: 1 << 27) }
}
