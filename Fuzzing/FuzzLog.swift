import Training

@testable import Reporting

/// A log of either kind is read alike wherever its bytes are cut.
func fuzzLog(_ bytes: [UInt8]) {
  func inPieces(_ length: Int, _ take: (ArraySlice<UInt8>) throws -> Void) rethrows {
    for start in stride(from: 0, to: bytes.count, by: length) {
      try take(bytes[start..<min(start + length, bytes.count)])
    }
  }
  func json(_ length: Int) -> String {
    outcome {
      var profiler = JSONLinesProfiler(named: "l")
      try inPieces(length) { try profiler.take($0) }
      try profiler.finish()
      let names = profiler.columns.map(\.name)
      var parser = JSONLinesParser(named: "l", columns: names, group: names.first)
      try inPieces(length) { try parser.take($0) }
      let runs = try parser.finish()
      promise(
        runs.reduce(0) { $0 + ($1.columns.first?.count ?? 0) } <= bytes.count, "rows out of nothing"
      )
      return "\(profiler.columns) \(runs)"
    }
  }
  func table(_ length: Int) -> String {
    outcome {
      var profiler = TableProfiler(named: "l")
      try inPieces(length) { try profiler.take($0) }
      let profile = try profiler.finish()
      let names = profile.columns.filter { !$0.isText }.map(\.name)
      var parser = LogParser(named: "l", columns: names)
      try inPieces(length) { try parser.take($0) }
      return "\(profile) \(try parser.finish())"
    }
  }
  promise(json(1 << 18) == json(5), "JSON lines read otherwise in pieces")
  promise(table(1 << 18) == table(5), "a table read otherwise in pieces")
}
