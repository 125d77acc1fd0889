import Wording

/// Says which cells of a table moved, by row and column.
enum CSVDrift {
  static func drift(committed: [UInt8], now: [UInt8], _ tolerance: Double) -> Drift {
    func byLines() -> String { LineDrift(committed: committed, now: now).sentence }
    let header = now.prefix { $0 != UInt8(ascii: "\n") }
    guard committed.prefix(while: { $0 != UInt8(ascii: "\n") }) == header,
      TextLines.count(in: committed) == TextLines.count(in: now)
    else { return Drift(byLines()) }
    let columns = cells(of: header).map(words)
    var moved = MovedValues()
    for (row, (before, after)) in zip(TextLines(committed), TextLines(now)).enumerated()
    where before != after {
      let (was, isNow) = (
        cells(of: before, most: columns.count + 1), cells(of: after, most: columns.count + 1)
      )
      guard was.count == columns.count, isNow.count == columns.count else {
        return Drift(byLines())
      }
      // Byte by byte, for texts that only look alike are not the same.
      for column in columns.indices where was[column] != isNow[column] {
        let isText = names.contains(columns[column])
        moved.note(text(was[column]), text(isNow[column]), isText: isText) {
          "\(Phrase.shown(columns[column], limit: 40)) of \(name(ofRow: row, isNow.map(words), columns))"
        }
      }
    }
    return Drift(moved.sentence ?? byLines(), isTolerated: moved.isWithin(tolerance))
  }

  /// Columns that say what a row is about: by a name, or by a number that needs the column's.
  private static let names: Set = ["kind", "variant", "variants", "parameter", "penalty"]
  private static let places: Set = ["epoch", "lambda", "batch", "seed"]

  /// `numpy, epoch 3` where the table has such columns, else the line.
  private static func name(ofRow row: Int, _ cells: [String], _ columns: [String]) -> String {
    let parts = zip(columns, cells).compactMap { column, cell -> String? in
      guard !cell.isEmpty else { return nil }
      if names.contains(column) { return Phrase.shown(cell, limit: 40) }
      return places.contains(column) ? "\(column) \(Phrase.shown(cell, limit: 20))" : nil
    }
    return parts.isEmpty ? "line \(row + 1)" : parts.joined(separator: ", ")
  }

  /// The first cells of a line as they are written, quotes included: a number in quotes is none. Our
  /// tables have no line ends within cells.
  private static func cells(of line: ArraySlice<UInt8>, most: Int = .max) -> [ArraySlice<UInt8>] {
    var cells: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var isQuoted = false
    for place in line.indices {
      if line[place] == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if line[place] == UInt8(ascii: ","), !isQuoted {
        cells.append(line[start..<place])
        start = place + 1
        // A committed line may be of nothing but commas.
        if cells.count == most { return cells }
      }
    }
    return cells + [line[start...]]
  }

  /// A cell as it is written.
  private static func text(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: cell, as: UTF8.self)
  }

  /// What a cell says, for a sentence: without its quotes.
  private static func words(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: cell.lazy.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }
}
