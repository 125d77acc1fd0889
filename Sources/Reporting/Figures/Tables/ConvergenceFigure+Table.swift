extension ConvergenceFigure {
  /// Distances from where each variant must end, an epoch's fixed point (`to cycle`) or the limit (`to
  /// limit`), and what the curvature predicts of them.
  var table: CSVText {
    var table = CSVText(columns: ["kind", "variant", "epoch", "distance"])
    for track in tracks {
      for (epoch, distance) in track.distances.enumerated() {
        table.add([
          .text(track.isCycle ? "to cycle" : "to limit"), .text(track.run.name), .count(epoch),
          .number(distance),
        ])
      }
    }
    for (track, data) in predictions {
      for datum in data {
        table.add([
          .text("predicted"), .text(track.run.name), .number(datum.x), .number(datum.y),
        ])
      }
    }
    return table
  }
}
