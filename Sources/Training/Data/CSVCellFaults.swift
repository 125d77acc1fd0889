import Wording

/// The selected cells of a table that hold no number, gathered until the whole table is known.
struct CSVCellFaults {
  private struct Place {
    var text: String
    var line: Int
    var column: Int
    var slot: Int
  }

  /// What one column lacks.
  private struct Column {
    var missing = 0
    var bad = 0
    var firstBad: Place?
  }

  private static let mostShown = 5

  private let selected: SelectedColumns
  private let file: String
  private var columns: [Column]
  private var firstBad: [Place] = []
  private var firstMissing: [Place] = []

  init(columns: SelectedColumns, file: String) {
    selected = columns
    self.file = file
    self.columns = Array(repeating: Column(), count: columns.columns.count + 1)
  }

  /// Notes a cell that is no number: as missing if it is empty, as bad otherwise.
  mutating func note(_ cell: CSVScanner.Cell, slot: Int, in scanner: CSVScanner) {
    let isMissing = scanner.bytes[cell.content].allSatisfy { $0 == Byte.space || $0 == Byte.tab }
    let isFirstBad = !isMissing && columns[slot].bad == 0
    if isMissing { columns[slot].missing += 1 } else { columns[slot].bad += 1 }
    let shown = isMissing ? firstMissing.count : firstBad.count
    guard isFirstBad || shown < Self.mostShown else { return }

    let place = Place(
      text: Phrase.shown(scanner.text(of: cell)), line: cell.line, column: scanner.column(of: cell),
      slot: slot)
    if isFirstBad { columns[slot].firstBad = place }
    guard shown < Self.mostShown else { return }
    if isMissing { firstMissing.append(place) } else { firstBad.append(place) }
  }

  /// Throws what is wrong with the cells noted, if anything is: columns of text, else cells that are
  /// no numbers, else missing cells.
  func check(missing: MissingPolicy, rowCount: Int) throws(DataError) {
    let text = columns.indices.filter { isText(columns[$0], rowCount: rowCount) }
    if let first = text.first { throw textColumns(text, first: first) }
    if let first = firstBad.first { throw badCells(first: first) }
    if missing == .error, let first = firstMissing.first { throw missingCells(first: first) }
  }

  /// Whether a column holds words: fewer than half of its cells are numbers, and the first that is
  /// none does not look as if it was meant to be one.
  private func isText(_ column: Column, rowCount: Int) -> Bool {
    guard let first = column.firstBad, column.bad * 2 > rowCount - column.missing else {
      return false
    }
    return !NumberGrammar.resembles(first.text)
  }

  // MARK: - What is wrong

  private func textColumns(_ slots: [Int], first: Int) -> DataError {
    let place = columns[first].firstBad
    func fault(_ message: String) -> DataError {
      DataError(file: file, line: place?.line, column: place?.column, message: message)
    }
    let examples = slots.compactMap { columns[$0].firstBad }
      .map { "\(Phrase.quoted($0.text)) on line \($0.line)" }
    let example = Phrase.list(examples, atMost: Self.mostShown)
    let targetSlot = selected.columns.count
    if first == targetSlot {
      return fault(
        "The target \(Phrase.quoted(selected.target)) holds text, not numbers (\(example)). "
          + "Name a column of numbers with --target (target in an experiment file).")
    }
    let featureSlots = slots.filter { $0 < targetSlot }
    let names = featureSlots.map { Phrase.quoted(selected.name(ofSlot: $0)) }
    let isOne = names.count == 1
    let rest = selected.columns.indices.filter { !featureSlots.contains($0) }
      .map { Phrase.shown(selected.columns[$0]) }
    let remedy =
      switch rest.count {
      case 0: "No feature of numbers is left; at least one is needed."
      case ...8:
        "Leave \(isOne ? "it" : "them") out by naming the others: --features "
          + "\(rest.joined(separator: ",")) (in an experiment file, features: "
          + "[\(rest.joined(separator: ", "))]), or have "
          + "columns of 0 and 1 made of \(isOne ? "it" : "them") with --categorical (categorical)."
      default:
        "Leave \(isOne ? "it" : "them") out by naming the columns of numbers with --features "
          + "(features in an experiment file)."
      }
    return fault(
      "The \(isOne ? "column" : "columns") \(Phrase.list(names, atMost: 12)) "
        + "\(isOne ? "holds" : "hold") text, not numbers (\(example)). \(remedy)")
  }

  private func badCells(first: Place) -> DataError {
    let count = columns.reduce(0) { $0 + $1.bad }
    let cells = firstBad.map { "\(Phrase.quoted($0.text)) (\(whereabouts($0)))" }
    return DataError(
      file: file, line: first.line, column: first.column,
      message:
        "\(Phrase.count(count, "cell")) \(count == 1 ? "is not a number" : "are not numbers"): "
        + "\(list(cells, of: count)). Write numbers as 12.5 or 3e-4, with a point and no "
        + "separators, and leave the cell empty where a value is missing.")
  }

  private func missingCells(first: Place) -> DataError {
    let count = columns.reduce(0) { $0 + $1.missing }
    let cells = firstMissing.map { whereabouts($0) }
    return DataError(
      file: file, line: first.line, column: first.column,
      message: "\(Phrase.count(count, "cell")) \(count == 1 ? "is" : "are") missing: "
        + "\(list(cells, of: count, separator: "; ")). Fill in the values, or leave such rows out "
        + "with missing: drop-row.")
  }

  private func whereabouts(_ place: Place) -> String {
    "line \(place.line), column \(Phrase.quoted(selected.name(ofSlot: place.slot)))"
  }

  private func list(_ cells: [String], of count: Int, separator: String = ", ") -> String {
    let shown = cells.joined(separator: separator)
    return count > cells.count
      ? "\(shown) and \(NumberText.count(count - cells.count)) more" : shown
  }
}
