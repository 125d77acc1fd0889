extension PathFigure {
  /// Weights along the `path` on the scale on which they are drawn, and what they come to without a
  /// penalty where that is one place.
  var table: CSVText {
    let names = features.map { study.data.dataset.features[$0] }
    var table = CSVText(columns: ["kind", "lambda"], features: names)
    func cells(_ weights: [Double]) -> [CSVText.Cell] {
      features.map { .number(shown(weights[$0], $0)) }
    }
    for point in scale.points {
      table.add([.text("path"), .number(point.lambda)] + cells(point.parameters.weights))
    }
    if hasEnds {
      table.add([.text(study.referenceKind), .empty] + cells(study.reference.weights))
    }
    return table
  }
}
