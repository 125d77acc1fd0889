/// What an earlier report in the same folder says it wrote.
struct EarlierReport {
  /// The largest summary that is read for it.
  private static let limit = 1 << 28

  /// Its files that are there, sorted: those that every report of its kind has, if the whole summary says
  /// so, and the figures that this lists.
  let files: [String]
  private let content: Content

  /// Reads the summary in the destination of `work`; `nil` if there is none, or none of a report. A file
  /// that only has its name is somebody's own.
  ///
  /// Only paths that a report gives to its files count, whatever the summary says, and only files.
  init?(in work: WorkFolder) throws(SystemError) {
    let summary = work.target(ReportPath.summary)
    guard try work.system.status(of: summary)?.kind == .file,
      let bytes = try FileReader.read(summary, limit: Self.limit, through: work.system),
      let content = Content(of: bytes)
    else { return nil }
    var files: [String] = []
    for path in Set(content.files).sorted() {
      if try work.system.status(of: work.target(path))?.kind == .file { files.append(path) }
    }
    self.files = files
    self.content = content
  }

  /// Whether a report may put its file at `path` in the place of the one that is there.
  func mayReplace(_ path: String) -> Bool {
    if content.isWhole { return files.contains(path) }
    // What a part of a summary does not list may be the report's all the same.
    return content.kind.files.contains(path) || ReportPath.isFigure(path)
  }

  /// What can be read of a summary.
  struct Content {
    /// The strings at `figures[].files[]` that are paths of figures.
    private(set) var figures: [String] = []
    /// Whether it could be read to its end, so that what it does not list is not the report's.
    private(set) var isWhole = false
    /// What it says of its kind; an experiment's says nothing.
    private(set) var kind = ReportKind.experiment

    /// The paths of all files that it is sure to have.
    var files: [String] { figures + (isWhole ? kind.files : []) }

    /// `nil` for a text that is no report's: one of its `schema`, with `title` or `kind` and with `figures`
    /// in any order, or without these if it breaks off, at its end, at zeros or at the mark of a merge conflict.
    init?(of summary: [UInt8]) {
      // An editor's byte order mark makes no other report of it.
      let mark = [0xEF, 0xBB, 0xBF] as [UInt8]
      let summary = summary.starts(with: mark) ? Array(summary.dropFirst(3)) : summary
      var reader = JSONReader(summary)
      var hasSchema = false, isNamed = false, hasFigures = false
      do throws(JSONReader.Fault) {
        while let token = try reader.next() {
          switch (reader.place.count, reader.place.first, token) {
          case (1, .key("schema"), .plain("1")): hasSchema = true
          case (1, .key("title"), .string): isNamed = true
          case (1, .key("kind"), .string(let text)):
            guard let kind = ReportKind(rawValue: text) else { return nil }
            isNamed = true
            self.kind = kind
          case (1, .key("figures"), .beginArray): hasFigures = true
          case (4, .key("figures"), .string(let path))
          where reader.place[2] == .key("files") && ReportPath.isFigure(path):
            figures.append(path)
          default: continue
          }
        }
        isWhole = true
      } catch {
        guard Self.breaksOff(summary, at: error.offset) else { return nil }
      }
      guard hasSchema, isNamed && hasFigures || !isWhole else { return nil }
    }

    private static func breaksOff(_ text: [UInt8], at offset: Int) -> Bool {
      let rest = text[offset...]
      // A loss of power leaves zeros in the place of what had not been written.
      return rest.isEmpty || rest.first == 0
        || "<|=>".utf8.contains { rest.starts(with: repeatElement($0, count: 7)) }
    }
  }
}
