import Plotting
import Training
import Wording

/// Does the answer depend on the batch? How far the limit lies from least squares at every batch
/// size, where L2 is divided by the batch and where it is not.
struct BatchSizeFigure: Figure {
  let study: Study
  let curves: [BatchSizeCurve]

  init(_ study: Study) {
    self.study = study
    curves = BatchSizeCurve.curves(BatchSizeCurve.rules(of: study), of: study)
  }

  var chart: Chart {
    let claims = BatchSizeClaims(study, curves: curves)
    return Chart(
      name: FigureName.batchSize.rawValue, title: claims.title, subtitle: subtitle,
      description: claims.description,
      panels: [
        Panel(
          x: Axis(
            "rows in a batch", .log, domain: Domain(1, Double(study.data.trainingRowCount)),
            labels: .given(ticks, emphasized: false), hasGrid: false),
          y: Axis(nil, .log, unit: " %"), marks: [sizes] + others + lines + dots,
          endLabels: endLabels)
      ],
      legend: curves.map {
        Chart.LegendEntry(name($0), series: study.series($0.rule.model))
      })
  }

  private var subtitle: String {
    let hasOther = curves.contains { $0.rule.runs.isEmpty }
    return "Distance of the limit from least squares, as a share of the weights’ length, by closed "
      + "form; a short last batch counts. Log scales."
      + (hasOther ? " Thin dashes: the same strength the other way." : "")
  }

  /// Powers of ten, as counts are printed; 1, 2 and 5 times them where these are too few.
  private var ticks: [Tick] {
    let rows = study.data.trainingRowCount
    let factors = rows < 500 ? [1, 2, 5] : [1]
    var ticks: [Tick] = []
    var power = 1
    while power <= rows {
      ticks += factors.map { power * $0 }.filter { $0 <= rows }
        .map { Tick(Double($0), TextLine(NumberText.count($0))) }
      power *= 10
    }
    return ticks
  }

  // MARK: - Marks

  private func data(_ curve: BatchSizeCurve) -> [Datum] {
    curve.points.map { Datum(Double($0.rows), $0.distance * 100) }
  }

  private func line(_ curve: BatchSizeCurve, strand: Strand = Strand(), run: Int) -> Line {
    Line(data(curve), series: study.series(run), end: .none, strand: strand)
  }

  private var lines: [any Mark] {
    curves.flatMap { curve in
      curve.rule.runs.enumerated().map { place, run in
        line(curve, strand: Strand(place, of: curve.rule.runs.count), run: run)
      }
    }
  }

  private var others: [any Mark] {
    curves.filter(\.rule.runs.isEmpty).map {
      Guide(data($0), role: study.series($0.rule.model).role, widensAxes: true)
    }
  }

  /// What variants train with, each size once.
  private var sizes: any Mark {
    let trained = Set(curves.flatMap(\.rule.runs).map { study.batchRows(of: study.runs[$0]) })
    return Flags(
      trained.sorted().map {
        Flags.Entry(
          Double($0), TextLine("trained with \(NumberText.count($0))"), role: .mutedInk,
          dash: [2, 3])
      })
  }

  /// Each variant on its curve, with its number where that is not the one at the curve's end.
  private var dots: [any Mark] {
    curves.flatMap { curve -> [any Mark] in
      curve.rule.runs.flatMap { run -> [any Mark] in
        let rows = study.batchRows(of: study.runs[run])
        guard let point = curve.point(at: rows), point.distance.isFinite else { return [] }
        let datum = Datum(Double(rows), point.distance * 100)
        let series = study.series(run)
        let dot = Dots([datum], series: series)
        guard curve.rule.isPerBatch, rows < study.data.trainingRowCount else { return [dot] }
        return [
          dot,
          Callout(
            [LabelPart(TextLine(Self.percent(point.distance)), role: series.role)], at: datum,
            sides: [.aboveRight, .belowLeft, .right, .left], priority: 2),
        ]
      }
    }
  }

  private var endLabels: [EndLabel] {
    curves.map { curve in
      let names =
        curve.rule.runs.isEmpty
        ? [EndLabel.Name(name(curve), role: study.series(curve.rule.model).role)]
        : curve.rule.runs.map {
          EndLabel.Name(study.displayNames[$0], role: study.series($0).role)
        }
      let last = curve.points.last?.distance ?? .nan
      return EndLabel(
        names, value: last.isFinite ? TextLine(Self.percent(last)) : nil,
        line: line(curve, run: curve.rule.runs.last ?? curve.rule.model))
    }
  }

  private func name(_ curve: BatchSizeCurve) -> String {
    let name = study.displayNames[curve.rule.model]
    guard curve.rule.runs.isEmpty else { return name }
    return name + (curve.rule.isPerBatch ? ", per batch" : ", coupled")
  }

  /// Two digits, however small.
  static func percent(_ share: Double) -> String { FigureNumber.short(share * 100) + " %" }
}
