import Training

extension SweepFigure {
  /// A row a place of the sweep: its values, the mean error and weights over the seeds, and the
  /// deviations; or a row a seed, where only seeds differ.
  var table: CSVText {
    let axes = ["lambda", "batch", "learning-rate"].filter { axis in
      cells.table.places.contains { $0.coordinates.contains { $0.axis == axis } }
    }
    let isBySeed = cells.key == nil
    var table = CSVText(
      columns: ["variant"] + axes.map { $0.replacing("-", with: "_") }
        + (isBySeed ? ["seed"] : [])
        + [
          "training_mse", "training_mse_deviation", "validation_mse", "validation_mse_deviation",
        ], parameters: weights, in: study)
    func add(
      _ base: Int, _ coordinates: [SweepCoordinate], _ axes: [String], _ training: Spread?,
      _ validation: Spread?, _ values: [Double]
    ) {
      table.add(
        [.text(study.runs[base].name)]
          + axes.map { axis in
            .text(coordinates.first { $0.axis == axis }?.text ?? "")
          }
          + [training, validation].flatMap { spread in
            [.number(spread?.mean), .number(spread?.standardDeviation)] as [CSVText.Cell]
          }
          + weights.map { .number($0.value(in: Parameters(weights: values, bias: nil))) })
    }
    if isBySeed {
      for outcome in cells.result.outcomes where outcome.status == .finished {
        add(
          outcome.cell.base, outcome.cell.coordinates, axes + ["seed"],
          Spread(of: [outcome.finalTrainingMSE]),
          outcome.finalValidationMSE.map { Spread(of: [$0]) }, outcome.final.weights)
      }
    } else {
      for place in cells.table.places {
        add(
          place.base, place.coordinates, axes, place.trainingMSE, place.validationMSE,
          place.weights)
      }
    }
    return table
  }
}
