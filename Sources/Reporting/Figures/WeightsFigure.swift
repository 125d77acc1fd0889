import Plotting
import Training
import Wording

/// Where does each parameter go? A panel a parameter, with the truth and the limits.
struct WeightsFigure: Figure {
  let study: Study
  let parameters: [ShownParameter]
  private let strands: [Strand]
  let interval: StateInterval
  /// In more panels than this their numbers would crowd the lines; the subtitle explains them.
  private static let mostLabelled = 6

  init(_ study: Study) {
    self.study = study
    parameters = study.shownParameters(atMost: 12)
    // In small panels noise from point to point would be all that is seen: three points' width each.
    let points = parameters.count <= Self.mostLabelled ? 75 : 36
    interval = StateInterval(
      study, points: min(points, max(36, 3000 / max(1, parameters.count * study.runs.count))))
    strands = Coincidence.strands(
      Self.coincidences(study, parameters), count: study.runs.count)
  }

  /// Variants whose parameters keep together from epoch to epoch, within 1.5 % of each one's range.
  static func coincidences(_ study: Study, _ parameters: [ShownParameter]) -> [[Int]] {
    let finished = study.runs.filter(\.isFinished)
    let ranges = parameters.map { parameter -> Double in
      let values = finished.flatMap { run in
        run.parametersByEpoch.compactMap { parameter.value(in: $0.parameters) }
      }
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    let lines = study.runs.map { run -> [Double]? in
      guard run.isFinished else { return nil }
      return run.parametersByEpoch.flatMap { entry in
        zip(parameters, ranges).map { parameter, range in
          range > 0 ? (parameter.value(in: entry.parameters) ?? 0) / range : 0
        }
      }
    }
    return Coincidence.groups(lines, tolerance: 0.015)
  }

  var chart: Chart {
    let claims = WeightsClaims(study, parameters: parameters)
    return Chart(
      name: FigureName.weights.rawValue, title: claims.title, subtitle: subtitle,
      description: claims.description, panels: parameters.map(panel), legend: study.legend,
      legendUse: .always, sharesX: true)
  }

  private var subtitle: String {
    let which =
      parameters.count < study.parameterCount
      ? "The \(parameters.count) of \(study.parameterCount) parameters with the greatest effect"
      : "Parameters"
    let dashed = study.data.dataset.truth == nil ? "least squares" : "the truth"
    let ticks =
      study.runs.contains { $0.isFinished && $0.limit != nil }
      ? "; ticks at the right: where each variant must converge, by closed form" : ""
    return "\(which) after \(interval.phrase); dashed: \(dashed)\(ticks)."
  }

  private func panel(_ parameter: ShownParameter) -> Panel {
    let hasFinished = study.runs.contains(where: \.isFinished)
    var marks: [any Mark] = []
    if let value = parameter.value(in: study.reference) {
      let name = study.data.dataset.truth == nil ? "least squares" : "true"
      let label = TextLine("\(name) \(NumberText.significant(value, 4))")
      marks.append(
        Rule(
          at: value, role: .ink, width: 1.1, dash: [3, 2.5],
          label: parameters.count <= Self.mostLabelled ? label : nil))
    }
    for (index, run) in study.runs.enumerated() {
      let data = run.states(run.isFinished ? interval : .steps(1)).compactMap { entry in
        parameter.value(in: entry.parameters).map { Datum(entry.epoch, $0) }
      }
      marks.append(
        Line(
          data, series: study.series(index), width: parameters.count <= Self.mostLabelled ? 2 : 1.5,
          end: run.isFinished ? .none : .diverged,
          strand: strands[index], widensAxes: run.isFinished || !hasFinished))
    }
    marks.append(limits(of: parameter))
    return Panel(
      heading: TextLine(parameter.name(in: study)),
      x: study.epochAxis,
      y: Axis(nil, padding: 0.06), marks: marks)
  }

  private func limits(of parameter: ShownParameter) -> any Mark {
    let values = study.runs.map { run in
      run.isFinished ? run.limit.flatMap { parameter.value(in: $0) } : nil
    }
    let known = values.compactMap(\.self) + [parameter.value(in: study.reference) ?? 0]
    let starts = study.runs.compactMap { parameter.value(in: $0.initial) }
    let all = known + starts
    let range = (all.max() ?? 0) - (all.min() ?? 0)
    let groups = Coincidence.groups(values.map { $0.map { [$0] } }, tolerance: range * 0.008)
    let strands = Coincidence.strands(groups, count: values.count)
    return EdgeTicks(
      values.indices.compactMap { index in
        values[index].map {
          EdgeTicks.Entry(
            $0, series: study.series(index), strand: strands[index],
            end: study.earlyEnd(index))
        }
      })
  }
}
