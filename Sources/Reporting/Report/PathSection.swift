import Training
import Wording

/// The exact solutions along a penalty, in tables.
enum PathSection {
  static func blocks(of study: Study) -> [Block] {
    guard let path = study.path, !path.points.isEmpty else { return [] }
    let table = PathTable(path, in: study)
    let rows = table.rows
    let coefficients = table.coefficients
    let omitted = table.omittedFeatures
    return [
      .heading(level: 2, "Path"),
      .paragraph(introduction(path, study)),
      .table(
        Table(
          caption: strengthsCaption(path, shown: rows.count),
          columns: table.header.enumerated().map { .init(name: $1, isNumeric: $0 > 0) },
          rows: rows.map { row in table.cells(of: row).map { Text([.text($0)]) } },
          rowHeaderColumns: 1)),
      .table(
        Table(
          caption: "Parameters along the path."
            + (omitted == 0
              ? ""
              : " Those with the greatest effect; summary.json has \(NumberText.count(omitted)) more."),
          columns: coefficients[0].enumerated().map { .init(name: $1, isNumeric: $0 > 0) },
          rows: coefficients.dropFirst().map { $0.map { Text([.text($0)]) } },
          rowHeaderColumns: 1)),
    ] + translation(table, study)
      + notes(path.notes + [scatter(table)].compactMap(\.self))
  }

  private static func notes(_ notes: [String]) -> [Block] {
    notes.isEmpty ? [] : [.list(notes.map { Text([.text($0)]) })]
  }

  /// What the standard errors leave out, or why there are none.
  private static func scatter(_ table: PathTable) -> String? {
    switch table.standardErrors {
    case nil: nil
    case .known(let errors)?: errors.caveat
    case .none(let reason)?: "No standard errors are given. \(reason)"
    }
  }

  private static func introduction(_ path: SolutionPath, _ study: Study) -> Text {
    let ratio = NumberText.shortest(path.settings.penalty.l1Ratio)
    let rest = NumberText.shortest(1 - path.settings.penalty.l1Ratio)
    let penalty =
      switch path.settings.penalty {
      case .ridge: "λ/2 |w|²"
      case .lasso: "λ |w|₁"
      case .elasticNet: "λ (\(ratio) |w|₁ + \(rest)/2 |w|²)"
      }
    var end =
      " for \(Phrase.count(path.points.count, "strength")) λ, the bias free; nothing was trained."
    if study.data.standardizer != nil { end += " Strengths are about the standardised features." }
    if path.settings.folds > 0 {
      end +=
        " The error is cross-validated over \(path.settings.folds) folds of the training rows"
        + " (seed \(path.settings.seed))."
    }
    return Text([
      .text("Exact minimisers of "), .code("1/(2n) |y − Xw − b|² + \(penalty)"), .text(end),
    ])
  }

  private static func strengthsCaption(_ path: SolutionPath, shown: Int) -> String {
    var text = "Mean squared errors along the path."
    if path.settings.folds > 0 {
      text +=
        " Cross-validated: mean ± standard error over the folds; “one standard error” is the greatest "
        + "strength whose error is that near to the best."
    }
    if shown < path.points.count {
      text += " summary.json has all \(NumberText.count(path.points.count))."
    }
    return text
  }

  private static func translation(_ table: PathTable, _ study: Study) -> [Block] {
    guard let point = table.best ?? table.path.points.last, point.lambda > 0 else { return [] }
    let scaled =
      study.data.standardizer == nil ? "" : ", on features that StandardScaler() has scaled"
    return [
      .paragraph(
        Text([
          .text("In scikit-learn λ = \(NumberText.significant(point.lambda)) is "),
          .code(table.scikitLearn(at: point.lambda)), .text("\(scaled)."),
        ]))
    ]
  }
}
