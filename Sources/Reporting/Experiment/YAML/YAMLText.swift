/// Text as YAML.
enum YAMLText {
  /// The text as a YAML scalar that reads back as the same text, in a list or mapping of any kind:
  /// plain where it is beyond doubt, else in double quotes.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Words that some reader of YAML takes for something else than text.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
  ]

  /// Whether the text is ASCII letters, digits and a few marks that mean nothing, single spaces
  /// among them, and starts with a letter.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first), text.utf8.last != 0x20,
      !reserved.contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", " ", "-", "_", ".", "/", "(", ")", "+": true
      default: isLetter(scalar)
      }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isShown(scalar) { result.unicodeScalars.append(scalar) } else { result += code(scalar) }
      }
    }
    return result + "\""
  }

  /// Whether the character may stand in a file as it is: it is one that YAML takes, and it hides
  /// nothing from who reads the file.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (letter, length) = scalar.value > 0xffff ? ("U", 8) : ("u", 4)
    return "\\\(letter)" + String(repeating: "0", count: length - digits.count) + digits
  }
}
