/// Which glyph stands for a character, remembered: layout measures the same few letters thousands
/// of times.
struct GlyphTable {
  /// A glyph and the place of its face among a font's faces.
  struct Entry {
    var face: Int
    var glyph: Glyph
    /// Whether it only says that a character is missing.
    var isReplacement = false
  }

  private enum Slot {
    case unknown
    case known(Entry?)
  }

  /// Letters of European languages, found without hashing.
  private var low = [Slot](repeating: .unknown, count: 0x180)
  private var rest: [Unicode.Scalar: Entry?] = [:]

  /// The entry of a character, or nil for one that is not drawn. `find` is asked the first time.
  mutating func entry(
    for character: Unicode.Scalar, find: (Unicode.Scalar) -> Entry?
  ) -> Entry? {
    let value = Int(character.value)
    if value < low.count {
      if case .known(let entry) = low[value] { return entry }
      let entry = find(character)
      low[value] = .known(entry)
      return entry
    }
    if let entry = rest[character] { return entry }
    let entry = find(character)
    rest.updateValue(entry, forKey: character)
    return entry
  }
}
