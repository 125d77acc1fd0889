import Testing
import Wording

@Suite struct PhraseTests {
  @Test func namesAreListedAsASentenceListsThem() {
    #expect(Phrase.list([]) == "")
    #expect(Phrase.list(["a"]) == "a")
    #expect(Phrase.list(["a", "b"]) == "a and b")
    #expect(Phrase.list(["a", "b", "c"]) == "a, b and c")
    #expect(Phrase.list(["a", "b", "c", "d"], atMost: 2) == "a, b and 2 more")
  }

  @Test func countsHaveTheirNouns() {
    #expect(Phrase.count(1, "row") == "1 row")
    #expect(Phrase.count(10_000, "row") == "10,000 rows")
    #expect(Phrase.spelled(4) == "four")
    #expect(Phrase.spelled(13) == "13")
  }

  @Test func textThatSteersIsSpeltOut() {
    #expect(Inert.line("a\nb\tc") == "a b c")
    #expect(Inert.line("\u{1B}[31mred") == "U+001B[31mred")
    #expect(Inert.line("\u{202E}abc") == "U+202Eabc")
    #expect(Inert.line("naïve 値 🎈") == "naïve 値 🎈")
  }

  @Test func markupIsText() {
    #expect(Inert.markup("<b a=\"1\">&'\n") == "&lt;b a=&quot;1&quot;&gt;&amp;&#39; ")
    #expect(Inert.markupLines("<\n>") == "&lt;\n&gt;")
  }

  @Test func longTextIsCut() {
    #expect(Phrase.shown(String(repeating: "a", count: 100), limit: 3) == "aaa…")
    #expect(Phrase.quoted("x") == "“x”")
  }
}
