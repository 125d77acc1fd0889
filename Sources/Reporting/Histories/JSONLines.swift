import Training
import Wording

/// JSON lines: an object a line, whose members of numbers and texts are cells. A member that a line
/// lacks, or that is `null`, is an empty cell; what lies deeper is passed over.
struct JSONLines {
  private enum Cell {
    case number(Double)
    case text(String)
    case none
  }

  private(set) var columns: [TableProfile.Column] = []
  private var cells: [[Cell]] = []
  private var lineNumbers: [Int] = []
  private let file: String

  init(_ bytes: [UInt8], named file: String) throws(DataError) {
    self.file = file
    var places: [String: Int] = [:]
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var number = 0
    for line in bytes[(isMarked ? 3 : 0)...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      number += 1
      if line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { continue }
      try read(Array(line), number, &places)
      lineNumbers.append(number)
    }
  }

  private mutating func read(
    _ line: [UInt8], _ number: Int, _ places: inout [String: Int]
  ) throws(DataError) {
    var reader = JSONReader(line)
    let row = lineNumbers.count
    do throws(JSONReader.Fault) {
      guard try reader.next() == .beginObject else { throw JSONReader.Fault(line: 1) }
      while let token = try reader.next() {
        guard reader.place.count == 1, case .key(let name) = reader.place[0] else { continue }
        let cell: Cell
        switch token {
        case .plain("null"), .plain("true"), .plain("false"): cell = .none
        case .plain(let text) where LogParser.isLost(text): cell = .number(.infinity)
        case .plain(let text):
          guard let value = Double(text), value.isFinite else { throw JSONReader.Fault(line: 1) }
          cell = .number(value)
        case .string(let text): cell = LogParser.isLost(text) ? .number(.infinity) : .text(text)
        default: continue
        }
        let place = places[name] ?? columns.count
        if place == columns.count {
          places[name] = place
          columns.append(TableProfile.Column(name: name))
          cells.append([])
        }
        cells[place] += repeatElement(.none, count: max(0, row - cells[place].count))
        if cells[place].count == row { cells[place].append(cell) } else { cells[place][row] = cell }
        switch cell {
        case .number(let value):
          if value.isFinite { columns[place].numbers += 1 } else { columns[place].texts += 1 }
        case .text(let text):
          columns[place].texts += 1
          if columns[place].firstText == nil { columns[place].firstText = text }
        case .none: columns[place].missing += 1
        }
      }
    } catch {
      throw DataError(
        file: file, line: number,
        message:
          "This line is not a JSON object, and the file began as JSON lines. Write one object "
          + "a line, such as {\"step\": 1, \"loss\": 0.5}.")
    }
  }

  /// The chosen columns, as `LogParser` gives them.
  func runs(columns wanted: [String], group: String?) throws(DataError) -> [LoggedRun] {
    let slots = wanted.map { name in columns.firstIndex { $0.name == name } ?? 0 }
    let groupPlace = group.flatMap { name in columns.firstIndex { $0.name == name } }
    var runs: [LoggedRun] = []
    var places: [String: Int] = [:]
    for row in lineNumbers.indices {
      let group = groupPlace.map { text(cell($0, row)) } ?? ""
      let place = places[group] ?? runs.count
      if place == runs.count {
        places[group] = place
        runs.append(LoggedRun(group: group, columns: wanted.map { _ in [] }))
      }
      for (index, slot) in slots.enumerated() {
        switch cell(slot, row) {
        case .number(let value): runs[place].columns[index].append(value)
        case .none: runs[place].columns[index].append(.nan)
        case .text(let text):
          throw DataError(
            file: file, line: lineNumbers[row],
            message: "\(Phrase.quoted(text)) under \(Phrase.quoted(wanted[index])) is no number. "
              + "Leave the member out where nothing was measured, or choose others with --y.")
        }
      }
    }
    return runs
  }

  private func cell(_ column: Int, _ row: Int) -> Cell {
    row < cells[column].count ? cells[column][row] : .none
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .number(let value): NumberText.shortest(value)
    case .text(let text): text
    case .none: ""
    }
  }
}
