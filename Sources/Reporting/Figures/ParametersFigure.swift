import Plotting
import Training
import Wording

/// What came out? The deviation of every parameter from the truth, or from least squares where
/// nobody knows the truth, with each variant's closed-form limit and, where seeds were swept, the
/// spread over them.
struct ParametersFigure: Figure {
  let study: Study
  let parameters: [ShownParameter]
  let shown: [Int]
  /// How far the axis reaches, in percent; what lies beyond stands at its end with its number.
  private let reach: Double

  init(_ study: Study) {
    self.study = study
    let parameters = Self.shownParameters(of: study)
    let shown = study.runs.indices.filter { study.runs[$0].isFinished }
    let deviations = shown.flatMap { index in
      parameters.compactMap { Self.deviation(of: study.runs[index].final, $0, study) }
    }.map(\.magnitude).sorted()
    self.parameters = parameters
    self.shown = shown
    // An axis for the odd one out would leave a dot's width to all others.
    let typical = deviations.isEmpty ? 0 : deviations[(deviations.count - 1) * 9 / 10]
    let most = deviations.last ?? 0
    reach = most > 150 && most > 3 * typical ? max(120, typical * 1.2) : .infinity
  }

  /// Parameters with a reference to deviate from, of no more than leave every dot its row.
  static func shownParameters(of study: Study) -> [ShownParameter] {
    let count = max(1, study.runs.filter(\.isFinished).count)
    let most = max(3, min(12, 44 / (count + 1)))
    return measured(study.shownParameters(atMost: most), study)
  }

  /// Those of the parameters of which a run that finished has a deviation.
  private static func measured(_ parameters: [ShownParameter], _ study: Study) -> [ShownParameter] {
    parameters.filter { parameter in
      study.runs.contains { $0.isFinished && deviation(of: $0.final, parameter, study) != nil }
    }
  }

  /// By how many percent a parameter lies further from zero than the reference.
  static func deviation(of values: Parameters, _ parameter: ShownParameter, _ study: Study)
    -> Double?
  {
    parameter.value(in: values).flatMap { study.deviation(of: $0, parameter) }.map { $0 * 100 }
  }

  var chart: Chart {
    let claims = ParametersClaims(study)
    let names = study.displayNames
    return Chart(
      name: FigureName.parameters.rawValue, title: claims.title, subtitle: subtitle,
      description: claims.description + spreadSentence, panels: [panel],
      legend: shown.map {
        Chart.LegendEntry(names[$0], series: study.series($0))
      }, legendUse: shown.count > 6 ? .always : .whenNeeded)
  }

  private var subtitle: String {
    let all = study.shownParameters(atMost: study.parameterCount)
    let measured = Self.measured(all, study)
    let which =
      parameters.count < measured.count
      ? "The \(parameters.count) of \(all.count) parameters with the greatest effect"
      : "Final parameters"
    let zeros = all.filter { !study.isMeasure($0) }
    let but =
      zeros.isEmpty || parameters.count < measured.count
      ? ""
      : ", but for \(zeros.count == 1 ? zeros[0].name(in: study) : NumberText.count(zeros.count)), "
        + "\(zeros.count == 1 ? "which is" : "which are") 0 there"
    let ticks =
      study.runs.contains { $0.isFinished && $0.limit != nil }
      ? "; the tick is the closed-form limit" : ""
    let seeds = study.sweep?.sweep.seed.count ?? 0
    let bars =
      shown.contains { !spreads(of: $0).isEmpty }
      ? "; bars: mean ± standard deviation over \(Phrase.count(seeds, "seed"))" : ""
    let rings = reach.isFinite ? "; rings lie further out than the axis" : ""
    return "\(which) as a deviation from \(study.referenceName)\(but)\(ticks)\(bars)\(rings)."
  }

  // MARK: - Spread over seeds

  /// A variant's spread over the seeds that were swept, at no other value than its own; empty where
  /// there is none.
  private func spreads(of index: Int) -> [SweepSpread] {
    (study.sweep?.spreads ?? []).filter {
      $0.base == index && $0.coordinates.isEmpty && $0.finished > 1
    }
  }

  /// A standard deviation below and above the mean of a parameter over the seeds, in percent.
  func spread(of index: Int, _ parameter: ShownParameter) -> (low: Double, high: Double)? {
    guard let own = spreads(of: index).first else { return nil }
    let spread: Spread? =
      switch parameter {
      case .weight(let place): own.weights.indices.contains(place) ? own.weights[place] : nil
      case .bias: own.bias
      }
    let reference = parameter.value(in: study.reference) ?? 0
    guard let spread, reference != 0 else { return nil }
    let middle = (spread.mean / reference - 1) * 100
    let reach = (spread.standardDeviation / reference * 100).magnitude
    return middle.isFinite && reach.isFinite ? (middle - reach, middle + reach) : nil
  }

  private var spreadSentence: String {
    let reaches = shown.flatMap { index in
      parameters.compactMap { spread(of: index, $0).map { ($0.high - $0.low) / 200 } }
    }
    guard let most = reaches.max() else { return "" }
    return " Over the seeds the standard deviation of a parameter is up to "
      + "\(NumberText.percent(most)) of \(study.referenceName)."
  }

  // MARK: - Rows

  /// One row a variant in each parameter's group, and a free one between groups.
  private func row(_ parameter: Int, _ place: Int) -> Double {
    Double(parameter) * (Double(shown.count) + 1) + Double(place) + 1
  }

  private var panel: Panel {
    let height = Double(parameters.count) * (Double(shown.count) + 1)
    // Few rows stay together instead of filling the height.
    let air = max(0, 10 - height) / 2
    let labels = parameters.enumerated().map { index, parameter in
      Tick(row(index, 0) + Double(shown.count - 1) / 2, label(parameter))
    }
    let name = study.data.dataset.truth == nil ? "least squares" : "truth"
    let extent = domain
    return Panel(
      x: Axis(
        nil, domain: extent, labels: .numbers, unit: " %", hasGrid: true,
        substitutes: [Tick(0, TextLine(name))]),
      y: Axis(
        nil, domain: Domain(height + 0.2 + air, -0.2 - air),
        labels: .given(labels, emphasized: true),
        hasGrid: false),
      marks: [Rule(.vertical, at: 0, width: 1.4, dash: [])] + marks)
  }

  private func label(_ parameter: ShownParameter) -> TextLine {
    let value = parameter.value(in: study.reference) ?? 0
    let kind = study.data.dataset.truth == nil ? "" : "true "
    return TextLine("\(parameter.name(in: study))  \(kind)\(NumberText.significant(value, 4))")
  }

  /// From the least to the greatest deviation shown, zero within, room for names beside the dots.
  private var domain: Domain {
    var low = 0.0
    var high = 0.0
    for index in shown {
      for parameter in parameters {
        let ends = [study.runs[index].final, study.runs[index].limit].compactMap(\.self)
        let spread = spread(of: index, parameter).map { [$0.low, $0.high] } ?? []
        for value in ends.compactMap({ Self.deviation(of: $0, parameter, study) }) + spread
        where value.isFinite {
          low = min(low, max(value, -reach))
          high = max(high, min(value, reach))
        }
      }
    }
    let span = high - low
    guard span > 0 else { return Domain(-1, 1) }
    return Domain(
      low - span * (low < 0 ? 0.14 : 0.06), high + span * (high > span * 0.02 ? 0.14 : 0.12))
  }

  private var marks: [any Mark] {
    var stems: [any Mark] = []
    var limits: [(from: Datum, to: Datum)] = []
    var bars: [any Mark] = []
    var dots: [any Mark] = []
    var names: [any Mark] = []
    let radius = max(2, min(4.5, 105 / Double(parameters.count * (shown.count + 1))))
    for (place, index) in shown.enumerated() {
      let run = study.runs[index]
      let series = study.series(index)
      var data: [Datum] = []
      var beyondReach: [Datum] = []
      var pieces: [(from: Datum, to: Datum)] = []
      var strokes: [(from: Datum, to: Datum)] = []
      for (group, parameter) in parameters.enumerated() {
        guard let value = Self.deviation(of: run.final, parameter, study) else { continue }
        let y = row(group, place)
        let x = min(reach, max(-reach, value))
        pieces.append((Datum(0, y), Datum(x, y)))
        if value == x {
          data.append(Datum(x, y))
        } else {
          beyondReach.append(Datum(x, y))
          names.append(beyond(value, at: Datum(x, y), series))
        }
        if let limit = run.limit.flatMap({ Self.deviation(of: $0, parameter, study) }),
          limit.magnitude <= reach
        {
          limits.append((Datum(limit, y - 0.4), Datum(limit, y + 0.4)))
        }
        if let spread = spread(of: index, parameter), spread.high > -reach, spread.low < reach {
          let (low, high) = (max(-reach, spread.low), min(reach, spread.high))
          strokes.append((Datum(low, y), Datum(high, y)))
          // An end beyond the axis has no stroke across, which would say that it is there.
          for end in [low, high] where end.magnitude < reach {
            strokes.append((Datum(end, y - 0.3), Datum(end, y + 0.3)))
          }
        }
        if group == 0 { names.append(name(run, at: Datum(x, y), series, radius: radius)) }
      }
      stems.append(Stems(pieces, paint: Paint(series.role, opacity: 0.4), width: radius * 0.75))
      if !strokes.isEmpty {
        bars.append(Stems(strokes, paint: Paint(series.role), width: min(1.4, radius * 0.4)))
      }
      dots.append(Dots(data, series: series, radius: radius))
      if !beyondReach.isEmpty {
        dots.append(Dots(beyondReach, series: series, radius: radius, isHollow: true))
      }
    }
    return stems + bars + dots
      + [Stems(limits, paint: Paint(.ink), width: min(1.8, radius * 0.5), isOnTop: true)] + names
  }

  private func name(_ run: Run, at datum: Datum, _ series: SeriesStyle, radius: Double) -> any Mark
  {
    Callout(
      [LabelPart(TextLine(study.shortName(run, limit: 40)), role: series.role, weight: .bold)],
      at: datum,
      sides: datum.x < 0 ? [.left, .right] : [.right, .left], radius: radius + 2, priority: 0,
      subject: run.name, isRequired: true, reach: 2,
      isReplacedByLegend: true)
  }

  /// A dot beyond the axis: an arrow's head at its end, and the number.
  private func beyond(_ value: Double, at datum: Datum, _ series: SeriesStyle) -> any Mark {
    let text = NumberText.signedPercent(value / 100)
    return Callout(
      [LabelPart(TextLine(value > 0 ? "\(text) →" : "← \(text)"), role: series.role)], at: datum,
      sides: value > 0 ? [.left] : [.right], radius: 0, priority: 0, reach: 0)
  }
}
