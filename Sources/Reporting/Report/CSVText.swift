import Wording

/// A table as comma-separated text: a line a row, the first of them the columns' names.
struct CSVText: Sendable {
  /// What stands in a cell. A number that is not finite, and a missing one, leave it empty.
  enum Cell: Sendable {
    case text(String)
    case number(Double?)
    /// One of very many numbers, to the nine digits of single precision.
    case single(Float)
    case count(Int?)

    static let empty = Cell.count(nil)
  }

  /// The text so far, in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// A table without rows.
  init(columns: [String]) { add(columns.map(Cell.text)) }

  /// Columns of its own before those that are named after features, or after these and the bias.
  init(columns: [String], features: [String], bias: Bool = false) {
    self.init(
      columns: columns + features.map { FeatureName.column($0, among: features, besides: columns) }
        + (bias ? ["bias"] : []))
  }

  /// Adds a row of as many cells as there are columns.
  mutating func add(_ cells: [Cell]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): bytes += Self.isPlain(text) ? text.utf8 : Self.quoted(text).utf8
      case .number(let value):
        if let value, value.isFinite { bytes += value.description.utf8 }
      case .single(let value):
        if value.isFinite { bytes += value.description.utf8 }
      case .count(let value):
        if let value { bytes += value.description.utf8 }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Whether a text stands in a cell as it is: letters, digits, underscores, and blanks or hyphens
  /// within. Most do, in thousands of rows.
  private static func isPlain(_ text: String) -> Bool {
    var isFirst = true
    return text.utf8.allSatisfy { byte in
      defer { isFirst = false }
      return switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      case UInt8(ascii: " "), UInt8(ascii: "-"): !isFirst
      default: false
      }
    }
  }

  /// What a spreadsheet takes for the start of a formula, behind blanks and in full width too.
  private static let formulaStarts = "=+-@＝＋－＠".unicodeScalars

  /// A text cell. One that a spreadsheet would take for a formula gets an apostrophe before it.
  static func quoted(_ text: String) -> String {
    var cell = Inert.line(text)
    if let first = cell.unicodeScalars.first(where: { !$0.properties.isWhitespace }),
      formulaStarts.contains(first)
    {
      cell = "'" + cell
    }
    return field(cell)
  }

  /// Text as a list of names takes it: in quotes where it holds a comma or a quote.
  static func field(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
    return "\"" + Inert.rewritten(text) { $0 == "\"" ? "\"\"" : nil } + "\""
  }
}
