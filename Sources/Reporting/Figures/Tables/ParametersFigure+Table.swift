import Training

extension ParametersFigure {
  /// Each parameter of each variant: where it ended and must end, what it is compared with, and by
  /// how many percent of that they lie further from zero; with seeds, the ends of the bar too.
  var table: CSVText {
    var table = CSVText(columns: [
      "variant", "parameter", "final", "limit", study.referenceKind.replacing(" ", with: "_"),
      "deviation_percent", "limit_deviation_percent", "bar_low_percent", "bar_high_percent",
    ])
    for index in shown {
      let run = study.runs[index]
      for parameter in parameters {
        let limit = run.limit.flatMap { parameter.value(in: $0) }
        let bar = spread(of: index, parameter)
        table.add([
          .text(run.name), .text(parameter.columnName(in: study)),
          .number(parameter.value(in: run.final)), .number(limit),
          .number(parameter.value(in: study.reference)),
          .number(Self.deviation(of: run.final, parameter, study)),
          .number(run.limit.flatMap { Self.deviation(of: $0, parameter, study) }),
          .number(bar?.low), .number(bar?.high),
        ])
      }
    }
    return table
  }
}
