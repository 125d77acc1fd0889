/// Letters and their accents as one character, where Unicode has one: `é` for `e` and U+0301.
///
/// This is canonical composition (Unicode Standard Annex 15) for the scripts that a chart's names
/// come in. What is equal is asked of the standard library: two strings that Unicode holds for the
/// same are equal.
enum Composition {
  /// Composed letters lie here: Latin, Greek and Cyrillic, further Latin and old Greek, kana.
  private static let ranges: [ClosedRange<UInt32>] = [
    0xC0...0x24F, 0x386...0x4F9, 0x1E00...0x1FFF, 0x3042...0x30FE,
  ]
  /// Every composed letter by any spelling of it, which for a dictionary are one key.
  private static let letters: [String: Unicode.Scalar] = Dictionary(
    ranges.joined().compactMap(Unicode.Scalar.init).map { (String(Character($0)), $0) }
  ) { first, _ in first }

  /// The characters of one letter with its accents, as few as there can be, those without ink left
  /// out.
  static func composed(_ cluster: Character) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in cluster.unicodeScalars where !scalar.isInvisible {
      if let last = result.last, let one = one(last, scalar) {
        result[result.count - 1] = one
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  /// The one character that is the same as two.
  private static func one(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    switch second.value {
    case 0x1161...0x1175, 0x11A8...0x11C2: return syllable(first.value, second.value)
    case 0x300...0x345, 0x3099, 0x309A:
      var both = String.UnicodeScalarView([first])
      both.append(second)
      return letters[String(both)]
    default: return nil
    }
  }

  /// A Korean syllable, which some file systems take apart: a consonant and a vowel, or both and a
  /// consonant (Unicode Standard, section 3.12).
  private static func syllable(_ first: UInt32, _ second: UInt32) -> Unicode.Scalar? {
    if second < 0x11A8 {
      guard (0x1100...0x1112).contains(first) else { return nil }
      return Unicode.Scalar(0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28)
    }
    guard (0xAC00...0xD7A3).contains(first), (first - 0xAC00).isMultiple(of: 28) else { return nil }
    return Unicode.Scalar(first + (second - 0x11A7))
  }
}
