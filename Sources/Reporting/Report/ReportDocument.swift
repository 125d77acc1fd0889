import Training
import Wording

/// What a report says, in the order in which a reader wants it: the finding, the picture, the
/// table; then why; then what it was made from.
enum ReportDocument {
  static func document(of report: Report) -> Document {
    Document(
      title: report.study.title,
      blocks: opening(report) + findings(report) + variants(report)
        + SweepSection.blocks(of: report.study) + PathSection.blocks(of: report.study)
        + LeastSquaresSection.blocks(of: report.study) + notes(report) + data(report)
        + regenerating(report))
  }

  // MARK: - Sections

  /// What is known of the variants, if there are any, and the figures.
  private static func variants(_ report: Report) -> [Block] {
    if report.study.runs.isEmpty { return figures(report) }
    return ledger(report) + figures(report) + LimitsSection.blocks(of: report.study)
      + TranslationSection.blocks(of: report.study) + everyParameter(report)
  }

  private static func opening(_ report: Report) -> [Block] {
    var blocks: [Block] = []
    if let headline = report.findings.first {
      blocks.append(.paragraph(Text([.strong(headline.text)])))
    }
    if let first = report.figures.first { blocks.append(.figure(block(first, of: report))) }
    if !report.study.runs.isEmpty {
      let table = ParameterTable(report.study)
      blocks.append(.table(table.isLong ? finals(table) : full(table)))
    }
    return blocks
  }

  private static func everyParameter(_ report: Report) -> [Block] {
    let table = ParameterTable(report.study)
    return table.isLong ? [.heading(level: 2, "Every parameter"), .table(full(table))] : []
  }

  private static func full(_ table: ParameterTable) -> Table {
    Table(
      caption: "Parameters before and after training, the limit each variant must converge to, "
        + "\(table.referencePhrase), and how far the final value lies from it.\(omission(table))",
      columns: table.header.enumerated().map { .init(name: $1, isNumeric: $0 > 1) },
      rows: table.rows.map { row in table.cells(of: row).map { Text([.text($0)]) } },
      rowHeaderColumns: 2)
  }

  private static func finals(_ table: ParameterTable) -> Table {
    let rows = table.finals
    return Table(
      caption: "Parameters after training, and \(table.referencePhrase).\(omission(table))",
      columns: rows[0].enumerated().map { .init(name: $1, isNumeric: $0 > 0) },
      rows: rows.dropFirst().map { $0.map { Text([.text($0)]) } }, rowHeaderColumns: 1)
  }

  private static func omission(_ table: ParameterTable) -> String {
    table.omittedFeatures == 0
      ? "" : " The largest; summary.json has \(NumberText.count(table.omittedFeatures)) more."
  }

  private static func findings(_ report: Report) -> [Block] {
    let rest = report.findings.dropFirst()
    guard !rest.isEmpty else { return [] }
    return [
      .heading(level: 2, "What the numbers say"),
      .list(rest.map { Text([.text($0.text)]) }),
    ]
  }

  private static func ledger(_ report: Report) -> [Block] {
    let columns = [
      "variant", "each step", "which minimises", "c", "rows a step", "bias", "progress line prints",
      "training",
    ]
    let rows = report.study.runs.map { run -> [Text] in
      let ledger = Ledger(run, in: report.study)
      return [
        Text([.text(run.name)]), .code(ledger.rule), .code(ledger.objective),
        Text([.text(ledger.gradientFactor)]), Text([.text(ledger.rows)]),
        Text([.text(ledger.bias)]), Text([.text(ledger.printed)]), Text([.text(ledger.training)]),
      ]
    }
    return [
      .heading(level: 2, "What each variant does"),
      .paragraph(
        Text([
          .text("With "), .code("m"), .text(" rows in the batch, residual "),
          .code("r = Xw + b − y"), .text(", learning rate "), .code("a"), .text(" and "),
          .code("p"), .text(" the penalised parameters, a step takes the gradient "),
          .code("g = (c/m) Xᵀr"), .text(", applies the rule below, and moves "),
          .code("p ← p − a g"), .text(otherSteps(report.study)),
        ])),
      .table(
        Table(
          caption: "Each variant's rule, the objective that has its minimum where the rule leads, "
            + "and what its training script would print.",
          columns: columns.map { .init(name: $0, isNumeric: $0 == "c") }, rows: rows,
          rowHeaderColumns: 1)),
    ]
  }

  /// What a step is where it is not plain, and the threshold where a rule has one.
  private static func otherSteps(_ study: Study) -> String {
    let others = study.runs.filter { !$0.variant.training.optimizer.isPlain }
    let hasThreshold = study.runs.contains { run in
      run.variant.penalty.step(rows: 1, rate: 1).isProximal
    }
    return
      (others.isEmpty
      ? ""
      : "; \(study.names(others)) \(others.count == 1 ? "hands" : "hand") g to an optimiser that "
        + "moves p in its own way")
      + (hasThreshold ? ". S(p, t) = sign(p) max(|p| − t, 0) is the soft threshold." : ".")
  }

  private static func figures(_ report: Report) -> [Block] {
    let rest = report.figures.dropFirst()
    guard !rest.isEmpty else { return [] }
    return [.heading(level: 2, "Figures")]
      + rest.flatMap { figure in
        [
          .heading(level: 3, FigureName(rawValue: figure.name)?.question ?? figure.title),
          .figure(block(figure, of: report)),
        ]
      }
  }

  private static func notes(_ report: Report) -> [Block] {
    let notes = report.experiment.notes
    guard !notes.isEmpty else { return [] }
    return [
      .heading(level: 2, "What was chosen, and why"), .list(notes.map { Text([.text($0)]) }),
    ]
  }

  private static func data(_ report: Report) -> [Block] {
    let data = report.study.data
    var facts = [
      "\(data.dataset.source): \(NumberText.count(data.dataset.featureCount)) "
        + "\(data.dataset.featureCount == 1 ? "feature" : "features"), "
        + "target \(data.dataset.target)."
    ]
    if data.validationRowCount > 0 {
      facts.append(
        "\(NumberText.count(data.trainingRowCount)) rows train, "
          + "\(NumberText.count(data.validationRowCount)) are held out.")
    }
    if report.experiment.standardize {
      facts.append(
        "Features are standardised for training, (x − mean) / population standard deviation of the "
          + "training rows; every parameter shown is on the original scale.")
    }
    facts.append(
      "Least squares leaves a mean squared error of "
        + "\(NumberText.significant(data.leastSquares.trainingMSE)) on the training rows.")
    return [
      .heading(level: 2, "Data"), .list((facts + data.notes).map { Text([.text($0)]) }),
    ]
  }

  private static func regenerating(_ report: Report) -> [Block] {
    [
      .heading(level: 2, "Regenerating this report"),
      .paragraph(
        Text(
          [
            .text("Run in this folder. "), .code("experiment.yaml"),
            .text(" holds every setting, "), .code("summary.json"),
          ]
            + (report.study.runs.isEmpty
              ? [.text(" every number.")]
              : [.text(" every number, "), .code("history.csv"), .text(" every epoch.")]))),
      .code(
        """
        linreg-report run experiment.yaml --out .    # write it again
        linreg-report check --out .                  # has anything drifted?
        """, language: "sh"),
      .paragraph(Text([.text("Experiment "), .code(report.experimentHash), .text(".")])),
    ]
  }

  private static func block(_ figure: RenderedFigure, of report: Report) -> FigureBlock {
    FigureBlock(figure, output: report.experiment.output)
  }
}
