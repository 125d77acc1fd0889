import Wording

/// Columns of texts on their way to columns of 0 and 1.
struct OneHot {
  private let columns: SelectedColumns
  private let file: String
  /// For each categorical column's place among the columns its texts and their codes, which count
  /// from 0 in the order of appearance.
  private var codes: [Int: [String: Int]] = [:]

  init(columns: SelectedColumns, file: String) {
    self.columns = columns
    self.file = file
    for (slot, name) in columns.columns.enumerated() where columns.categorical.contains(name) {
      codes[slot] = [:]
    }
  }

  /// Whether no column is categorical.
  var isEmpty: Bool { codes.isEmpty }

  func contains(slot: Int) -> Bool { codes[slot] != nil }

  /// The code of a text in a categorical column.
  mutating func code(of text: String, slot: Int, line: Int) throws(DataError) -> Double {
    if let code = codes[slot]?[text] { return Double(code) }
    let count = codes[slot]?.count ?? 0
    guard count < TableProfile.Column.mostKinds else {
      throw DataError(
        file: file, line: line,
        message: "With this line the column \(Phrase.quoted(columns.columns[slot])) has more than "
          + "\(TableProfile.Column.mostKinds) different texts, too many for a column of 0 and 1 each. "
          + "Leave it out, or give it fewer.")
    }
    try DataError.checkName(
      text, of: "text in the column \(Phrase.quoted(columns.columns[slot]))", file: file, line: line
    )
    codes[slot, default: [:]][text] = count
    return Double(count)
  }

  /// The table with each categorical column taken apart, and a sentence on each.
  ///
  /// - Parameter values: rows of features, a code where a column is categorical; shape `(n, s)`.
  /// - Returns: rows of features, shape `(n, d)`, their names, and the sentences.
  func takenApart(
    _ values: [Double]
  ) throws(DataError) -> (values: [Double], features: [String], notes: [String]) {
    var names: [String] = []
    var notes: [String] = []
    /// For each number of a row: the column of 0 and 1 of each code, `nil` for the first text's; a
    /// number as it is where there are none.
    var plan: [(offsets: [Int?]?, width: Int)] = []
    for (slot, column) in columns.columns.enumerated() {
      guard let codes = codes[slot] else {
        names += PowerNames.all(of: column, powers: columns.powers)
        plan += Array(repeating: (nil, 1), count: columns.powers)
        continue
      }
      let texts = codes.keys.sorted {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
      var offsets = [Int?](repeating: nil, count: texts.count)
      for (place, text) in texts.enumerated() where place > 0 {
        if let code = codes[text] { offsets[code] = place - 1 }
      }
      names += texts.dropFirst().map { "\(column)=\($0)" }
      plan.append((offsets, max(0, texts.count - 1)))
      notes.append(note(column, texts))
    }
    try check(names)
    let rowCount = plan.isEmpty ? 0 : values.count / plan.count
    var result: [Double] = []
    result.reserveCapacity(rowCount * names.count)
    for row in 0..<rowCount {
      for (place, part) in plan.enumerated() {
        let value = values[row * plan.count + place]
        guard let offsets = part.offsets else {
          result.append(value)
          continue
        }
        for column in 0..<part.width { result.append(offsets[Int(value)] == column ? 1 : 0) }
      }
    }
    return (result, names, notes)
  }

  private func note(_ column: String, _ texts: [String]) -> String {
    guard let first = texts.first, texts.count > 1 else {
      return "\(Phrase.quoted(column)) has one text in every row and is left out."
    }
    return "\(Phrase.quoted(column)) is a column of 0 and 1 for each of its texts but "
      + "\(Phrase.quoted(first)): a weight is the difference from that."
  }

  private func check(_ names: [String]) throws(DataError) {
    func fault(_ message: String) -> DataError { DataError(file: file, message: message) }
    guard !names.isEmpty else {
      throw fault("Every column has one text in every row: there is nothing to predict from.")
    }
    guard names.count < CSVReader.mostColumns else {
      throw fault(
        "The columns of text would become \(NumberText.count(names.count)) features; at most "
          + "\(NumberText.count(CSVReader.mostColumns - 1)) are taken. Leave some out.")
    }
    var seen: Set<String> = [columns.target]
    for name in names where !seen.insert(name).inserted {
      throw fault(
        "Two features would be named \(Phrase.quoted(name)). Rename the column of that name.")
    }
  }
}
