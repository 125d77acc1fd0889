/// Says which cells of a table moved, by row and column.
enum CSVDrift {
  static func drift(committed: [UInt8], now: [UInt8], _ tolerance: Double) -> Drift {
    let old = LineDrift.lines(of: committed)
    let new = LineDrift.lines(of: now)
    let byLines = LineDrift(committed: committed, now: now)
    guard let header = new.first, old.first == header, old.count == new.count else {
      return Drift(byLines.sentence)
    }
    let columns = cells(of: header)
    var moved = MovedValues()
    for (row, (before, after)) in zip(old, new).enumerated() where before != after {
      let (was, now) = (cells(of: before), cells(of: after))
      guard was.count == now.count, now.count == columns.count else {
        return Drift(byLines.sentence)
      }
      for column in columns.indices where was[column] != now[column] {
        moved.note(was[column], now[column]) {
          "\(Excerpt.of(columns[column], most: 40)) of \(name(ofRow: row, now, columns))"
        }
      }
    }
    return Drift(moved.sentence ?? byLines.sentence, isTolerated: moved.isWithin(tolerance))
  }

  /// `numpy, epoch 3` where the table has such columns, else the line.
  private static func name(ofRow row: Int, _ cells: [String], _ columns: [String]) -> String {
    guard columns.starts(with: ["variant", "epoch"]) else { return "line \(row + 1)" }
    return "\(Excerpt.of(cells[0], most: 40)), epoch \(Excerpt.of(cells[1], most: 20))"
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
