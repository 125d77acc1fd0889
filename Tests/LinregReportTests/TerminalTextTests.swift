import Testing

@testable import LinregReport

@Suite struct TerminalTextTests {
  @Test func timeLeftIsSaidOnceSomebodyWaits() {
    #expect(TimeLeft.text(after: 0.9, done: 5, left: 5) == nil)
    #expect(TimeLeft.text(after: 2, done: 0, left: 5) == nil)
    #expect(TimeLeft.text(after: 2, done: 5, left: 0) == nil)
    #expect(TimeLeft.text(after: 10, done: 20, left: 1) == "a moment left")
    #expect(TimeLeft.text(after: 10, done: 20, left: 80) == "about 40 s left")
    #expect(TimeLeft.text(after: 10, done: 1, left: 80) == "about 14 min left")
    #expect(TimeLeft.text(after: 3_600, done: 1, left: 80) == "about 80 h left")
    #expect(TimeLeft.text(after: 3_600, done: 1, left: .max) == "months left")
  }

  @Test func onlyHeadersAndDivergenceAreColoured() {
    let text = "variant  final\na            1\nb     diverged\n\nname  lambda\nc          2\n"
    let colored = TableColors.colored(text)
    #expect(
      colored == "\u{1B}[2mvariant  final\u{1B}[0m\na            1\n"
        + "b     \u{1B}[31mdiverged\u{1B}[0m\n\n\u{1B}[2mname  lambda\u{1B}[0m\nc          2\n")
    let bare = colored.replacing(/\u{1B}\[[0-9]+m/, with: "")
    #expect(bare == text)
  }
}
