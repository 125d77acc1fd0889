import Foundation

/// `docs/gallery.md`: every snippet's code beside its picture.
enum GalleryPage {
  /// The repository's folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let file = root.appending(path: "docs/gallery.md")

  /// What stands in a chart's file of pictures: `log-axis-dark.png`.
  static func picture(_ chart: GalleryChart, _ suffix: String) -> URL {
    root.appending(path: "docs/gallery/\(chart.name)\(suffix)")
  }

  /// The page, its code taken out of the snippets' files.
  static func text() throws -> String {
    var page = """
      # Gallery

      Each picture is what the code beside it draws: the code is taken from the snippet's file in
      `Tests/GalleryTests/Snippets`, which every build of the tests compiles, and a test draws every
      picture again and compares it with the committed one, pixel by pixel. The pictures are golden
      files; `RECORD_GOLDEN=1 swift test --filter GalleryTests` writes them and this page anew.

      Pictures follow your light or dark theme. How charts are laid out stands in
      [charts.md](charts.md).

      """
    for chart in GalleryChart.all {
      page += """

        ## \(chart.heading)

        \(chart.text)

        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="gallery/\(chart.name)-dark.png">
          <img alt="\(chart.make().title)" src="gallery/\(chart.name).png" width="600">
        </picture>

        ```swift
        \(try code(of: chart))
        ```

        """
    }
    return page
  }

  /// The lines of a snippet between `// snippet.show` and `// snippet.hide`, without the indent of
  /// the comment that shows them.
  static func code(of chart: GalleryChart) throws -> String {
    let file = root.appending(path: "Tests/GalleryTests/Snippets/\(chart.file).swift")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    var indent: Int?
    var code: [Substring] = []
    for line in lines {
      let text = line.drop { $0 == " " }
      switch text {
      case "// snippet.show": indent = line.count - text.count
      case "// snippet.hide": indent = nil
      default: if let indent { code.append(line.dropFirst(indent)) }
      }
    }
    return code.joined(separator: "\n")
  }
}
