import Training

extension ValidationFigure {
  /// Errors along a strength (`cross-validation` with its standard error, `validation`, `training`)
  /// and along the epochs of each variant.
  var table: CSVText {
    var table = CSVText(columns: ["kind", "variant", "lambda", "epoch", "mse", "standard_error"])
    for subject in subjects {
      switch subject {
      case .strengths(let scale): addStrengths(scale, to: &table)
      case .epochs: addEpochs(to: &table)
      }
    }
    return table
  }

  private func addStrengths(_ scale: PathScale, to table: inout CSVText) {
    for point in scale.points {
      func add(_ kind: String, _ error: Double?, _ standardError: Double? = nil) {
        guard let error else { return }
        table.add([
          .text(kind), .text(""), .number(point.lambda), .empty, .number(error),
          .number(standardError),
        ])
      }
      add("cross-validation", point.crossValidation?.mean, point.crossValidation?.standardError)
      add("validation", point.validationMSE)
      add("training", point.trainingMSE)
    }
  }

  private func addEpochs(to table: inout CSVText) {
    for index in finished {
      let run = study.runs[index]
      let kinds = [
        ("validation", Self.heldOutErrors(run, in: study)), ("training", run.errorByEpoch),
      ]
      for (kind, errors) in kinds {
        for (epoch, error) in errors.enumerated() {
          table.add([
            .text(kind), .text(run.name), .empty, .count(epoch), .number(error), .empty,
          ])
        }
      }
    }
  }
}
