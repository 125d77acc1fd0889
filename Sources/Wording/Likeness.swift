/// What a text looks like, for telling whether readers see anything of it and whether they can tell two
/// apart.
package enum Likeness {
  /// The text without what can't be seen: characters that leave no mark, and blanks at its ends; any
  /// blanks within as one space. Texts that look alike have the same key.
  package static func key(_ text: String) -> String {
    var words = [""]
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        words.append("")
      } else if leavesMark(scalar) || shapesNeighbours(scalar) {
        words[words.count - 1].unicodeScalars.append(scalar)
      }
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Whether a reader would see anything of a text. What names or entitles something must be visible.
  package static func isVisible(_ text: String) -> Bool {
    text.unicodeScalars.contains { !$0.properties.isWhitespace && leavesMark($0) }
  }

  /// Whether a reader sees the scalar: as it is, or spelt out where it is not inert. The blank pattern
  /// of Braille counts as a symbol and is none to the eye.
  private static func leavesMark(_ scalar: Unicode.Scalar) -> Bool {
    Inert.isActive(scalar)
      || !scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
  }

  /// Whether the scalar, unseen itself, makes the letters or pictures beside it look otherwise: joiners
  /// and their opposites, and selectors of a variation.
  private static func shapesNeighbours(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }
}
