/// Says what moved between a committed file and the same file made again.
enum Drift {
  /// One sentence, inert, of a length fit for a terminal, whatever the bytes are.
  static func sentence(path: String, committed: [UInt8], now: [UInt8]) -> String {
    if let reason = Mangling.sentence(committed: committed, now: now) { return reason }
    switch path.split(separator: ".").last {
    case "json": return JSONDrift.sentence(committed: committed, now: now)
    case "csv": return CSVDrift.sentence(committed: committed, now: now)
    case "svg": return SVGDrift.sentence(committed: committed, now: now)
    case "pdf": return PDFDrift.sentence(committed: committed, now: now)
    default: return LineDrift(committed: committed, now: now).sentence
    }
  }
}
