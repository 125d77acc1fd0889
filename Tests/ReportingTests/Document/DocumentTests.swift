import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a user can name a column, a variant or an experiment.
private let hostile = [
  "<script>alert(1)</script>", "\" onload=\"x", "]]>", "-->", "a | b", "line\nbreak",
  "\u{202E}reversed", "`code` **bold** _it_ $x$ [l](u)", "&amp;", "# title", "- item", "1. item",
  String(repeating: "long", count: 50), "\u{0}\u{7}", "</title>",
]

@Suite struct DocumentTests {
  private func document(_ text: String) -> Document {
    Document(
      title: text,
      blocks: [
        .heading(level: 2, text), .paragraph(Text([.text(text), .strong(text), .code(text)])),
        .list([Text([.text(text)])]),
        .table(
          Table(
            caption: text, columns: [.init(name: text, isNumeric: true)],
            rows: [[Text([.text(text)])], [.code(text)]], rowHeaderColumns: 1)),
        .figure(
          FigureBlock(
            name: "loss", alt: text, caption: text, width: 800, height: 500,
            formats: [.png, .svg], themes: [.light, .dark])),
        .code(text, language: "sh"),
      ])
  }

  /// The page is also well-formed XML once void elements are closed, so that an XML parser can tell
  /// whether any text got out of its place: then elements would appear or disappear.
  @Test(arguments: hostile) func userTextIsInertInHTML(text: String) throws {
    let plain = try elements(of: document("plain"))
    #expect(try elements(of: document(text)) == plain)
  }

  private func elements(of document: Document) throws -> [String] {
    let page = HTMLWriter.html(document, .beside(stylesheet: "report.css"))
      .replacing("<!doctype html>", with: "")
      .replacing(/<(meta|link|img|source)([^>]*)>/) { "<\($0.1)\($0.2)/>" }
      .replacing("\u{0}", with: "")
      .replacing("\u{7}", with: "")
    let recorder = ElementRecorder()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = recorder
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    return recorder.names
  }

  @Test(arguments: hostile) func userTextStaysInItsPlaceInMarkdown(text: String) {
    let lines = MarkdownWriter.markdown(document(text)).split(
      separator: "\n", omittingEmptySubsequences: false)
    let plain = MarkdownWriter.markdown(document("plain")).split(
      separator: "\n", omittingEmptySubsequences: false)
    let extraCodeLines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    #expect(lines.count == plain.count + extraCodeLines)
    // Inside a code span or block the characters are shown as they are; elsewhere they are escaped.
    let prose = lines.dropLast(4 + extraCodeLines).filter { !$0.contains("`") }
    #expect(!prose.contains { $0.replacing("\\<", with: "").contains("<script") })
  }

  @Test func aBarInATableIsEscapedAndOneInProseCodeIsNot() {
    let table = Table(
      caption: "c", columns: [.init(name: "x", isNumeric: false)], rows: [[.code("|w|²")]],
      rowHeaderColumns: 0)
    let markdown = MarkdownWriter.markdown(
      Document(title: "t", blocks: [.paragraph(.code("|w|²")), .table(table)]))
    #expect(markdown.contains("\n`|w|²`\n"))
    #expect(markdown.contains("| `\\|w\\|²` |"))
  }

  @Test func aFigureInOneThemeNeedsNoPicture() {
    var figure = FigureBlock(
      name: "loss", alt: "a", caption: "c", width: 800, height: 500, formats: [.svg],
      themes: [.dark])
    let one = Document(title: "t", blocks: [.figure(figure)])
    #expect(MarkdownWriter.markdown(one).contains("src=\"figures/loss-dark.svg\""))
    #expect(!HTMLWriter.html(one, .beside(stylesheet: "s")).contains("<picture>"))
    figure.formats = [.pdf]
    let pdf = Document(title: "t", blocks: [.figure(figure)])
    #expect(MarkdownWriter.markdown(pdf).contains("(figures/loss-dark.pdf)"))
    #expect(
      HTMLWriter.html(pdf, .beside(stylesheet: "s")).contains("href=\"figures/loss-dark.pdf\""))
  }
}

@Suite struct Base64Tests {
  /// The examples of RFC 4648, section 10, and all bytes beside Foundation's.
  @Test func theStandardsExamplesComeOut() {
    let examples = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
      "foobar": "Zm9vYmFy",
    ]
    for (text, encoded) in examples { #expect(Base64.text(of: Array(text.utf8)) == encoded) }
    for count in 0..<300 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167) }
      #expect(Base64.text(of: bytes) == Data(bytes).base64EncodedString())
    }
  }
}

private final class ElementRecorder: NSObject, XMLParserDelegate {
  var names: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    names.append(name + attributes.keys.sorted().map { " " + $0 }.joined())
  }
}
