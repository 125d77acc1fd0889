import Testing
import Wording

@Suite struct LikenessTests {
  @Test(arguments: [
    "shrunk by 2", " shrunk by 2", "shrunk by 2\t", "shr\u{200B}unk by 2", "shrunk\u{A0}by  2",
    "\u{FEFF}shrunk by 2\u{2060}", "shrunk\u{AD} by 2",
  ])
  func whatCannotBeSeenTellsNothingApart(text: String) {
    #expect(Likeness.key(text) == "shrunk by 2")
  }

  /// What would turn the text is spelt out wherever it is shown, and so is seen.
  @Test(arguments: ["shrunkby 2", "Shrunk by 2", "shrunk by 2\u{202E}", "shrunk by 2\u{1}", ""])
  func whatIsSeenTellsApart(text: String) {
    #expect(Likeness.key(text) != "shrunk by 2")
  }
}
