import Foundation
import Testing

@testable import Plotting

/// Drawings as text, compared line by line with those in `fixtures/drawings`: a moved tick is one
/// changed line. With `RECORD_GOLDEN=1` in the environment they are written instead.
@Suite struct GoldenTests {
  private static let folder: URL = {
    var folder = URL(filePath: #filePath)
    repeat {
      folder.deleteLastPathComponent()
    } while folder.path.count > 1
      && !FileManager.default.fileExists(atPath: folder.appending(path: "fixtures").path)
    return folder.appending(path: "fixtures/drawings")
  }()

  static let charts: [(name: String, chart: Chart)] = [
    ("everything", SampleCharts.everything),
    ("sweep", SampleCharts.sweep),
    (
      "twelve",
      SampleCharts.lines(
        (0..<12).map { ("variant \($0)", SampleCharts.decay(30, 0.001 * Double($0 + 1))) })
    ),
    ("one-point", SampleCharts.lines([("only", [3])])),
    ("constant", SampleCharts.lines([("a", [5, 5, 5]), ("b", [5, 5, 5])])),
    ("extremes", SampleCharts.lines([("up", [1e-300, 1, 1e300]), ("down", [1e300, 1, 1e-300])])),
    ("through-zero", SampleCharts.lines([("a", [10, 1, 0, -1, 0.1, 0, 5])])),
    ("linear", SampleCharts.lines([("a", [-3.5, -1, 0.1])], transform: .linear)),
  ]

  @Test(arguments: charts.map(\.name))
  func aDrawingIsWhatItWas(_ name: String) throws {
    let chart = try #require(Self.charts.first { $0.name == name }).chart
    let text = DrawingText.text(
      of: chart.layout(size: Size(width: 640, height: 400), measurer: FixedMeasurer()))
    let file = Self.folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == expected.count)
    for (number, pair) in zip(lines, expected).enumerated() where pair.0 != pair.1 {
      Issue.record("line \(number + 1): \(pair.0.prefix(300)) was \(pair.1.prefix(300))")
      break
    }
  }
}
