import Training

extension LossFigure {
  /// More step losses than these are told of by the least and the greatest of each stretch.
  private static let mostSteps = 10_000

  /// What the lines, the band and the ticks are made of: `training` errors from epoch 0 on, `batch`
  /// errors before each step, at its share of an epoch, and the `limit` that each must come to.
  var table: CSVText {
    var table = CSVText(columns: ["kind", "variant", "epoch", "mse"])
    for (run, curve) in zip(study.runs, curves) {
      for datum in curve {
        table.add([.text("training"), .text(run.name), .number(datum.x), .number(datum.y)])
      }
    }
    let most = max(2, Self.mostSteps / study.runs.count)
    for run in study.runs {
      let perEpoch = Double(max(1, run.history.stepsPerEpoch))
      for step in Self.telling(run.history.stepLoss, most: most) {
        let epoch = (Double(step) / perEpoch * 1e6).rounded() / 1e6
        table.add([
          .text("batch"), .text(run.name), .number(epoch),
          .single(Float(run.history.stepLoss[step])),
        ])
      }
    }
    for run in study.runs where run.isFinished {
      guard let limit = run.limitTrainingMSE else { continue }
      table.add([.text("limit"), .text(run.name), .empty, .number(limit)])
    }
    return table
  }

  /// The places of all values, or of the least and the greatest of so many stretches that about
  /// `most` are left.
  static func telling<Value: Comparable>(_ values: [Value], most: Int) -> [Int] {
    guard values.count > most else { return Array(values.indices) }
    let stretch = (2 * values.count + most - 1) / most
    return stride(from: 0, to: values.count, by: stretch).flatMap { start -> [Int] in
      let places = start..<min(start + stretch, values.count)
      let ends = [
        places.min { values[$0] < values[$1] } ?? start,
        places.max { values[$0] < values[$1] } ?? start,
      ]
      return Set(ends).sorted()
    }
  }
}
