import Plotting
import Testing

@testable import CairoCanvas

@Suite struct AccentTests {
  private func glyphs(_ text: String, _ font: Font, _ weight: FontWeight = .regular) throws
    -> [Font.PlacedGlyph]
  {
    try font.glyphs(of: text, weight: weight)
  }

  @Test(arguments: [
    ("e\u{301}", "é"), ("A\u{30A}", "Å"), ("u\u{308}\u{304}", "ǖ"), ("ω\u{301}", "ώ"),
    ("и\u{306}", "й"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("か\u{3099}", "が"),
    ("a\u{323}\u{302}", "ậ"),
  ])
  func aLetterTakenApartIsSetAsTheWholeOne(_ apart: String, _ whole: String) throws {
    #expect(Composition.composed(Character(apart)) == Array(whole.unicodeScalars))
    let font = try openFont()
    #expect(try glyphs(apart, font).map(\.index) == glyphs(whole, font).map(\.index))
    #expect(
      font.width(of: apart, size: 10, weight: .regular)
        == font.width(of: whole, size: 10, weight: .regular))
  }

  /// Where HarfBuzz 12 puts the accent's origin with the anchors of DejaVu Sans, in font units from
  /// the letter's: its offset and the letter's advance.
  @Test(arguments: [
    ("x\u{304}", 1_122.0, 0.0), ("β\u{302}", 1_150, 373), ("w\u{303}", 1_351, 0),
    ("E\u{331}", 1_182, 1), ("q\u{302}", 1_135, 0),
    ("g\u{323}", 1_190, -429), ("λ\u{302}", 1_154, 373), ("θ\u{302}", 1_149, 373),
    ("m\u{302}", 1_513, 0), ("X\u{304}", 1_229, 373),
  ])
  func anAccentStandsWhereTheFontsAnchorsPutIt(_ text: String, x: Double, y: Double) throws {
    let found = try glyphs(text, openFont())
    try #require(found.count == 2)
    // Two thirds of a pixel at the size of a name, 13 points at two pixels a point.
    #expect(abs(found[1].x - x / 2_048) < 0.04)
    #expect(abs(found[1].y - y / 2_048) < 0.04)
  }

  @Test func accentsPileUpAndTakeNoRoom() throws {
    let font = try openFont()
    let found = try glyphs("x\u{302}\u{304}y", font)
    #expect(found.count == 4)
    #expect(found[2].y > found[1].y + 0.1)
    #expect(
      font.width(of: "x\u{302}\u{304}y", size: 10, weight: .regular)
        == font.width(of: "xy", size: 10, weight: .regular))
  }

  @Test func anAccentWithoutALetterStandsOnASpace() throws {
    let font = try openFont()
    let found = try glyphs("\u{302}", font)
    #expect(found.map(\.character) == ["\u{A0}", "\u{302}"])
    #expect(
      font.width(of: "\u{302}", size: 10, weight: .regular)
        == font.width(of: " ", size: 10, weight: .regular))
  }

  @Test func whatNoFontHasShowsOnceForWhatAReaderTakesForOneCharacter() throws {
    let font = try Font(FontFiles.find())
    let missing = try glyphs("\u{FFFD}", font)[0].index
    // A family of three, none of whom this font has.
    let found = try glyphs("a👩‍👩‍👧b", font)
    #expect(found.count { $0.index == missing } <= 1)
    #expect(found.first?.character == "a" && found.last?.character == "b")
  }
}
