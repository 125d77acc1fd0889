import Training
import Wording

/// What the batch-size figure says, in words from its numbers.
struct BatchSizeClaims {
  let study: Study
  let curves: [BatchSizeCurve]

  init(_ study: Study, curves: [BatchSizeCurve]) {
    self.study = study
    self.curves = curves
  }

  private var rowCount: Int { study.data.trainingRowCount }

  /// The variant that the title speaks of: one that divides by the batch, else the first.
  private var example: (curve: BatchSizeCurve, run: Run)? {
    let own = curves.filter { !$0.rule.runs.isEmpty }
    guard let curve = own.first(where: \.rule.isPerBatch) ?? own.first,
      let run = curve.rule.runs.first
    else { return nil }
    return (curve, study.runs[run])
  }

  var title: String {
    guard let (curve, run) = example else { return "L2 at every batch size" }
    let rows = study.batchRows(of: run)
    let plan = BatchPlan(rowCount: rowCount, batch: .rows(rows))
    let factor = 1 / plan.meanReciprocalRows
    if rows == 1 {
      return
        "In batches of one row both ways of L2 are the same; of all rows, divided by the batch, "
        + "\(NumberText.count(rowCount)) times less is left"
    }
    let verb = curve.rule.isPerBatch ? "is" : "would be"
    return "Divided by batches of \(NumberText.count(rows)) rows, L2 \(verb) "
      + "\(NumberText.significant(factor, 3)) times weaker; coupled L2 is the same at every size"
  }

  var description: String {
    let parts = curves.map { curve -> String in
      let names =
        curve.rule.runs.isEmpty
        ? "the same strength as \(study.runs[curve.rule.model].name)"
        : Phrase.list(curve.rule.runs.map { study.runs[$0].name })
      let how = curve.rule.isPerBatch ? "L2 per batch" : "coupled L2"
      let first = curve.points.first?.distance ?? .nan
      let last = curve.points.last?.distance ?? .nan
      let strength = NumberText.shortest(curve.rule.strength)
      if first.isFinite, first == last {
        return "\(names) (\(how), \(strength)): \(text(first)) at every size"
      }
      let own = curve.rule.runs.first.flatMap { run -> String? in
        let rows = study.batchRows(of: study.runs[run])
        guard rows > 1, rows < rowCount, let point = curve.point(at: rows) else { return nil }
        return "\(text(point.distance)) with \(NumberText.count(rows))"
      }
      let ends = [
        "\(text(first)) with single rows", own,
        "\(text(last)) with all \(NumberText.count(rowCount))",
      ].compactMap(\.self)
      return "\(names) (\(how), \(strength)): \(Phrase.list(ends))"
    }
    return "\(title). Distance of the limit from least squares: \(parts.joined(separator: "; "))."
  }

  private func text(_ distance: Double) -> String {
    distance.isFinite ? BatchSizeFigure.percent(distance) : "no limit"
  }
}
