import Plotting

extension ResidualsFigure {
  /// More pairs than these are told of by the means of cells.
  private static let mostPairs = 1_000
  private static let cellsAcross = 40

  /// Prediction, target and residual of each row; of many rows the means of those in each cell of a
  /// grid over predictions and residuals, with how many they are.
  var table: CSVText {
    var table = CSVText(columns: ["predicted", "true", "residual", "rows"])
    for (pair, rows) in cells {
      table.add([
        .number(pair.x), .number(pair.y), .number(pair.y - pair.x), .count(rows),
      ])
    }
    return table
  }

  private var cells: [(pair: Datum, rows: Int)] {
    let pairs = summary.pairs.indices.map {
      (pair: summary.pairs[$0], rows: summary.counts.isEmpty ? 1 : summary.counts[$0])
    }
    guard pairs.count > Self.mostPairs else { return pairs }
    let size = Self.cellsAcross
    var sums = [(x: Double, y: Double, rows: Int)](repeating: (0, 0, 0), count: size * size)
    for (pair, rows) in pairs {
      let place =
        ResidualsSummary.place(pair.y - pair.x, summary.residual, size) * size
        + ResidualsSummary.place(pair.x, summary.prediction, size)
      sums[place].x += pair.x * Double(rows)
      sums[place].y += pair.y * Double(rows)
      sums[place].rows += rows
    }
    return sums.filter { $0.rows > 0 }.map {
      (Datum($0.x / Double($0.rows), $0.y / Double($0.rows)), $0.rows)
    }
  }
}
