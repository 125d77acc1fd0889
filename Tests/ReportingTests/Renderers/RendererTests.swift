import CairoCanvas
import Foundation
import Plotting
import Testing

@testable import Reporting

/// Other people's renderers draw our SVG and PDF files as we draw our PNG files.
@Suite struct RendererTests {
  /// A figure in a theme, and what we make of it.
  struct Sheet {
    var name: String
    var drawing: Drawing
    var theme: Theme
    var svg: String
    var pixels: Pixels
  }

  /// Three figures of the notebook, one of them in both themes, one also with outlines for letters.
  private func sheets(_ font: Font) async throws -> [Sheet] {
    let study = try await FigureStudies.named("notebook")
    func sheet(_ name: FigureName, _ theme: Theme, outlines: Bool = false) throws -> Sheet {
      let drawing = Figures.chart(name, of: study).layout(
        size: Size(width: 800, height: 500), measurer: font)
      return Sheet(
        name: "\(name)-\(theme.name)\(outlines ? "-outlines" : "")", drawing: drawing,
        theme: theme,
        svg: outlines
          ? try SVGWriter.svg(drawing, theme: theme, outlinesOf: font)
          : SVGWriter.svg(drawing, theme: theme), pixels: try pixels(drawing, theme, font))
    }
    return try [
      sheet(.loss, .light), sheet(.loss, .dark), sheet(.trajectory, .light),
      sheet(.parameters, .light), sheet(.loss, .light, outlines: true),
    ]
  }

  private func pixels(_ drawing: Drawing, _ theme: Theme, _ font: Font) throws -> Pixels {
    try decode(PNG.encode(drawing, theme: theme, scale: 2, font: font))
  }

  private func decode(_ bytes: [UInt8]) throws -> Pixels {
    try PNG.decode(bytes, maxPixels: 20_000_000)
  }

  private func read(_ file: URL) throws -> Pixels { try decode(Array(Data(contentsOf: file))) }

  @Test(.enabled("rsvg-convert is not installed (librsvg2-bin)") { Tool.rsvg.isHere })
  func librsvgDrawsAnSVGAsWeDrawThePNG() async throws {
    for sheet in try await sheets(openFont()) {
      let drawn = try Tool.withFolder { folder in
        let file = folder.appending(path: "a.svg"), picture = folder.appending(path: "a.png")
        try Data(sheet.svg.utf8).write(to: file)
        let run = try Tool.rsvg.run(["-w", "1600", "-h", "1000", "-o", picture.path, file.path])
        try #require(run.status == 0, "\(run.output)")
        return try read(picture)
      }
      let likeness = PictureLikeness(sheet.pixels, drawn)
      #expect(likeness.isOnlyAntialiasing, "\(sheet.name): \(likeness)")
    }
  }

  @Test(.enabled("chromium is not installed") { Tool.chromium.isHere })
  func chromiumDrawsAnSVGAsWeDrawThePNG() async throws {
    let sheets = try await sheets(openFont())
    // All on one page, so that the browser starts once.
    let page = try Tool.withFolder { folder in
      var html = "<!doctype html><style>body{margin:0}img{display:block}</style>"
      for (number, sheet) in sheets.enumerated() {
        try Data(sheet.svg.utf8).write(to: folder.appending(path: "\(number).svg"))
        html += "<img src=\"\(number).svg\">"
      }
      let file = folder.appending(path: "page.html"), picture = folder.appending(path: "a.png")
      try Data(html.utf8).write(to: file)
      let run = try Tool.chromium.run([
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--allow-file-access-from-files", "--force-device-scale-factor=2",
        "--force-color-profile=srgb", "--user-data-dir=\(folder.appending(path: "profile").path)",
        "--window-size=800,\(500 * sheets.count)", "--screenshot=\(picture.path)",
        file.absoluteString,
      ])
      try #require(run.status == 0, "\(run.output)")
      return try read(picture)
    }
    try #require(page.width == 1600 && page.height == 1000 * sheets.count)
    for (number, sheet) in sheets.enumerated() {
      let size = 1600 * 1000 * 4
      let drawn = Pixels(
        width: 1600, height: 1000, rgba: Array(page.rgba[number * size..<(number + 1) * size]))
      let likeness = PictureLikeness(sheet.pixels, drawn)
      #expect(likeness.isOnlyAntialiasing, "\(sheet.name): \(likeness)")
    }
  }

  @Test(.enabled("pdftoppm is not installed (poppler-utils)") { Tool.pdftoppm.isHere })
  func popplerDrawsAPDFAsWeDrawThePNG() async throws {
    let font = try openFont()
    for sheet in try await sheets(font).dropLast() {
      let drawn = try Tool.withFolder { folder in
        let file = folder.appending(path: "a.pdf"), picture = folder.appending(path: "a")
        try Data(PDF.encode(sheet.drawing, theme: sheet.theme, font: font)).write(to: file)
        let run = try Tool.pdftoppm.run([
          "-r", "144", "-png", "-singlefile", file.path, picture.path,
        ])
        try #require(run.status == 0, "\(run.output)")
        return try read(folder.appending(path: "a.png"))
      }
      let likeness = PictureLikeness(sheet.pixels, drawn)
      #expect(likeness.isOnlyAntialiasing, "\(sheet.name): \(likeness)")
    }
  }

  @Test func aMarkThatIsMissingOrMovedIsMoreThanAntialiasing() async throws {
    let font = try openFont()
    let study = try await FigureStudies.named("notebook")
    let whole = Figures.chart(.loss, of: study).layout(
      size: Size(width: 800, height: 500), measurer: font)
    let pixels = try pixels(whole, .light, font)
    #expect(PictureLikeness(pixels, pixels).greatest == 0)
    func likeness(_ change: (Drawing.Command) -> Drawing.Command?) throws -> PictureLikeness {
      var isDone = false
      var other = whole
      other.commands = whole.commands.compactMap { command in
        if isDone { return command }
        let changed = change(command)
        isDone = changed != command
        return changed
      }
      try #require(isDone)
      return PictureLikeness(pixels, try self.pixels(other, .light, font))
    }
    // One grid line, one line of data, one marker, one label.
    let lost = try [
      likeness {
        if case .stroke(_, let style) = $0, style.paint.role == .grid { nil } else { $0 }
      },
      likeness {
        if case .stroke(_, let style) = $0, case .series = style.paint.role { nil } else { $0 }
      },
      likeness {
        if case .fill(_, let paint) = $0, case .series = paint.role, paint.opacity == 1 {
          nil
        } else {
          $0
        }
      },
      likeness { if case .text(let text) = $0, text.plain.count < 5 { nil } else { $0 } },
    ]
    for likeness in lost { #expect(!likeness.isOnlyAntialiasing, "\(likeness)") }
    // A label that stands three points further right.
    let moved = try likeness {
      guard case .text(var text) = $0, text.plain.count < 5 else { return $0 }
      text.origin.x += 3
      return .text(text)
    }
    #expect(!moved.isOnlyAntialiasing, "\(moved)")
  }

  private func openFont() throws -> Font { try Font(FontFiles.find()) }
}
