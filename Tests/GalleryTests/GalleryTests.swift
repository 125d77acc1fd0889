import CairoCanvas
import Foundation
import Plotting
import Testing

/// The gallery's pictures, drawn anew and compared with the committed ones. With `RECORD_GOLDEN=1`
/// in the environment they, and the page, are written instead.
@Suite struct GalleryTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
  private static let themes: [(suffix: String, theme: Theme)] = [("", .light), ("-dark", .dark)]
  /// Small enough for a page of many.
  private static let size = (width: 600.0, height: 375.0)

  @Test(arguments: GalleryChart.all)
  func theSVGIsTheCommittedOne(_ chart: GalleryChart) throws {
    let svg = try chart.make().svg(width: Self.size.width, height: Self.size.height)
    let file = GalleryPage.picture(chart, ".svg")
    if Self.isRecording { try Data(svg.utf8).write(to: file) }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let lines = svg.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == expected.count)
    if let (line, was) = zip(lines, expected).first(where: { $0 != $1 }) {
      Issue.record("\(line.prefix(300)) was \(was.prefix(300))")
    }
  }

  /// No channel of a pixel may be further off than another release of cairo explains: eight for the
  /// coverage of a pixel on an edge, and what each file's palette may be off.
  @Test(arguments: GalleryChart.all)
  func thePixelsAreTheCommittedOnes(_ chart: GalleryChart) throws {
    let font = try Font(FontFiles.find())
    for (suffix, theme) in Self.themes {
      let png = try chart.make().png(
        width: Self.size.width, height: Self.size.height, theme: theme, font: font)
      let file = GalleryPage.picture(chart, suffix + ".png")
      if Self.isRecording { try Data(png).write(to: file) }
      let limit = Int(Self.size.width * Self.size.height) * 4
      let difference = try #require(
        PixelDifference(
          PNG.decode(png, maxPixels: limit),
          PNG.decode(Array(Data(contentsOf: file)), maxPixels: limit)),
        "the committed picture has another size")
      #expect(difference.greatest <= 2 * PNG.colorTolerance + 8)
      #expect(difference.count <= limit / 20)
    }
  }

  @Test(arguments: GalleryChart.all)
  func noTextStandsOnTextOrOutside(_ chart: GalleryChart) throws {
    let font = try Font(FontFiles.find())
    for size in [Size(width: 800, height: 500), Size(width: 600, height: 375)] {
      #expect(chart.make().layout(size: size, measurer: font).textFaults().isEmpty)
    }
  }

  @Test func thePageShowsTheSnippetsAsTheyAre() throws {
    let text = try GalleryPage.text()
    if Self.isRecording { try Data(text.utf8).write(to: GalleryPage.file) }
    #expect(try String(contentsOf: GalleryPage.file, encoding: .utf8) == text)
  }

  @Test func theArticleOnMarksShowsTheOneThatIsCompiled() throws {
    let article = try String(
      contentsOf: GalleryPage.root.appending(
        path: "Sources/Plotting/Plotting.docc/WritingAMark.md"), encoding: .utf8)
    let code = article.split(separator: "```swift\n").dropFirst().first?.split(separator: "```")
    let mark = try #require(code?.first.map(String.init))
    let snippet = try #require(GalleryChart.all.first { $0.file == "OwnMark" })
    #expect(try GalleryPage.code(of: snippet).hasPrefix(mark))
  }

  @Test func everySnippetIsOnThePage() throws {
    let folder = GalleryPage.root.appending(path: "Tests/GalleryTests/Snippets")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(Set(files) == Set(GalleryChart.all.map(\.file)))
    for chart in GalleryChart.all { #expect(try GalleryPage.code(of: chart).contains("Chart(")) }
  }
}
