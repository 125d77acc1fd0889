/// What a text looks like, for telling whether readers can tell two apart.
package enum Likeness {
  /// The text without what can't be seen: characters that have no look of their own, and blanks at
  /// its ends; any blanks within as one space. Texts that look alike have the same key.
  package static func key(_ text: String) -> String {
    var words = [""]
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        words.append("")
      } else if isSeen(scalar) {
        words[words.count - 1].unicodeScalars.append(scalar)
      }
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Whether a reader sees the scalar: as it is, or spelt out where it is not inert.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    Inert.isActive(scalar) || !scalar.properties.isDefaultIgnorableCodePoint
  }
}
