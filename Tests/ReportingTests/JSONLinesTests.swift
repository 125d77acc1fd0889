import Testing
import Training

@testable import Reporting

/// JSON lines, read piece by piece.
@Suite struct JSONLinesTests {
  private static let log = Array(
    ("\u{FEFF}{\"run\":\"a\",\"step\":1,\"loss\":0.5,\"loss\":2,\"deep\":{\"loss\":9}}\r\n\n"
      + "{\"loss\":null,\"step\":2,\"run\":\"é\"}\n  {\"run\":\"a\",\"loss\":-Infinity}\n"
      + "{\"run\":\"a\",\"step\":1e300}").utf8)

  @Test(arguments: [1, 2, 3, 7, 64, 1 << 16])
  func runsAreTheSameWhereverPiecesAreCut(length: Int) throws {
    var profiler = JSONLinesProfiler(named: "log")
    var parser = JSONLinesParser(named: "log", columns: ["step", "loss"], group: "run")
    for start in stride(from: 0, to: Self.log.count, by: length) {
      let piece = Self.log[start..<min(start + length, Self.log.count)]
      try profiler.take(piece)
      try parser.take(piece)
    }
    try profiler.finish()
    #expect(profiler.columns.map(\.name) == ["run", "step", "loss"])
    #expect(profiler.columns.map(\.numbers) == [0, 3, 2])
    #expect(profiler.columns.map(\.missing) == [0, 0, 1])
    let runs = try parser.finish()
    #expect(runs.map(\.group) == ["a", "é"])
    #expect(runs[0].columns[0].description == "[1.0, nan, 1e+300]")
    #expect(runs[0].columns[1].description == "[2.0, inf, nan]")
    #expect(runs[1].columns.description == "[[2.0], [nan]]")
  }

  @Test func aLineHasALimit() throws {
    var parser = JSONLinesParser(named: "log", columns: ["loss"], group: nil)
    let long = Array("{\"loss\":1}\n{\"text\":\"".utf8)
    try parser.take(long[...])
    let error = #expect(throws: DataError.self) {
      try parser.take([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)[...])
    }
    #expect(error?.description.hasPrefix("log:2: This line is longer than 1 MiB") == true)
  }

  @Test func membersHaveALimit() throws {
    var profiler = JSONLinesProfiler(named: "log")
    let line = (0...4_096).map { "\"m\($0)\":1" }.joined(separator: ",")
    let error = #expect(throws: DataError.self) {
      try profiler.take(Array("{\(line)}\n".utf8)[...])
    }
    #expect(error?.description.contains("more than 4,096 different members") == true)
  }
}
