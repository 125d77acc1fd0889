import Training
import Wording

/// Where each variant must end, and how near to it training came.
enum LimitsSection {
  static func blocks(of study: Study) -> [Block] {
    let hasL1 = study.runs.contains { ($0.strengths?.l1 ?? 0) != 0 }
    let columns =
      [Table.Column(name: "variant", isNumeric: false)]
      + (["effective ridge"] + (hasL1 ? ["effective L1"] : []) + [
        "from the limit", "from the fixed point", "error at the limit", "error reached",
      ]).map { Table.Column(name: $0, isNumeric: true) }
    let scale = study.data.standardizer == nil ? "" : " on the standardised scale"
    let notes = study.runs.compactMap { run in
      run.limitNote.map { Text([.strong(run.name), .text(": " + $0)]) }
    }
    return [
      .heading(level: 2, "Where each variant must end"),
      .paragraph(explanation(of: study, hasL1: hasL1)),
      .table(
        Table(
          caption:
            "Euclidean distance of the trained parameters, bias included, from the limit and from "
            + "the epoch's fixed point\(scale), and mean squared error over the training rows.",
          columns: columns,
          rows: study.runs.map { run in
            cells(of: run, in: study, hasL1: hasL1).map { Text([.text($0)]) }
          }, rowHeaderColumns: 1)),
    ] + (notes.isEmpty ? [] : [.list(notes)])
  }

  private static func explanation(of study: Study, hasL1: Bool) -> Text {
    var parts: [Inline] =
      hasL1
      ? [
        .text("The effective penalty is the ridge strength "), .code("λ"),
        .text(" and the L1 strength "), .code("l1"), .text(" for which "),
        .code("1/(2n) |y − Xw − b|² + l1 |w|₁ + λ/2 |w|²"),
      ]
      : [
        .text("The effective ridge penalty is the "), .code("λ"), .text(" for which "),
        .code("1/(2n) |y − Xw − b|² + λ/2 |w|²"),
      ]
    parts.append(
      .text(
        " has the same minimum; with a penalised bias it holds for the bias too. That minimum is "
          + "the limit. Where the rows come in the same order every epoch, plain SGD ends at the "
          + "fixed point of one epoch instead, a little beside the limit."))
    if study.runs.contains(where: { $0.boxLimit != nil }) {
      parts.append(
        .text(
          " A box leaves the loss as it is and keeps the penalised parameters within its bounds; "
            + "least squares there is the limit."))
    }
    return Text(parts)
  }

  private static func cells(of run: Run, in study: Study, hasL1: Bool) -> [String] {
    let distance = { (point: Parameters?) -> String in
      guard run.isFinished else { return "diverged" }
      return point.map { NumberText.significant(study.distance(run.final, $0), 2) } ?? "–"
    }
    let box = run.boxBound.map { "box ±\(NumberText.significant($0))" }
    let ridge = run.strengths.map { NumberText.significant($0.l2, 4) } ?? box ?? "none"
    let l1 = run.strengths.map { NumberText.significant($0.l1, 4) } ?? "–"
    return [run.name, ridge] + (hasL1 ? [l1] : []) + [
      distance(run.goal), distance(run.cycleLimit),
      study.goalTrainingMSE(of: run).map { NumberText.significant($0, 4) } ?? "–",
      run.isFinished ? NumberText.significant(run.finalTrainingMSE, 4) : "diverged",
    ]
  }
}
