/// Letters and their accents as one character, where Unicode has one: `é` for `e` and U+0301.
///
/// This is canonical composition (Unicode Standard Annex 15) for the scripts that a chart's names
/// come in. What is equal is asked of the standard library: two strings that Unicode holds for the
/// same are equal.
enum Composition {
  /// Composed letters lie here: Latin, Greek and Cyrillic, further Latin and old Greek, kana.
  private static let letters: [ClosedRange<UInt32>] = [
    0xC0...0x24F, 0x386...0x4F9, 0x1E00...0x1FFF, 0x3042...0x30FE,
  ]
  /// Korean syllables, which some file systems take apart.
  private static let syllables: [ClosedRange<UInt32>] = [0xAC00...0xD7A3]

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
    let ranges: [ClosedRange<UInt32>]
    switch second.value {
    case 0x1161...0x1175, 0x11A8...0x11C2: ranges = syllables
    case 0x300...0x345, 0x3099, 0x309A: ranges = letters
    default: return nil
    }
    var both = String.UnicodeScalarView([first])
    both.append(second)
    let wanted = String(both)
    for value in ranges.joined() {
      if let scalar = Unicode.Scalar(value), String(Character(scalar)) == wanted { return scalar }
    }
    return nil
  }
}
