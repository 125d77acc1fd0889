/// What moved between a committed file and the same file made again.
struct Drift {
  /// One sentence, inert, of a length fit for a terminal, whatever the bytes are.
  var sentence: String
  /// Whether a tolerance that was asked for covers all of it.
  var isTolerated = false

  init(_ sentence: String, isTolerated: Bool = false) {
    self.sentence = sentence
    self.isTolerated = isTolerated
  }

  init(path: String, committed: [UInt8], now: [UInt8], tolerance: CheckTolerance = .strict) {
    if let reason = Mangling.sentence(committed: committed, now: now) {
      self.init(reason)
      return
    }
    self =
      switch path.split(separator: ".").last {
      case "json": JSONDrift.drift(committed: committed, now: now, tolerance.numbers)
      case "csv": CSVDrift.drift(committed: committed, now: now, tolerance.numbers)
      case "svg": SVGDrift.drift(committed: committed, now: now, tolerance.numbers)
      case "pdf": Drift(PDFDrift.sentence(committed: committed, now: now))
      default: Drift(LineDrift(committed: committed, now: now).sentence)
      }
  }

  var verdict: FileVerdict { isTolerated ? .withinTolerance(sentence) : .drifted(sentence) }
}
