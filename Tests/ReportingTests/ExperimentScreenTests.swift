import Foundation
import Testing

@testable import Reporting

/// What must not reach the YAML parser is found before it.
struct ExperimentScreenTests {
  private func screen(_ text: String) -> YAMLScreen {
    YAMLScreen(Array(text.unicodeScalars))
  }

  private func places(_ text: String) -> [String] {
    screen(text).findings.map { "\($0.place.line):\($0.place.column)" }
  }

  @Test func anAliasIsFoundWhereverATokenMayStart() {
    #expect(places("a: *b") == ["1:4"])
    #expect(places("- *b\n- - *b") == ["1:3", "2:5"])
    #expect(places("[*a, {b: *c}]") == ["1:2", "1:10"])
    #expect(places("a:\n  *b") == ["2:3"])
    #expect(places("*a : 1") == ["1:1"])
    #expect(places("\"a\": *b") == ["1:6"])
    #expect(places("{\"a\":*b}") == ["1:6"])
    #expect(places("a: b\n\n# c\nd: *e") == ["4:4"])
    #expect(places("a: \"\n  b\"\nc: *d") == ["3:4"])
    #expect(places("a: |\n  *b\n  *c\nd: *e") == ["4:4"])
    #expect(places("a: |-2 # x\n   *b\n\n  c\nd: *e") == ["5:4"])
    #expect(places("a: >\n  b\n *c") == ["3:2"])
  }

  @Test func whatLooksLikeAnAliasInTextIsNone() {
    for text in [
      "a: b *c", "a: 'x *b'", "a: \"x\n *b\"", "# *b", "a: b # *c", "a: x\n  *b", "a: 2*3",
      "a: |\n  *b", "a: 'it''s *b'", "a: \"\\\" *b\"", "[a *b]", "a: b&c", "a: b!", "a: x\n  \"*b",
    ] {
      #expect(screen(text).findings.isEmpty, "\(text)")
    }
  }

  @Test func aQuoteInsideOfTextHidesNothing() {
    #expect(places("a: b\n  \"c\nd: *e\nf: \"") == ["3:4"])
    #expect(places("a: it's\nb: *c\nd: it's") == ["2:4"])
    #expect(places("[a\n \"b, *c, \"]") == ["2:6"])
    #expect(places("a: b: \"\nc: *d\ne: \"") == [])
  }

  @Test func tagsDirectivesAndSecondDocumentsAreFound() {
    #expect(places("a: !!int 1\nb: !x y") == ["1:4", "2:4"])
    #expect(places("%YAML 1.1\n---\na: 1") == ["1:1"])
    #expect(places("---\na: 1\n...\n") == [])
    #expect(places("a: 1\n---\nb: 1") == ["2:1"])
    #expect(places("a: 1\n...\nb: 1") == ["3:1"])
    #expect(places("---\n---\n") == ["2:1"])
    #expect(places("a: ---\nb: x---") == [])
  }

  @Test func aTabIsFoundOnceALineWhereItWouldCount() {
    #expect(places("a:\n\t\tb: 1\n\tc: 2") == ["2:1", "3:1"])
    #expect(places("-\ta: 1") == ["1:2"])
    #expect(places("a: 1\t# one\nb: \"x\ty\"\nc:\t2") == [])
  }

  @Test func mendingMovesNothing() {
    let text = "a: &b\t1\n\tc: *d\n- !e [f]\n---\nx"
    let screen = screen(text)
    #expect(screen.text.count == text.unicodeScalars.count)
    for (mended, given) in zip(screen.text, text.unicodeScalars) where mended != given {
      #expect(mended == " " || mended == "x")
    }
  }

  @Test(arguments: ["[", "{", "- ", "? ", ": ", "[{", "a: ["])
  func nestingIsBounded(_ opening: String) {
    let screen = screen(String(repeating: opening, count: 100_000))
    #expect(!screen.isParseable)
    #expect(screen.findings.count == 1)
  }

  @Test func indentationIsBounded() {
    let text = (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(!screen(text).isParseable)
  }

  @Test func valuesAndKeysAreBounded() {
    #expect(!screen("[" + String(repeating: "0,", count: 200_001) + "]").isParseable)
    #expect(!screen(String(repeating: "a: 1\n", count: 25_001)).isParseable)
  }

  /// The screen's idea of where tokens start is the parser's: in a text in which it finds no anchor
  /// and no alias, the parser finds none either.
  @Test func theParserFindsNoAnchorWhereTheScreenFindsNone() {
    let parts = [
      "a", "b c", ": ", "- ", "\n", "\n", "\n ", "\n  ", "\n    ", "&x ", "&x", "*x", "*x ", "\"",
      "'", "[", "]", "{", "}", ", ", ",", " #", "#", "|", ">", "|2", ">-", "\n---\n", "\n...\n",
      "\\", "é", "-", ":", " ", "\t", "%", "@", "\r\n", "\r", "''", "\\\"", "!", "?",
    ]
    var random = ExperimentRandom(state: 1)
    var clean = 0
    for _ in 0..<30_000 {
      let count = Int.random(in: 1...24, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      guard screen(text).findings.isEmpty, text.contains("*") || text.contains("&") else {
        continue
      }
      clean += 1
      for mistake in ExperimentFixtures.mistakes(in: text) {
        #expect(!mistake.contains("An a"), "\(mistake) in \(text.debugDescription)")
      }
    }
    #expect(clean > 1_000)
  }
}
