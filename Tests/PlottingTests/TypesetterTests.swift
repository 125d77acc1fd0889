import Testing

@testable import Plotting

@Suite struct TypesetterTests {
  private let typesetter = Typesetter(measurer: FixedMeasurer())

  @Test func aRaisedNumberLooksTheSameHoweverItWasWritten() {
    let spans = TextLine([
      .init("10"), .init("−12", .superscript), .init(" m"), .init("3", .subscripted),
    ])
    #expect(typesetter.set("10⁻¹² m₃", size: 10).runs == typesetter.set(spans, size: 10).runs)
    let runs = typesetter.set("10⁻¹²", size: 10).runs
    #expect(runs.map(\.string) == ["10", "−12"])
    #expect(runs.map(\.size) == [10, 7] && runs[1].dy == -3.8)
  }

  @Test func everyScriptCharacterHasAPlainOneAndComesBack() {
    for character in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ" {
      let (plain, position) = ScriptCharacters.plain(character)
      #expect(position != .baseline)
      #expect(position.written(String(plain)) == String(character))
      // What Unicode says it stands for: the same character once it is folded, but for the minus.
      #expect(plain.isASCII || plain == "−")
    }
    let line: TextLine = "w₁₂ ≈ 3 × 10⁻⁹"
    #expect(line.withScriptsSet.plain == line.plain)
    #expect(line.withScriptsSet.spans.map(\.string) == ["w", "12", " ≈ 3 × 10", "−9"])
  }

  @Test func whatIsCutKeepsItsExponent() throws {
    let line: TextLine = "3 × 10⁻¹² of the whole and more"
    let cut = try #require(typesetter.fitted(line, size: 10, width: 100))
    #expect(cut.width <= 100)
    #expect(cut.runs.map(\.string)[1] == "−12" && cut.runs[1].position == .superscript)
    #expect(cut.runs.last?.string.hasSuffix("…") == true)
  }

  @Test func aLineIsCutBetweenWhatAReaderTakesForCharacters() throws {
    let family = "👩‍👩‍👧", letter = "e\u{301}\u{323}", flag = "🇫🇷", syllable = "각"
    for cluster in [family, letter, flag, syllable] {
      let line = TextLine(String(repeating: cluster, count: 40))
      for width in stride(from: 20.0, through: 120, by: 7) {
        guard let cut = typesetter.fitted(line, size: 10, width: width) else { continue }
        let text = try #require(cut.runs.first).string
        #expect(text.last == "…" && text.dropLast().allSatisfy { String($0) == cluster })
        #expect(cut.width <= width)
      }
    }
  }

  @Test func spacesAtTheEndsAreRoomAndNoText() {
    let set = typesetter.set("  = ", size: 10)
    #expect(set.runs.map(\.string) == ["="])
    #expect(abs(set.runs[0].dx - 6.6) < 1e-9 && abs(set.width - 16.2) < 1e-9)
    let empty = typesetter.set("  ", size: 10)
    #expect(empty.runs.isEmpty && abs(empty.width - 6.6) < 1e-9)
  }
}
