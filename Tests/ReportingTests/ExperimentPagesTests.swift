import CairoCanvas
import Foundation
import Testing

@testable import Reporting

/// The pages of the built-in experiments are what the program makes of them today. With
/// `RECORD_GOLDEN=1` in the environment they are written instead.
@Suite struct ExperimentPagesTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  @Test func thePagesAreTheCommittedOnes() async throws {
    let folder = try ExperimentPage.folder()
    var headlines: [String: String] = [:]
    var expected: Set<String> = ["README.md"]
    for (name, _) in BuiltInExperiments.names where name != "notebook" {
      let page = try await ExperimentPage(name)
      headlines[name] = page.headline
      expected.formUnion(["\(name).md"] + page.pictures.keys)
      try compare(page.text, with: folder.appending(path: "\(name).md"))
      for (path, png) in page.pictures.sorted(by: { $0.key < $1.key }) {
        try compare(png, with: folder.appending(path: path))
      }
    }
    try compare(ExperimentPage.index(headlines), with: folder.appending(path: "README.md"))
    let present = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.contains(".") }
    #expect(expected.symmetricDifference(present).isEmpty, "files that no page shows")
  }

  private func compare(_ text: String, with file: URL) throws {
    if Self.isRecording { try write(Data(text.utf8), to: file) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let golden = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == golden.count, "\(file.lastPathComponent)")
    if let (line, was) = zip(lines, golden).first(where: { $0 != $1 }) {
      Issue.record("\(file.lastPathComponent): \(line.prefix(300)) was \(was.prefix(300))")
    }
  }

  /// The same bytes, or no channel of a pixel further off than another release of cairo explains.
  private func compare(_ png: [UInt8], with file: URL) throws {
    if Self.isRecording { try write(Data(png), to: file) }
    let golden = [UInt8](try Data(contentsOf: file))
    guard png != golden else { return }
    let difference = try #require(
      PixelDifference(
        PNG.decode(png, maxPixels: 2_000_000), PNG.decode(golden, maxPixels: 2_000_000)),
      "\(file.lastPathComponent) has another size")
    #expect(difference.greatest <= 2 * PNG.colorTolerance + 8, "\(file.path)")
    #expect(difference.count <= 50_000, "\(file.path)")
  }

  private func write(_ data: Data, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }
}
