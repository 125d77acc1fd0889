/// Numbers and names as sentences about data hold them, the same in every locale.
enum Phrase {
  /// A count with a comma before every three digits: `10,000`.
  static func count(_ number: Int) -> String {
    var text = ""
    let digits = String(number.magnitude)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// A count and its noun: `1 row`, `442 rows`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A number without a fraction where it has none: `3`, not `3.0`.
  static func number(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Items in a list: `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The first items in a list, and how many more there are.
  static func list(_ items: [String], atMost limit: Int) -> String {
    items.count <= limit
      ? list(items)
      : items.prefix(limit).joined(separator: ", ")
        + " and \(count(items.count - limit)) more"
  }

  /// Text from a file as a message may show it: on one line, without characters that steer a
  /// terminal or turn the direction of writing, and cut after `limit` characters.
  static func shown(_ text: String, limit: Int = 60) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        shown.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.dropFirst(limit).isEmpty ? shown : shown + "…"
  }

  /// The text shown in quotation marks.
  static func quoted(_ text: String) -> String { "“\(shown(text))”" }
}
