import Training

extension BatchSizeFigure {
  /// At every batch size: the canonical strength that L2 has there, and how far it moves the weights
  /// from least squares, as a share of their length. A rule that no variant has names none.
  var table: CSVText {
    var table = CSVText(columns: [
      "penalty", "strength", "variants", "batch", "effective_ridge", "distance",
    ])
    for curve in curves {
      let names = curve.rule.runs.map { study.runs[$0].name }.joined(separator: "; ")
      for point in curve.points {
        table.add([
          .text(curve.rule.isPerBatch ? "l2-per-batch" : "l2"), .number(curve.rule.strength),
          .text(names), .count(point.rows), .number(point.l2), .number(point.distance),
        ])
      }
    }
    return table
  }
}
