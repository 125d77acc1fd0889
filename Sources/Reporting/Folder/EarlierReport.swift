/// What an earlier report in the same folder says it wrote.
struct EarlierReport {
  /// The largest summary that is read for it.
  private static let limit = 1 << 28

  /// The figures that its summary lists and that are there, sorted.
  let figures: [String]
  /// Whether the summary could be read to its end, so that what it does not list is not the report's.
  let isWhole: Bool

  /// Reads the summary in the destination of `work`; `nil` if there is none, or none of a report. A file
  /// that only has its name is somebody's own.
  ///
  /// Only paths that a report gives to figures count, whatever the summary says, and only files.
  init?(in work: WorkFolder) throws(SystemError) {
    let summary = work.target(ReportPath.summary)
    guard try work.system.status(of: summary)?.kind == .file,
      let bytes = try FileReader.read(summary, limit: Self.limit, through: work.system),
      let content = Content(of: bytes)
    else { return nil }
    var figures: [String] = []
    for path in Set(content.figures).sorted() {
      if try work.system.status(of: work.target(path))?.kind == .file { figures.append(path) }
    }
    self.figures = figures
    isWhole = content.isWhole
  }

  /// Whether a report may put its file at `path` in the place of the one that is there.
  func mayReplace(_ path: String) -> Bool {
    ReportPath.fixed.contains(path) || figures.contains(path) || !isWhole
  }

  /// What can be read of a summary.
  struct Content {
    /// The strings at `figures[].files[]` that are paths of figures.
    private(set) var figures: [String] = []
    private(set) var isWhole = false

    /// `nil` for a text that is no report's: one of its `schema` with `figures`, in any order, or without
    /// them if it breaks off, as at the mark of a merge conflict.
    init?(of summary: [UInt8]) {
      // An editor's byte order mark makes no other report of it.
      let mark = [0xEF, 0xBB, 0xBF] as [UInt8]
      var reader = JSONReader(summary.starts(with: mark) ? Array(summary.dropFirst(3)) : summary)
      var hasSchema = false, hasFigures = false
      do throws(JSONReader.Fault) {
        while let token = try reader.next() {
          switch (reader.place.count, reader.place.first, token) {
          case (1, .key("schema"), .plain("1")): hasSchema = true
          case (1, .key("figures"), .beginArray): hasFigures = true
          case (4, .key("figures"), .string(let path))
          where reader.place[2] == .key("files") && ReportPath.isFigure(path):
            figures.append(path)
          default: continue
          }
        }
        isWhole = true
      } catch {
        isWhole = false
      }
      guard hasSchema, hasFigures || !isWhole else { return nil }
    }
  }
}
