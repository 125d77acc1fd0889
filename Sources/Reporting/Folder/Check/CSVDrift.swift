import Wording

/// Says which cells of a table moved, by row and column.
enum CSVDrift {
  static func drift(committed: [UInt8], now: [UInt8], _ tolerance: Double) -> Drift {
    let byLines = LineDrift(committed: committed, now: now)
    let header = now.prefix { $0 != UInt8(ascii: "\n") }
    guard committed.prefix(while: { $0 != UInt8(ascii: "\n") }) == header,
      TextLines.count(in: committed) == TextLines.count(in: now)
    else { return Drift(byLines.sentence) }
    let columns = cells(of: header)
    var moved = MovedValues()
    for (row, (before, after)) in zip(TextLines(committed), TextLines(now)).enumerated()
    where before != after {
      let commas = before.count { $0 == UInt8(ascii: ",") }
      // A line of more commas than a line may have is not taken apart.
      guard commas <= after.count else { return Drift(byLines.sentence) }
      let (was, now) = (cells(of: before), cells(of: after))
      guard was.count == now.count, now.count == columns.count else {
        return Drift(byLines.sentence)
      }
      for column in columns.indices where was[column] != now[column] {
        moved.note(was[column], now[column]) {
          "\(Phrase.shown(columns[column], limit: 40)) of \(name(ofRow: row, now, columns))"
        }
      }
    }
    return Drift(moved.sentence ?? byLines.sentence, isTolerated: moved.isWithin(tolerance))
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

  /// The cells of a line, quotes removed; our tables have no line ends within cells.
  private static func cells(of line: ArraySlice<UInt8>) -> [String] {
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ","), !isQuoted {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
    }
    return cells.map { String(decoding: $0, as: UTF8.self) }
  }
}
