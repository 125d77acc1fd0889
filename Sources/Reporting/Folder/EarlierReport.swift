/// What an earlier report in the same folder says it wrote.
struct EarlierReport {
  /// The largest summary that is read for it.
  private static let limit = 1 << 28

  /// The figures that its summary lists and that are there, sorted.
  let figures: [String]
  /// Whether the summary could be read to its end, so that what it does not list is not the report's.
  let isWhole: Bool

  /// Reads the summary in the destination of `work`; `nil` if there is none, or none of a report, which
  /// begins in one way however damaged the rest may be. A file that only has its name is somebody's own.
  ///
  /// Only paths that a report gives to figures count, whatever the summary says, and only files.
  init?(in work: WorkFolder) throws(SystemError) {
    let summary = work.target(ReportPath.summary)
    guard try work.system.status(of: summary)?.kind == .file,
      let bytes = try FileReader.read(summary, limit: Self.limit, through: work.system),
      Self.beginsAsOurs(bytes)
    else { return nil }
    let (paths, isWhole) = Self.listed(in: bytes)
    var figures: [String] = []
    for path in Set(paths).sorted() {
      if try work.system.status(of: work.target(path))?.kind == .file { figures.append(path) }
    }
    self.figures = figures
    self.isWhole = isWhole
  }

  /// Whether a report may put its file at `path` in the place of the one that is there.
  func mayReplace(_ path: String) -> Bool {
    ReportPath.fixed.contains(path) || figures.contains(path) || !isWhole
  }

  private static func beginsAsOurs(_ summary: [UInt8]) -> Bool {
    var reader = JSONReader(summary)
    let start = [.beginObject, .key("schema"), .plain("1")] as [JSONReader.Token]
    for token in start {
      guard (try? reader.next()) == token else { return false }
    }
    // Of an experiment, and of histories.
    return [.key("title"), .key("kind")].contains(try? reader.next())
  }

  /// The strings at `figures[].files[]` that are paths of figures, and whether that is all of them: a
  /// summary that is damaged lists what can be read of it.
  static func listed(in summary: [UInt8]) -> (paths: [String], isWhole: Bool) {
    var reader = JSONReader(summary)
    var paths: [String] = []
    do throws(JSONReader.Fault) {
      while let token = try reader.next() {
        guard case .string(let path) = token, reader.place.count == 4,
          reader.place[0] == .key("figures"), reader.place[2] == .key("files"),
          ReportPath.isFigure(path)
        else { continue }
        paths.append(path)
      }
      return (paths, true)
    } catch {
      return (paths, false)
    }
  }
}
