/// Makes text that a user chose harmless to its surroundings while leaving it readable.
package enum Inert {
  /// One line without characters that move the cursor or turn the direction of the text: line ends
  /// become spaces, other controls and directional overrides are spelt out as `U+202E`.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isActive) else { return text }
    return rewritten(text) { scalar in
      guard isActive(scalar) else { return nil }
      if scalar == "\n" || scalar == "\t" || scalar == "\r" { return " " }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }

  /// Inert lines: the same for text that keeps its line feeds.
  package static func lines(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 != "\n" && isActive($0) }) else { return text }
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0)) }.joined(separator: "\n")
  }

  /// The text with some scalars written otherwise. Scalars and not characters, as those who read what
  /// is written do: a quote with an accent on it still ends a quotation.
  package static func rewritten(
    _ text: String, _ other: (Unicode.Scalar) -> String?
  ) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let other = other(scalar) { result += other } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// One inert line as HTML and XML take it, in an element or in a quoted attribute.
  package static func markup(_ text: String) -> String { markupLines(line(text)) }

  /// The same for text that keeps its lines.
  package static func markupLines(_ text: String) -> String {
    rewritten(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }

  /// Whether a scalar moves the cursor, turns the direction of text or can't be in XML.
  package static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Directional marks, embeddings, overrides and isolates; line and paragraph separators.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    // Characters XML has no way to write.
    case 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
