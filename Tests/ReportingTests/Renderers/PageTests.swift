import Foundation
import Testing

@testable import Reporting

/// A browser opens the page of a report: at three widths, in both colour schemes, from files and as
/// one file.
@Suite(.enabled("chromium is not installed") { Tool.chromium.isHere })
struct PageTests {
  /// What a browser made of a page at one width.
  struct Found: Decodable {
    var width: Int
    var scrollWidth: Int
    /// Heading levels in their order.
    var levels: [Int]
    /// Pictures, those that came, and those that say what they show.
    var images: Int
    var loaded: Int
    var described: Int
    /// Figures without a caption, header cells without a scope, elements with a style of their own,
    /// scripts.
    var bareFigures: Int
    var headersWithoutScope: Int
    var styled: Int
    var scripts: Int
    /// Boxes that scroll sideways and can't be reached by keyboard.
    var unreachable: Int
    var background: String
    var ink: String
    /// The first picture's address, as far as it is worth telling.
    var source: String
  }

  static let widths = [320, 800, 1600]

  @Test(arguments: ["notebook", "path"], [false, true])
  func aPageIsWholeAtEveryWidthAndInBothSchemes(name: String, isSelfContained: Bool) async throws {
    let files = try await report(name, isSelfContained: isSelfContained)
    let light = try open(files, isDark: false)
    let dark = try open(files, isDark: true)
    #expect(light.map(\.width) == Self.widths && dark.map(\.width) == Self.widths)
    for page in light + dark {
      #expect(page.scrollWidth <= page.width, "\(page.width) wide, the page needs more")
      #expect(page.levels.first == 1 && page.levels.count { $0 == 1 } == 1)
      #expect(zip(page.levels, page.levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
      #expect(page.images > 0 && page.loaded == page.images && page.described == page.images)
      #expect(page.bareFigures == 0 && page.headersWithoutScope == 0)
      #expect(page.styled == 0 && page.scripts == 0 && page.unreachable == 0)
      #expect(page.source.hasPrefix("data:") == isSelfContained)
    }
    for (bright, dim) in zip(light, dark) {
      #expect(try luminance(bright.background) > 0.9 && luminance(dim.background) < 0.1)
      for page in [bright, dim] {
        #expect(try contrast(luminance(page.ink), luminance(page.background)) >= 7)
      }
      #expect(bright.source != dim.source)
      if !isSelfContained { #expect(dim.source.contains("-dark")) }
    }
  }

  /// Without this a page that shows nothing of what it should would pass unseen.
  @Test func aPageWhosePolicyForbidsItsPicturesIsFoundOut() async throws {
    var files = try await report("path", isSelfContained: false)
    let page = try #require(files.firstIndex { $0.path == "index.html" })
    let html = String(decoding: files[page].bytes, as: UTF8.self)
    files[page].bytes = Array(html.replacing("img-src 'self'", with: "img-src 'none'").utf8)
    for page in try open(files, isDark: false) { #expect(page.images > 0 && page.loaded == 0) }
  }

  // MARK: -

  private func report(_ name: String, isSelfContained: Bool) async throws -> [ReportFile] {
    let yaml = try #require(BuiltInExperiments.yaml(name))
    var experiment = try ExperimentReader.read(yaml, named: name)
    experiment.output.isSelfContained = isSelfContained
    experiment.output.formats = [.svg]
    let pipeline = try Pipeline(experiment, folder: ".")
    return try await pipeline.report(
      on: pipeline.train(jobs: 2), outputFolder: ".", jobs: 2
    ).files
  }

  /// Opens `index.html` at every width.
  private func open(_ files: [ReportFile], isDark: Bool) throws -> [Found] {
    try Tool.withFolder { folder in
      for file in files {
        let url = folder.appending(path: file.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url)
      }
      let visitor = folder.appending(path: "visitor.html")
      try Data(Self.visitor.utf8).write(to: visitor)
      let run = try Tool.chromium.run([
        "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
        "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
        "--user-data-dir=\(folder.appending(path: "profile").path)", "--window-size=1700,1200",
        "--virtual-time-budget=20000", "--dump-dom", visitor.absoluteString,
      ])
      let found = try #require(
        run.output.firstMatch(of: /<pre>(\[.*?\])<\/pre>/.dotMatchesNewlines()), "\(run.output)")
      let json = found.1.replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      return try JSONDecoder().decode([Found].self, from: Data(json.utf8))
    }
  }

  /// A page that shows the report in frames and writes down what it sees there.
  private static let visitor = """
    <!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
    \(widths.map {
      "<iframe src=\"index.html\" width=\"\($0)\" height=\"900\" style=\"border:0\"></iframe>"
    }.joined())
    <script>
    const count = (page, selector) => page.querySelectorAll(selector).length
    function look(frame) {
      const page = frame.contentDocument, view = frame.contentWindow
      const images = [...page.images], body = view.getComputedStyle(page.documentElement)
      return {
        width: +frame.width, scrollWidth: page.documentElement.scrollWidth,
        levels: [...page.querySelectorAll("h1,h2,h3,h4,h5,h6")].map(h => +h.tagName[1]),
        images: images.length, loaded: images.filter(i => i.complete && i.naturalWidth > 0).length,
        described: images.filter(i => i.alt.length > 20).length,
        bareFigures: [...page.querySelectorAll("figure")].filter(f => !f.querySelector("figcaption")).length,
        headersWithoutScope: count(page, "th:not([scope])"), styled: count(page, "[style]"),
        scripts: count(page, "script"),
        unreachable: [...page.querySelectorAll("*")].filter(e =>
          e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0
          && ["auto", "scroll"].includes(view.getComputedStyle(e).overflowX)).length,
        background: body.backgroundColor, ink: body.color,
        source: images[0].currentSrc.startsWith("data:")
          ? images[0].currentSrc.slice(0, 20) + images[0].currentSrc.length
          : images[0].currentSrc.split("/").pop(),
      }
    }
    addEventListener("load", () => {
      const found = [...document.querySelectorAll("iframe")].map(look)
      const text = document.createElement("pre")
      text.textContent = JSON.stringify(found)
      document.body.replaceChildren(text)
    })
    </script>
    """

  /// Relative luminance (WCAG 2) of a colour as browsers write it: `rgb(13, 17, 23)`.
  private func luminance(_ color: String) throws -> Double {
    let channels = color.matches(of: /[0-9]+/).compactMap { Double($0.output) }
    try #require(channels.count >= 3, "\(color)")
    let linear = channels.prefix(3).map { channel in
      let share = channel / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func contrast(_ a: Double, _ b: Double) -> Double {
    (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
