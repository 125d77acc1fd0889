import Wording

/// What a reader should know about a table's columns before trusting their weights.
enum ColumnNotes {
  /// A sentence for each constant column and each set of columns equal in every row.
  ///
  /// - Parameters:
  ///   - values: Feature values, row-major; shape `(n, d)`.
  ///   - targets: Target values; shape `(n)`.
  static func sentences(
    features: [String], target: String, values: [Double], targets: [Double]
  ) -> [String] {
    if targets.count == 1 { return ["There is only one row: no weight can be told from the bias."] }
    let table = Table(featureCount: features.count, values: values, targets: targets)
    let constants = table.constantColumns()
    var notes = constants.map { column in
      let value = NumberText.shortest(table[0, column])
      if column == features.count {
        return "The target \(target) is constant, \(value) in every row: there is nothing to learn."
      }
      return table[0, column] == 0
        ? "The column \(features[column]) is 0 in every row: its weight has no effect."
        : "The column \(features[column]) is constant, \(value) in every row: its weight cannot be "
          + "told from the bias."
    }
    for group in table.equalColumns(except: constants) {
      let names = group.filter { $0 < features.count }.map { features[$0] }
      if names.count > 1 {
        notes.append(
          "The columns \(Phrase.list(names)) are equal in every row: only the sum of their weights "
            + "is determined.")
      }
      if names.count < group.count {
        notes.append(
          "The target \(target) equals the column \(names[0]) in every row.")
      }
    }
    return notes
  }
}

/// Features and target as one table, the target its last column.
private struct Table {
  var featureCount: Int
  var values: [Double]
  var targets: [Double]

  subscript(row: Int, column: Int) -> Double {
    column < featureCount ? values[row * featureCount + column] : targets[row]
  }

  /// The columns that hold one value throughout, in ascending order.
  func constantColumns() -> [Int] {
    var candidates = Array(0...featureCount)
    for row in targets.indices where !candidates.isEmpty {
      candidates.removeAll { self[row, $0] != self[0, $0] }
    }
    return candidates
  }

  /// Sets of two or more columns that are equal in every row. Columns differ soon as a rule, so a
  /// set that each row splits further is found in a few rows.
  func equalColumns(except excluded: [Int]) -> [[Int]] {
    let candidates = (0...featureCount).filter { !excluded.contains($0) }
    var groups = candidates.count > 1 ? [candidates] : []
    for row in targets.indices where !groups.isEmpty {
      let isSplit = groups.contains { group in
        group.contains { self[row, $0] != self[row, group[0]] }
      }
      if isSplit { groups = groups.flatMap { split($0, by: row) } }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// The parts of a set in which a row holds one value, those of two or more columns.
  private func split(_ group: [Int], by row: Int) -> [[Int]] {
    let sorted = group.sorted { (self[row, $0], $0) < (self[row, $1], $1) }
    var parts: [[Int]] = []
    for column in sorted {
      if let first = parts.last?[0], self[row, first] == self[row, column] {
        parts[parts.count - 1].append(column)
      } else {
        parts.append([column])
      }
    }
    return parts.filter { $0.count > 1 }
  }
}
