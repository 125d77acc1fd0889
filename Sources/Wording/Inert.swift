/// Makes text that a user chose harmless to its surroundings while leaving it readable.
package enum Inert {
  /// One line without characters that move the cursor or turn the direction of the text: line ends
  /// become spaces, other controls and directional overrides are spelt out as `U+202E`.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isActive) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isActive(scalar) {
        result.append(scalar)
      } else if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        result.append(" ")
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        result.append(contentsOf: name.unicodeScalars)
      }
    }
    return String(result)
  }

  /// One inert line as HTML and XML take it, in an element or in a quoted attribute.
  package static func markup(_ text: String) -> String { markupLines(line(text)) }

  /// The same for text that keeps its lines.
  package static func markupLines(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
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
