import Plotting
import Training

/// Is the model any good? Residuals against predictions, and predictions against what is true, of the
/// variant with the least error: dots for few rows, their density for many.
struct ResidualsFigure: Figure {
  let study: Study
  let subject: ResidualsSubject
  let summary: ResidualsSummary

  /// More rows than these are shown as a density.
  private static let mostDots = 500

  init(_ study: Study, subject: ResidualsSubject) {
    self.study = study
    self.subject = subject
    summary = ResidualsSummary(study.data, subject.parameters)
  }

  private var isDense: Bool { study.data.trainingRowCount > Self.mostDots }

  var chart: Chart {
    let claims = ResidualsClaims(study, subject: subject, summary: summary)
    return Chart(
      name: FigureName.residuals.rawValue, title: claims.title, subtitle: subtitle,
      description: claims.description, panels: [residuals, truth])
  }

  private var subtitle: String {
    let who = study.runs.count > 1 ? " of the variant with the least error" : ""
    let cells =
      isDense
      ? " The fuller a cell’s colour, the more rows, in steps of twice as many or more." : ""
    return "Predictions\(who) for \(study.trainingRows), "
      + "off by so much in root mean square.\(cells)"
  }

  private func cloud(_ data: [Datum]) -> any Mark {
    isDense
      ? Density(data, counts: summary.counts, cell: 8)
      : Specks(
        data, paint: Paint(subject.series.role, opacity: 0.7),
        diameter: study.data.trainingRowCount > 150 ? 4 : 5.5)
  }

  private var residuals: Panel {
    let reach = max(summary.residual.high, -summary.residual.low)
    // Zero in the middle, so that what lies above and below can be compared.
    let domain = reach > 0 && reach.isFinite ? Domain(-1.06 * reach, 1.06 * reach) : nil
    return Panel(
      heading: "What is left: true − predicted",
      x: Axis(TextLine("predicted \(targetName)"), hasGrid: false), y: Axis(nil, domain: domain),
      marks: [cloud(summary.pairs.map { Datum($0.x, $0.y - $0.x) }), Rule(at: 0, dash: [])])
  }

  private var truth: Panel {
    let low = min(summary.prediction.low, summary.target.low)
    let high = max(summary.prediction.high, summary.target.high)
    return Panel(
      heading: "Predicted beside true", x: Axis(TextLine("true \(targetName)"), hasGrid: false),
      y: Axis(nil),
      marks: [
        cloud(summary.pairs.map { Datum($0.y, $0.x) }),
        Guide([Datum(low, low), Datum(high, high)], role: .ink),
      ])
  }

  private var targetName: String { study.data.dataset.target }
}
