extension TrajectoryFigure {
  /// The plane's two parameters on their way (`trained`), as closely as it is drawn, where each variant must end (`limit`), and
  /// the point of `least squares`. The contours are the training error, which has no table.
  var table: CSVText {
    var table = CSVText(
      columns: ["kind", "variant", "epoch"], parameters: [plane.x, plane.y], in: study)
    let (x, y) = domains(plane)
    for (run, way) in zip(study.runs, ways) {
      for place in Self.telling(way.map(\.datum), x: x, y: y) {
        let (epoch, datum) = way[place]
        table.add([
          .text("trained"), .text(run.name), .number(epoch), .number(datum.x), .number(datum.y),
        ])
      }
    }
    for run in study.runs where run.isFinished {
      guard let limit = run.limit.flatMap(plane.datum) else { continue }
      table.add([.text("limit"), .text(run.name), .empty, .number(limit.x), .number(limit.y)])
    }
    table.add([
      .text("least squares"), .text(""), .empty, .number(plane.best.x), .number(plane.best.y),
    ])
    return table
  }
}
