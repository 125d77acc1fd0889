/// Unicode's raised and lowered characters and the plain ones that they stand for.
///
/// Fonts draw them in sizes and at heights of their own, and lack some. So none of them is drawn:
/// text is set with the plain character, raised or lowered, and looks the same whoever wrote it.
/// Outputs whose text can be copied give the character back.
enum ScriptCharacters {
  static let superscripts = table(
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀ", plain: "0123456789+−=()niT")
  static let subscripts = table(
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", plain: "0123456789+−=()aehijklmnoprstuvx")

  /// Where a character stands, and the plain one; on the baseline it is its own.
  static func plain(_ character: Character) -> (character: Character, position: TextLine.Position) {
    if let plain = superscripts.plain[character] { return (plain, .superscript) }
    if let plain = subscripts.plain[character] { return (plain, .subscripted) }
    return (character, .baseline)
  }

  /// Whether a text may hold one of them: none is among the ASCII characters.
  static func mayBe(in text: String) -> Bool { text.utf8.contains { $0 >= 0x80 } }

  struct Table: Sendable {
    var plain: [Character: Character] = [:]
    var script: [Character: Character] = [:]
  }

  private static func table(_ scripts: String, plain: String) -> Table {
    var table = Table()
    for (script, plain) in zip(scripts, plain) {
      table.plain[script] = plain
      table.script[plain] = script
    }
    return table
  }
}

extension TextLine {
  /// The line with all raised and lowered characters on the baseline set as stretches of their own.
  var withScriptsSet: TextLine {
    guard spans.contains(where: { ScriptCharacters.mayBe(in: $0.string) }) else { return self }
    var result: [Span] = []
    for span in spans {
      guard span.position == .baseline, ScriptCharacters.mayBe(in: span.string) else {
        result.append(span)
        continue
      }
      var last = Span("")
      for character in span.string {
        let (plain, position) = ScriptCharacters.plain(character)
        if position != last.position {
          if !last.string.isEmpty { result.append(last) }
          last = Span("", position)
        }
        last.string.append(plain)
      }
      if !last.string.isEmpty { result.append(last) }
    }
    return TextLine(result)
  }
}

extension TextLine.Position {
  /// A text as it is written where there is no size and no height: `⁻³` for a raised `−3`. What
  /// Unicode has no such character for stays as it is.
  public func written(_ text: String) -> String {
    let table: [Character: Character]
    switch self {
    case .baseline: return text
    case .superscript: table = ScriptCharacters.superscripts.script
    case .subscripted: table = ScriptCharacters.subscripts.script
    }
    return String(text.map { table[$0] ?? $0 })
  }
}
