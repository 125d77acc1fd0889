import Plotting
import Wording

/// What moved? Errors and parameters of the models that two reports share: a ring in the first, a dot
/// in the second, and the way between them.
struct ComparisonFigure {
  static let name = "comparison"

  let comparison: Comparison
  private let shown: [Comparison.Pair]
  private let parameters: [String]
  private let reference: [String: Double]

  /// More models than these would tell nobody anything.
  private static let mostModels = 8
  private static let mostRows = 36

  /// `nil` where no model finished in both reports.
  init?(_ comparison: Comparison) {
    self.comparison = comparison
    let whole = comparison.shared.indices.filter {
      comparison.shared[$0].first.isFinished && comparison.shared[$0].second.isFinished
    }
    guard !whole.isEmpty else { return nil }
    var most = [Double](repeating: 0, count: comparison.shared.count)
    for result in comparison.results {
      most[result.place] = max(most[result.place], result.share)
    }
    let order = whole.sorted { (most[$0], $1) > (most[$1], $0) }
    let shown = order.prefix(Self.mostModels).sorted().map { comparison.shared[$0] }
    let truth = comparison.first.truth ?? comparison.first.leastSquares
    let reference = Dictionary(truth.filter { $0.value != 0 }.map { ($0.name, $0.value) }) {
      first, _ in first
    }
    let names = shown[0].first.parameters.map(\.name).filter { reference[$0] != nil }
    let reaches = Dictionary(
      names.map { name in
        (name, shown.map { Self.reach(of: name, $0, reference[name] ?? 1) }.max() ?? 0)
      }
    ) { first, _ in first }
    let count = max(1, Self.mostRows / (shown.count + 1))
    let chosen = Set(
      names.indices.sorted { (reaches[names[$0]] ?? 0, $1) > (reaches[names[$1]] ?? 0, $0) }
        .prefix(count))
    self.shown = shown
    self.reference = reference
    parameters = names.indices.filter(chosen.contains).map { names[$0] }
  }

  /// How far a parameter went, as a share of what it is compared with.
  private static func reach(of name: String, _ pair: Comparison.Pair, _ reference: Double) -> Double
  {
    guard let first = pair.first.value(of: name), let second = pair.second.value(of: name) else {
      return 0
    }
    return ((second - first) / reference).magnitude
  }

  var chart: Chart {
    let findings = comparison.findings
    return Chart(
      name: Self.name, title: String(findings[0].dropLast()), subtitle: subtitle,
      description: findings.joined(separator: " "),
      panels: [errors] + (parameters.isEmpty ? [] : [deviations]),
      legend: shown.count < 2
        ? []
        : shown.map {
          Chart.LegendEntry(
            Phrase.shown($0.first.name, limit: 28), series: series($0), isLine: false)
        }, legendUse: .always)
  }

  private func series(_ pair: Comparison.Pair) -> SeriesStyle { SeriesStyle(place: pair.place) }

  private var referenceName: String {
    comparison.first.truth == nil
      ? "least squares in \(Phrase.shown(comparison.first.name, limit: 24))" : "the truth"
  }

  private var subtitle: String {
    let rest = comparison.shared.count - shown.count
    let deviations =
      parameters.isEmpty ? "" : "; parameters as a deviation from \(referenceName)"
    let omitted = rest > 0 ? " \(NumberText.count(rest)) that moved less are left out." : ""
    return "Mean squared error\(deviations). "
      + "Ring: \(Phrase.shown(comparison.first.name, limit: 32)); "
      + "dot: \(Phrase.shown(comparison.second.name, limit: 32)).\(omitted)"
  }

  // MARK: - Panels

  /// Whether errors on held-out rows can be compared.
  private var hasHeldOut: Bool {
    shown.allSatisfy { $0.first.validationMSE != nil && $0.second.validationMSE != nil }
  }

  private func error(_ model: ReportSummary.Model) -> Double? {
    hasHeldOut ? model.validationMSE : model.trainingMSE
  }

  private var errors: Panel {
    var marks: [any Mark] = []
    var values: [Double] = []
    for (row, pair) in shown.enumerated() {
      guard let first = error(pair.first), let second = error(pair.second) else { continue }
      values += [first, second]
      marks += way(from: Datum(first, Double(row)), to: Datum(second, Double(row)), series(pair))
    }
    let low = values.min() ?? 0
    let isWide = low > 0 && (values.max() ?? 0) / low > 30
    let names = shown.enumerated().map {
      Tick(Double($0), TextLine(Phrase.shown($1.first.name, limit: 22)))
    }
    return Panel(
      heading: TextLine(
        capitalizedStart(hasHeldOut ? shown[0].first.validationName : "training error", names: [])),
      x: Axis(nil, isWide ? .log : .linear, hasGrid: true),
      y: rows(upTo: Double(shown.count - 1), names), marks: marks)
  }

  private var deviations: Panel {
    var marks: [any Mark] = [Rule(.vertical, at: 0, width: 1.4, dash: [])]
    let stride = Double(shown.count) + 0.8
    for (group, name) in parameters.enumerated() {
      for (place, pair) in shown.enumerated() {
        guard let truth = reference[name], let first = pair.first.value(of: name),
          let second = pair.second.value(of: name)
        else { continue }
        let row = Double(group) * stride + Double(place)
        marks += way(
          from: Datum((first / truth - 1) * 100, row), to: Datum((second / truth - 1) * 100, row),
          series(pair))
      }
    }
    let names = parameters.enumerated().map {
      Tick(
        Double($0) * stride + Double(shown.count - 1) / 2, TextLine(Phrase.shown($1, limit: 16)))
    }
    return Panel(
      heading: "Parameters",
      x: Axis(
        nil, unit: " %", hasGrid: true,
        substitutes: [Tick(0, TextLine(comparison.first.truth == nil ? "least squares" : "truth"))]
      ),
      y: rows(upTo: Double(parameters.count - 1) * stride + Double(shown.count - 1), names),
      marks: marks)
  }

  private func rows(upTo last: Double, _ names: [Tick]) -> Axis {
    // Few rows stay together instead of filling the height.
    let air = max(0, 6 - last) / 2
    return Axis(
      nil, domain: Domain(last + 0.8 + air, -0.8 - air), labels: .given(names, emphasized: true),
      hasGrid: false)
  }

  private func way(from first: Datum, to second: Datum, _ series: SeriesStyle) -> [any Mark] {
    guard first.x.isFinite, second.x.isFinite else { return [] }
    return [
      Trace([first, second], role: series.role, width: 1.6),
      Dots([first], series: series, radius: 5.5, isHollow: true),
      Dots([second], series: series, radius: 3.2),
    ]
  }
}
