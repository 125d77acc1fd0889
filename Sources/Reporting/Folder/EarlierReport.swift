/// What an earlier report in the same folder says it wrote.
enum EarlierReport {
  /// The largest summary that is read for it.
  private static let limit = 1 << 28

  /// The figures that the summary in the destination of `work` lists and that are there, sorted.
  ///
  /// Only paths that a report gives to figures count, whatever the summary says, and only files.
  /// A summary that is damaged lists what can be read of it.
  static func figures(in work: WorkFolder) throws(SystemError) -> [String] {
    let summary = work.target(ReportPath.summary)
    guard try work.system.status(of: summary)?.kind == .file,
      let bytes = try FileReader.read(summary, limit: limit, through: work.system)
    else { return [] }
    var figures: [String] = []
    for path in Set(listed(in: bytes)).sorted() {
      if try work.system.status(of: work.target(path))?.kind == .file { figures.append(path) }
    }
    return figures
  }

  /// The strings at `figures[].files[]` that are paths of figures.
  static func listed(in summary: [UInt8]) -> [String] {
    var reader = JSONReader(summary)
    var paths: [String] = []
    while let token = try? reader.next() {
      guard case .string(let path) = token, reader.place.count == 4,
        reader.place[0] == .key("figures"), reader.place[2] == .key("files"),
        ReportPath.isFigure(path)
      else { continue }
      paths.append(path)
    }
    return paths
  }
}
