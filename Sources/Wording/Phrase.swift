/// Names and counts as sentences hold them, the same in every locale.
package enum Phrase {
  /// A count and its noun: `1 row`, `442 rows`.
  package static func count(_ number: Int, _ noun: String) -> String {
    "\(NumberText.count(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// A count of things, spelt out up to twelve: `four variants`.
  package static func spelled(_ value: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    return words.indices.contains(value) ? words[value] : NumberText.count(value)
  }

  /// Items as a sentence lists them: `a`, `a and b`, `a, b and c`.
  package static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The first items in a list, and how many more there are.
  package static func list(_ items: [String], atMost limit: Int) -> String {
    items.count <= limit
      ? list(items)
      : items.prefix(limit).joined(separator: ", ")
        + " and \(NumberText.count(items.count - limit)) more"
  }

  /// A user's text as a message may show it: on one line, inert, cut after `limit` characters.
  package static func shown(_ text: String, limit: Int = 60) -> String {
    let head = Inert.line(String(text.unicodeScalars.prefix(limit)))
    return text.unicodeScalars.dropFirst(limit).isEmpty ? head : head + "…"
  }

  /// The text shown in quotation marks.
  package static func quoted(_ text: String) -> String { "“\(shown(text))”" }
}
