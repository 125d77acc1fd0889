import Foundation
import Testing

@testable import Plotting
import Wording

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SVGTests {
  /// Reads a document with a real XML parser and keeps what the tests ask about.
  final class Reader: NSObject, XMLParserDelegate {
    var ids: [String] = []
    var references: [String] = []
    var texts: [String] = []
    var elements: [(name: String, attributes: [String: String])] = []
    private var open: [String] = []

    static func read(_ svg: String) throws -> Reader {
      let reader = Reader()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = reader
      let isParsed = parser.parse()
      try #require(isParsed, "\(String(describing: parser.parserError)) in \(svg.prefix(400))")
      return reader
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      open.append(name)
      elements.append((name, attributes))
      if let id = attributes["id"] { ids.append(id) }
      if let clip = attributes["clip-path"] {
        references.append(String(clip.dropFirst("url(#".count).dropLast()))
      }
      references += attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
      if ["text", "title", "desc", "tspan"].contains(name) { texts.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if let name = open.last, ["text", "title", "desc", "tspan"].contains(name) {
        texts[texts.count - 1] += string
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      open.removeLast()
    }
  }

  private func drawing(_ commands: [Drawing.Command], name: String = "figure", title: String = "T")
    -> Drawing
  {
    Drawing(
      name: name, size: Size(width: 80, height: 40), title: title, description: "D",
      commands: commands)
  }

  private func text(_ string: String, at x: Double = 3) -> PlacedText {
    PlacedText(
      [.init(string, size: 12, dx: 0, dy: 0, width: 30.125)], at: Point(x, 20), paint: Paint(.ink))
  }

  @Test func theDocumentIsExact() {
    let path = Path(through: [Point(1, 2), Point(11, 2), Point(11, 7.5), Point(0.25, 8.126)])
    let style = StrokeStyle(Paint(.series(0)), width: 2, dash: [3, 1.5], cap: .butt)
    let svg = SVGWriter.svg(
      drawing([
        .fill(Path(Rect(x: 0, y: 0, width: 80, height: 40)), Paint(.paper)),
        .beginClip(Rect(x: 0, y: 0, width: 40, height: 40)), .stroke(path, style), .endClip,
        .fill(.circle(at: Point(5, 5), radius: 2), Paint(.series(1), opacity: 0.5)),
        .text(text("a < b")),
      ]), theme: .light)
    #expect(
      svg == """
        <svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" viewBox="0 0 80 40" role="img" aria-labelledby="figure-title figure-desc" font-family="'DejaVu Sans', Verdana, sans-serif" stroke-linejoin="round">
        <title id="figure-title">T</title>
        <desc id="figure-desc">D</desc>
        <defs>
        <clipPath id="figure-clip-1"><rect x="0" y="0" width="40" height="40"/></clipPath>
        </defs>
        <path fill="#fff" d="M0 0h80v40h-80z"/>
        <g clip-path="url(#figure-clip-1)">
        <path fill="none" stroke="#083ec1" stroke-width="2" stroke-dasharray="3 1.5" d="M1 2h10v5.5l-10.75 .63"/>
        </g>
        <path fill="#b95400" fill-opacity="0.5" d="M7 5c0 1.1-.9 2-2 2-1.1 0-2-.9-2-2 0-1.1 .9-2 2-2 1.1 0 2 .9 2 2z"/>
        <text font-size="12" fill="#1a1d21" x="3" y="20" textLength="30.13">a &lt; b</text>
        </svg>

        """)
  }

  @Test func roundingErrorsDoNotAddUp() throws {
    let points = (0..<1000).map { Point(Double($0) * 0.034, Double($0 % 7) * 0.003) }
    var path = SVGPath()
    path.append(Path(through: points))
    // Walk the relative path back.
    let numbers = path.text.replacing("M", with: " ").replacing(/[lhv]/) { " \($0.output) " }
    var x = 0.0
    var mode = "l"
    var isFirst = true
    var pending: [Double] = []
    for token in numbers.replacing("-", with: " -").split(separator: " ") {
      if "lhv".contains(token) {
        mode = String(token)
        pending = []
        continue
      }
      for part in Self.split(String(token)) {
        pending.append(part)
        if mode == "h" || (isFirst && pending.count == 2) || (mode == "l" && pending.count == 2) {
          x = isFirst ? pending[0] : x + pending[0]
          isFirst = false
          pending = []
        } else if mode == "v" {
          pending = []
        }
      }
    }
    #expect((x - points[999].x).magnitude <= 0.0051)
  }

  /// Numbers that stand together because each begins with its point.
  private static func split(_ token: String) -> [Double] {
    var parts: [String] = [""]
    for character in token {
      if character == ".", parts[parts.count - 1].contains(".") { parts.append("") }
      parts[parts.count - 1].append(character)
    }
    return parts.compactMap {
      Double($0.hasPrefix(".") ? "0" + $0 : $0.replacing("-.", with: "-0."))
    }
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\" onload=\"x", "]]>", "-->", "a|b", "a\nb\tc",
    "\u{202E}desrever\u{2066}", "\u{0}\u{1}\u{B}\u{1F}\u{7F}\u{85}\u{FFFE}\u{FFFF}", "&amp;&#0;",
    "𝕏 日本 é e\u{301} 👩‍👩‍👧", String(repeating: "x", count: 10_000), "",
  ])
  func userTextIsInert(_ string: String) throws {
    let svg = SVGWriter.svg(
      drawing([.text(text(string))], name: string, title: string), theme: .dark)
    let reader = try Reader.read(svg)
    #expect(reader.texts[0] == Inert.line(string))
    #expect(reader.texts.last == Inert.line(string))
    #expect(reader.elements.map(\.name) == ["svg", "title", "desc", "text"])
    #expect(!svg.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
    #expect(
      reader.ids.allSatisfy {
        $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
      })
  }

  /// Letters that are squares of half an em.
  private struct Squares: GlyphOutliner {
    func outlinedGlyphs(of string: String, weight: FontWeight) -> [OutlinedGlyph] {
      string.unicodeScalars.enumerated().map { place, scalar in
        OutlinedGlyph(
          id: .init(face: weight == .bold ? 1 : 0, index: Int(scalar.value)),
          origin: Point(Double(place) * 0.6, 0),
          outline: scalar == " "
            ? Path() : Path(Rect(x: 0.05, y: 0, width: 0.5, height: 0.7)))
      }
    }
  }

  @Test func lettersCanBeShapesDefinedOnce() throws {
    let svg = try SVGWriter.svg(
      drawing([.text(text("aa b"))]), theme: .light, outlinesOf: Squares())
    #expect(
      svg == """
        <svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" viewBox="0 0 80 40" role="img" aria-labelledby="figure-title figure-desc" xmlns:xlink="http://www.w3.org/1999/xlink" stroke-linejoin="round">
        <title id="figure-title">T</title>
        <desc id="figure-desc">D</desc>
        <defs>
        <path id="figure-g1" d="M50 0h500v-700h-500z"/>
        <path id="figure-g2" d="M50 0h500v-700h-500z"/>
        </defs>
        <g fill="#1a1d21" transform="translate(3 20)scale(.012)"><use xlink:href="#figure-g1"/><use xlink:href="#figure-g1" x="600"/><use xlink:href="#figure-g2" x="1800"/></g>
        </svg>

        """)
  }

  @Test func shapesHaveIdsOfTheirFigureAndEveryUseHasOne() throws {
    let drawing = SampleCharts.everything.layout(
      size: Size(width: 800, height: 500), measurer: FixedMeasurer())
    var ids: [String] = []
    for theme in [Theme.light, .dark] {
      let reader = try Reader.read(
        SVGWriter.svg(drawing, theme: theme, outlinesOf: Squares()))
      #expect(!reader.elements.contains { $0.name == "text" || $0.name == "tspan" })
      let uses = reader.elements.filter { $0.name == "use" }
      #expect(uses.count > 100)
      #expect(
        uses.allSatisfy { use in
          reader.ids.contains(use.attributes["xlink:href"].map { String($0.dropFirst()) } ?? "")
        })
      #expect(reader.elements[0].attributes["role"] == "img" && !reader.texts[0].isEmpty)
      #expect(reader.ids.allSatisfy { $0.hasPrefix("everything") })
      ids += reader.ids
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func theFontIsTheOneThatWasMeasuredWith() throws {
    let svg = SVGWriter.svg(drawing([]), theme: .light, family: #"O'Neil \ <Sans>"#)
    let family = try Reader.read(svg).elements[0].attributes["font-family"]
    #expect(family == #"'O\'Neil \\ <Sans>', 'DejaVu Sans', Verdana, sans-serif"#)
  }

  @Test func spacesAtTheEndsAreKept() throws {
    let reader = try Reader.read(SVGWriter.svg(drawing([.text(text(" = "))]), theme: .light))
    #expect(reader.texts.last == "\u{A0}=\u{A0}")
  }

  @Test func raisedTextIsSetRunByRun() throws {
    let power = PlacedText(
      [
        .init("10", size: 12, dx: 0, dy: 0, width: 15),
        .init("−3", size: 8.4, dx: 15, dy: -4.5, width: 9),
      ], at: Point(10, 20), paint: Paint(.mutedInk))
    let svg = SVGWriter.svg(drawing([.text(power)]), theme: .light)
    #expect(
      svg.contains(
        """
        <text font-size="12" fill="#575d65"><tspan x="10" y="20" textLength="15">10</tspan>\
        <tspan x="25" y="15.5" textLength="9" font-size="8.4">−3</tspan></text>
        """))
  }

  @Test func idsAreUniqueAndEveryReferenceHasOne() throws {
    let chart = SampleCharts.everything
    let drawing = chart.layout(size: Size(width: 800, height: 500), measurer: FixedMeasurer())
    var ids: [String] = []
    for theme in [Theme.light, .dark] {
      let reader = try Reader.read(SVGWriter.svg(drawing, theme: theme))
      #expect(reader.references.allSatisfy(reader.ids.contains))
      ids += reader.ids
      #expect(reader.elements[0].attributes["role"] == "img")
      for element in reader.elements where element.name == "text" || element.name == "tspan" {
        let hasOwn = element.attributes["textLength"] != nil
        #expect(hasOwn || element.name == "text")
      }
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func unbalancedGroupsAreClosed() throws {
    _ = try Reader.read(
      SVGWriter.svg(
        drawing([.endGroup, .beginGroup("a"), .beginClip(Rect(x: 0, y: 0, width: 1, height: 1))]),
        theme: .light))
  }

  @Test func lengthsThatAreNoNumbersDoNotTrap() {
    let path = Path(through: [Point(.nan, .infinity), Point(1e300, -1e300)])
    let svg = SVGWriter.svg(
      drawing([.stroke(path, StrokeStyle(Paint(.ink), width: .nan))]), theme: .light)
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }
}
