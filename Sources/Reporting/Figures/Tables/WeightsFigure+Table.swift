import Training

extension WeightsFigure {
  /// Parameters on their way (`trained`), where each variant must end (`limit`), and what they are
  /// compared with (`truth`, or `least squares`).
  var table: CSVText {
    var table = CSVText(
      columns: ["kind", "variant", "epoch"], parameters: parameters, in: study)
    func add(_ kind: String, _ variant: String, _ epoch: Double?, _ values: Parameters) {
      table.add(
        [.text(kind), .text(variant), .number(epoch)]
          + parameters.map { .number($0.value(in: values)) })
    }
    for run in study.runs {
      for state in run.states(run.isFinished ? interval : .steps(1)) {
        add("trained", run.name, state.epoch, state.parameters)
      }
    }
    for run in study.runs where run.isFinished {
      if let limit = run.limit { add("limit", run.name, nil, limit) }
    }
    add(study.referenceKind, "", nil, study.reference)
    return table
  }
}

extension Study {
  /// What rows of the reference are called in a figure's table.
  var referenceKind: String { data.dataset.truth == nil ? "least squares" : "truth" }
}

extension ShownParameter {
  /// Its name in a file with columns of its own: the feature's, not the short one of figures.
  func columnName(in study: Study, besides own: [String] = []) -> String {
    switch self {
    case .weight(let index):
      FeatureName.column(
        study.data.dataset.features[index], among: study.data.dataset.features, besides: own)
    case .bias: "bias"
    }
  }
}

extension CSVText {
  /// Columns of its own before those that are named after parameters.
  init(columns: [String], parameters: [ShownParameter], in study: Study) {
    self.init(
      columns: columns + parameters.map { $0.columnName(in: study, besides: columns) })
  }
}
