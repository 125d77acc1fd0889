import Training
import Wording

/// Tables as a terminal or a log shows them: columns aligned by spaces.
enum AlignedText {
  /// What came out of a study: the variants' parameters, the sweep's errors, the path's strengths.
  static func tables(of study: Study) -> String {
    var tables: [String] = []
    if !study.runs.isEmpty { tables.append(ParameterTable(study).plainText) }
    if let sweep = study.sweep {
      let sweep = SweepTable(sweep, in: study)
      tables.append(table([sweep.header] + sweep.shown.map(sweep.cells), textColumns: 1))
    }
    if let path = study.path, !path.points.isEmpty {
      let path = PathTable(path, in: study)
      tables.append(
        table(
          fitted(
            [path.header] + path.rows.map(path.cells),
            leavingOut: ["training error", "degrees of freedom", "held-out error"]),
          textColumns: 1))
      tables.append(table(path.coefficients, textColumns: 1))
    }
    return tables.joined(separator: "\n")
  }

  /// Each variant's error over the training rows from before the first step to the end, as a curve
  /// and as its ends; empty without variants.
  ///
  /// - Parameter width: characters of the longest line.
  static func losses(of study: Study, width: Int) -> String {
    let rows = study.runs.map { run -> [String] in
      let values = [run.initialTrainingMSE] + run.history.trainingMSE
      let ends =
        run.isFinished
        ? "\(NumberText.significant(values[0])) → \(NumberText.significant(run.finalTrainingMSE))"
        : "\(NumberText.significant(values[0])) → diverged"
      return [run.name, Sparkline.text(of: values, width: max(8, width / 3)), ends]
    }
    return rows.isEmpty
      ? "" : table([["variant", "training error", ""]] + rows, textColumns: .max)
  }

  /// A table without as many of its least important columns, named in their order, as make its lines
  /// longer than a terminal's 80 characters. Its last column stays.
  private static func fitted(_ table: [[String]], leavingOut names: [String]) -> [[String]] {
    var table = table
    for name in names {
      let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
      if widths.reduce(2 * (widths.count - 1), +) <= 80 { break }
      guard let column = table[0].dropLast().firstIndex(of: name) else { continue }
      for row in table.indices { table[row].remove(at: column) }
    }
    return table
  }

  /// A table of columns that are all flush left, its first row the header.
  static func columns(_ table: [[String]]) -> String {
    Self.table(table, textColumns: .max, limit: .max)
  }

  /// A table, its first row the header; the first `textColumns` columns flush left, numbers flush
  /// right, cells cut after `limit` characters.
  static func table(_ table: [[String]], textColumns: Int, limit: Int = 30) -> String {
    let table = table.map { $0.map { Phrase.shown($0, limit: limit) } }
    let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { cells in
      cells.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column < textColumns ? cell + padding : padding + cell
      }.joined(separator: "  ").trimmingSpaces + "\n"
    }.joined()
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
