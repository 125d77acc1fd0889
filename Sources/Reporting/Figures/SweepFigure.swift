import Plotting
import Training
import Wording

/// What do the swept values change? The error of every cell, and how far its weights lie from the
/// truth, along a ramp of shades from the least value to the greatest.
struct SweepFigure: Figure {
  let study: Study
  let cells: SweepCells
  let weights: [ShownParameter]
  private let rowSeries: [SweepCells.Series]

  /// More lines than these are not named.
  private static let mostNamed = 12
  private static let mostRows = 12
  /// How far the axis of deviations reaches at most, in percent.
  private static let reach = 150.0

  init(_ study: Study, cells: SweepCells) {
    self.study = study
    self.cells = cells
    rowSeries = Array(cells.series.filter { $0.cells.count > 1 || cells.key == nil }.prefix(4))
    let most = max(1, Self.mostRows / max(1, rowSeries.count))
    weights = study.featuresByEffect.filter { study.reference.weights[$0] != 0 }
      .prefix(most).sorted().map(ShownParameter.weight)
  }

  var chart: Chart {
    let claims = SweepClaims(study, cells: cells)
    let hasRows = !weights.isEmpty && !rowSeries.isEmpty
    return Chart(
      name: FigureName.sweep.rawValue, title: claims.title, subtitle: subtitle(hasRows),
      description: claims.description, panels: [errors] + (hasRows ? [parameters] : []),
      legend: bases.map {
        Chart.LegendEntry(study.displayNames[$0], series: study.series($0))
      }, legendUse: bases.count > 1 ? .always : .whenNeeded, key: cells.ramp)
  }

  private var bases: [Int] {
    cells.series.map(\.base).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var hasSeeds: Bool { cells.result.sweep.seed.count > 1 }

  private func subtitle(_ hasRows: Bool) -> String {
    let rows = cells.table.isJudgedByHeldOutRows ? "held-out" : "training"
    let seeds = Phrase.count(cells.result.sweep.seed.count, "seed")
    let spread = hasSeeds ? ", mean ± standard deviation over \(seeds)" : ""
    let diverged = cells.result.diverged.count
    let missing = diverged > 0 ? " \(Phrase.count(diverged, "cell")) diverged." : ""
    let right =
      hasRows
      ? ", and weights as a deviation from \(study.referenceName), as far as ± 150 %" : ""
    return "Mean squared error on the \(rows) rows after training\(spread)\(right)."
      + missing
  }

  // MARK: - Errors

  private func error(_ place: SweepTable.Place) -> Spread? {
    place.validationMSE ?? place.trainingMSE
  }

  private var errors: Panel {
    cells.key == nil ? errorsBySeed : errorsByValue
  }

  private var errorsByValue: Panel {
    var marks: [any Mark] = []
    var labels: [EndLabel] = []
    var values: [Double] = []
    for series in cells.series {
      let style = study.series(series.base)
      let known = series.cells.compactMap { cell in
        error(cell.place).map { (value: cell.value, spread: $0) }
      }
      values += known.map(\.spread.mean)
      guard let first = known.first else { continue }
      guard first.value != nil else {
        marks.append(
          Rule(
            at: first.spread.mean, role: style.role,
            label: cells.series.count <= Self.mostNamed ? TextLine(series.name) : nil))
        continue
      }
      let data = known.map { Datum($0.value ?? 0, $0.spread.mean) }
      marks.append(Trace(data, role: style.role))
      if hasSeeds {
        marks.append(
          ErrorBars(
            known.map {
              Band.Slice(
                x: $0.value ?? 0, low: $0.spread.mean - $0.spread.standardDeviation,
                high: $0.spread.mean + $0.spread.standardDeviation)
            }, paint: Paint(style.role, opacity: 0.6)))
      }
      marks += dots(known.map { ($0.value, Datum($0.value ?? 0, $0.spread.mean)) }, style)
      if cells.series.count <= Self.mostNamed, cells.series.count > 1 {
        labels.append(
          EndLabel(
            [.init(series.name, role: style.role)], line: Line(data, series: style, end: .none)))
      }
    }
    return Panel(
      heading: "Error",
      x: Axis(TextLine(cells.keyName), cells.transform, hasGrid: false),
      y: Axis(nil, isWide(values) ? .log : .linear), marks: marks, endLabels: labels)
  }

  private func isWide(_ values: [Double]) -> Bool {
    guard let low = values.min(), let high = values.max(), low > 0 else { return false }
    return high / low > 30
  }

  /// A dot a cell, in the ramp's colour of its value, else in its variant's own.
  private func dots(_ data: [(value: Double?, datum: Datum)], _ style: SeriesStyle) -> [any Mark] {
    let radius = data.count > 60 ? 2.6 : 3.6
    let ramp = cells.ramp
    return data.map { value, datum in
      let series = value.flatMap { ramp?.series(of: $0) } ?? style
      return Dots([datum], series: series, radius: radius)
    }
  }

  /// A row a variant, a dot a seed.
  private var errorsBySeed: Panel {
    var marks: [any Mark] = []
    for (row, series) in cells.series.enumerated() {
      marks += dots(
        finished(series).map {
          (nil, Datum($0.finalValidationMSE ?? $0.finalTrainingMSE, Double(row)))
        }, study.series(series.base))
    }
    return Panel(
      heading: "Error", x: Axis(nil),
      y: Axis(
        nil, domain: Domain(Double(cells.series.count) - 0.4, -0.6),
        labels: .given(
          cells.series.indices.map { Tick(Double($0), TextLine(cells.series[$0].name)) },
          emphasized: true), hasGrid: false), marks: marks)
  }

  // MARK: - Weights

  private func row(_ weight: Int, _ place: Int) -> Double {
    Double(weight) * (Double(rowSeries.count) + 0.8) + Double(place)
  }

  /// Where cells end: their mean over the seeds at each value, or each seed where only these differ.
  private func ends(of series: SweepCells.Series) -> [(value: Double?, weights: [Double])] {
    if cells.key == nil { return finished(series).map { (nil, $0.final.weights) } }
    return series.cells.map { ($0.value, $0.place.weights) }
  }

  private func finished(_ series: SweepCells.Series) -> [SweepOutcome] {
    cells.result.outcomes.filter { $0.cell.base == series.base && $0.status == .finished }
  }

  private var parameters: Panel {
    var marks: [any Mark] = [Rule(.vertical, at: 0, width: 1.4, dash: [])]
    for (place, series) in rowSeries.enumerated() {
      let style = study.series(series.base)
      for (index, weight) in weights.enumerated() {
        let shown = ends(of: series).compactMap { value, weights -> (Double?, Datum)? in
          guard
            let deviation = ParametersFigure.deviation(
              of: Parameters(weights: weights, bias: nil), weight, study),
            deviation.isFinite, deviation.magnitude <= Self.reach
          else { return nil }
          return (value, Datum(deviation, row(index, place)))
        }
        let data = shown.map(\.1)
        if let low = data.min(by: { $0.x < $1.x }), let high = data.max(by: { $0.x < $1.x }) {
          marks.append(Trace([low, high], role: style.role, width: 1.2))
        }
        marks += dots(shown, style)
      }
    }
    let ticks = weights.enumerated().map { index, weight in
      Tick(row(index, 0) + Double(rowSeries.count - 1) / 2, TextLine(weight.name(in: study)))
    }
    let last = row(weights.count - 1, rowSeries.count - 1)
    let name = study.data.dataset.truth == nil ? "least squares" : "truth"
    return Panel(
      heading: "Weights", x: Axis(nil, unit: " %", substitutes: [Tick(0, TextLine(name))]),
      y: Axis(
        nil, domain: Domain(last + 0.9, -0.9), labels: .given(ticks, emphasized: true),
        hasGrid: false), marks: marks)
  }
}
