import Training

/// `history.csv`: one line a variant and epoch.
enum HistoryCSV {
  static func table(of study: Study) -> CSVText {
    var table = CSVText(
      columns: ["variant", "epoch", "training_mse", "validation_mse", "printed"],
      features: study.data.dataset.features, bias: true)
    for run in study.runs {
      let history = run.history
      for (index, parameters) in history.parameters.enumerated() {
        table.add(
          [
            .text(run.name), .count(index + 1), .number(history.trainingMSE[index]),
            .number(history.validationMSE?[index]), .number(history.printed[index]),
          ] + parameters.weights.map { .number($0) } + [.number(parameters.bias)])
      }
    }
    return table
  }
}
