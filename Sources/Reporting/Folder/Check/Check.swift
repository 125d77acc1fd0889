import CairoCanvas

/// Compares a report that was just made with the one in a folder, and changes nothing there.
public enum Check {
  /// What became of each file.
  ///
  /// - Parameters:
  ///   - files: the report as it is made now, all of it.
  ///   - folder: where the committed report stands.
  ///   - strictPixels: whether a picture whose drawing is unchanged may not differ in one pixel.
  /// - Returns: a verdict on every file of the report, in its order, then on every file among the
  ///   committed figures that bears a figure's name and was not made again. A user's own files
  ///   elsewhere are not looked at.
  /// - Throws: `cannotRead` if there is no such folder, or a file in it can't be read.
  public static func compare(
    _ files: [ReportFile], with folder: String, strictPixels: Bool = false
  ) throws(FileError) -> CheckResult {
    let committed = try CommittedReport(in: folder)
    var entries: [CheckResult.Entry] = []
    for file in files {
      let verdict: FileVerdict
      switch try committed.file(file.path, expecting: file.bytes.count) {
      case .missing: verdict = .missing
      case .unusable(let reason): verdict = .drifted(reason)
      case .bytes(file.bytes): verdict = .identical
      case .bytes(let bytes) where file.path.hasSuffix(".png"):
        let isSameDrawing = try committed.drawingIsUnchanged(of: file.path, in: files)
        verdict = PictureComparison(committed: bytes, regenerated: file.bytes)
          .verdict(mayDiffer: isSameDrawing && !strictPixels)
      case .bytes(let bytes):
        verdict = .drifted(Drift.sentence(path: file.path, committed: bytes, now: file.bytes))
      }
      entries.append(CheckResult.Entry(path: file.path, verdict: verdict))
    }
    let made = Set(files.map(\.path))
    for path in try committed.figures() where !made.contains(path) {
      entries.append(CheckResult.Entry(path: path, verdict: .unexpected))
    }
    return CheckResult(entries: entries)
  }
}
