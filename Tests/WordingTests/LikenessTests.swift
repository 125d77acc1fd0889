import Testing
import Wording

@Suite struct LikenessTests {
  @Test(arguments: [
    "shrunk by 2", " shrunk by 2", "shrunk by 2\t", "shr\u{200B}unk by 2", "shrunk\u{A0}by  2",
    "\u{FEFF}shrunk by 2\u{2060}", "shrunk\u{AD} by 2",
    "shrunk by 2\u{2800}",
  ])
  func whatCannotBeSeenTellsNothingApart(text: String) {
    #expect(Likeness.key(text) == "shrunk by 2")
  }

  /// What would turn the text is spelt out wherever it is shown, and so is seen.
  @Test(arguments: ["shrunkby 2", "Shrunk by 2", "shrunk by 2\u{202E}", "shrunk by 2\u{1}", ""])
  func whatIsSeenTellsApart(text: String) {
    #expect(Likeness.key(text) != "shrunk by 2")
  }

  /// Letters of Persian and Hindi that are joined or not, and a heart in black or red.
  @Test(arguments: [
    ("می\u{200C}خواهم", "میخواهم"), ("क्\u{200D}ष", "क्ष"), ("❤\u{FE0F}", "❤"), ("👨\u{200D}👩", "👨👩"),
  ])
  func whatShapesNeighboursTellsApart(text: String, other: String) {
    #expect(Likeness.key(text) != Likeness.key(other))
  }

  @Test func whatLeavesNoMarkIsNoName() {
    for text in ["", " \t\n", "\u{200B}", "\u{00A0}\u{3164}\u{2800}", "\u{FEFF}\u{2060}"] {
      #expect(!Likeness.isVisible(text))
    }
    for text in ["a", " 値 ", "\u{200B}-", "🎈"] { #expect(Likeness.isVisible(text)) }
  }
}
