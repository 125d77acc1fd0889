import Wording

/// A JSON value whose objects keep their order.
enum JSON {
  case null
  case bool(Bool)
  case integer(Int)
  case unsigned(UInt64)
  /// Written so that it reads back to the same Double; `null` where it is not finite.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])

  static func optional(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
  static func optional(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
  static func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.number)) }
  static func strings(_ values: [String]) -> JSON { .array(values.map(JSON.string)) }

  /// The text of a file: two spaces a level, arrays of plain values on one line, a final newline.
  var fileText: String {
    var text = ""
    write(to: &text, indentation: "")
    text += "\n"
    return text
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .unsigned(let value): text += String(value)
    case .number(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      Self.write(
        values, between: ("[", "]"), onOneLine: values.allSatisfy(\.isPlain), to: &text,
        indentation: indentation
      ) { $1.write(to: &$0, indentation: $2) }
    case .object(let members):
      Self.write(
        members, between: ("{", "}"), onOneLine: members.isEmpty, to: &text,
        indentation: indentation
      ) { text, member, indentation in
        Self.write(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indentation: indentation)
      }
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func write<Item>(
    _ items: [Item], between brackets: (String, String), onOneLine: Bool, to text: inout String,
    indentation: String, writeItem: (inout String, Item, String) -> Void
  ) {
    let inner = indentation + "  "
    text += brackets.0
    for (index, item) in items.enumerated() {
      if index > 0 { text += onOneLine ? ", " : "," }
      if !onOneLine { text += "\n" + inner }
      writeItem(&text, item, inner)
    }
    if !onOneLine { text += "\n" + indentation }
    text += brackets.1
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Controls, what turns the direction of text, and what JavaScript once took for line ends.
      case _ where Inert.isActive(scalar):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
