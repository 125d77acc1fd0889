import Training
import Wording

/// The sweep of a study, in a table.
enum SweepSection {
  static func blocks(of study: Study) -> [Block] {
    guard let result = study.sweep else { return [] }
    let table = SweepTable(result, in: study)
    let shown = table.shown
    return [
      .heading(level: 2, "Sweep"),
      .paragraph(Text([.text(introduction(result, table))])),
      .table(
        Table(
          caption: caption(result, table, shown: shown.count),
          columns: table.header.enumerated().map {
            .init(name: $1, isNumeric: $0 > 0)
          },
          rows: shown.map { index in
            table.cells(of: index).map { cell in
              Text([index == table.best && shown.count > 1 ? .strong(cell) : .text(cell)])
            }
          }, rowHeaderColumns: table.nameColumns)),
    ]
  }

  private static func introduction(_ result: SweepResult, _ table: SweepTable) -> String {
    let sweep = result.sweep
    let axes = [
      ("strength", sweep.lambda.count), ("batch size", sweep.batch.count),
      ("learning rate", sweep.learningRate.count), ("seed", sweep.seed.count),
    ].filter { $0.1 > 0 }.map { Phrase.count($1, $0) }
    var text =
      "Every variant was trained at \(Phrase.list(axes)): "
      + "\(Phrase.count(result.outcomes.count, "cell")) in all."
    if !sweep.lambda.isEmpty {
      text += " A strength counts in the units of the variant's own penalty."
    }
    let diverged = result.diverged.count
    if diverged > 0 { text += " \(Phrase.count(diverged, "cell")) diverged." }
    return text
  }

  private static func caption(_ result: SweepResult, _ table: SweepTable, shown: Int) -> String {
    let rows = table.isJudgedByHeldOutRows ? "the held-out rows" : "the training rows"
    var text =
      "Mean squared error after training, and how much longer or shorter the weights are than those "
      + "of least squares."
    if shown > 1 { text += " In bold: the least error on \(rows)." }
    if result.sweep.seed.count > 1 {
      text +=
        " Mean ± standard deviation over \(Phrase.count(result.sweep.seed.count, "seed")), those that "
        + "diverged left out."
    }
    if shown < table.places.count {
      text +=
        " Of each variant the first, the best and the last; summary.json has all "
        + "\(NumberText.count(table.places.count))."
    }
    return text
  }
}
