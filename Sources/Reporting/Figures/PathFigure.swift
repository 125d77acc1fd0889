import Plotting
import Training
import Wording

/// What does the strength do? Weights against the strength, from strong to weak; of many features only
/// those that matter are named.
struct PathFigure: Figure {
  let study: Study
  let scale: PathScale
  /// Features drawn in a colour of their own and named, in the data's order.
  private let named: [Int]
  /// Whether weights are shown as what a standard deviation of their feature does.
  private let isScaled: Bool

  /// Up to so many features are all named; of more, as many as there are colours.
  private static let mostNamed = 10
  private static let colors = 8
  /// Of more features the smallest are not even drawn.
  private static let mostDrawn = 200

  init(_ study: Study, scale: PathScale) {
    self.study = study
    self.scale = scale
    let deviations = study.data.featureDeviations
    let positive = deviations.filter { $0 > 0 }
    isScaled = (positive.max() ?? 1) > 3 * (positive.min() ?? 1)
    let order = Self.order(study, scale)
    named =
      order.count <= Self.mostNamed ? order.sorted() : Array(order.prefix(Self.colors)).sorted()
    features = order.prefix(Self.mostDrawn).sorted()
  }

  let features: [Int]

  /// Features by how much they do at the best strength, or at the weakest.
  private static func order(_ study: Study, _ scale: PathScale) -> [Int] {
    let deviations = study.data.featureDeviations
    let best = PathTable(scale.path, in: study).best ?? scale.points[scale.points.count - 1]
    func effect(_ point: PathPoint, _ index: Int) -> Double {
      (point.parameters.weights[index] * deviations[index]).magnitude
    }
    let last = scale.points[scale.points.count - 1]
    return deviations.indices.sorted {
      (effect(best, $0), effect(last, $0), $1) > (effect(best, $1), effect(last, $1), $0)
    }
  }

  var chart: Chart {
    let claims = PathClaims(study, scale: scale, order: Self.order(study, scale))
    return Chart(
      name: FigureName.path.rawValue, title: claims.title, subtitle: subtitle,
      description: claims.description,
      panels: [
        Panel(
          x: scale.axis(hasRoom: false), y: Axis(nil),
          marks: muted + [Rule(at: 0, role: .axis, dash: []), scale.flags] + lines + [ends],
          endLabels: endLabels)
      ],
      legend: named.indices.map {
        Chart.LegendEntry(study.weightName(named[$0]), series: SeriesStyle(place: $0))
      })
  }

  private var subtitle: String {
    let what =
      isScaled
      ? "Weights in the target’s unit for a standard deviation of their feature" : "Weights"
    let rest = study.data.dataset.featureCount - named.count
    let muted = rest > 0 ? " Grey: \(NumberText.count(rest)) others." : ""
    let ticks = hasEnds ? " Ticks at the right: \(study.referenceName)." : ""
    return "\(what) along the \(scale.penaltyName) path, exact solutions.\(ticks)\(muted)"
  }

  // MARK: - Marks

  func shown(_ weight: Double, _ feature: Int) -> Double {
    isScaled ? weight * study.data.featureDeviations[feature] : weight
  }

  /// A weight along the path, but for where it and its neighbours are zero: that is the zero line's.
  private func data(_ feature: Int) -> [Datum] {
    let weights = scale.points.map { $0.parameters.weights[feature] }
    return scale.points.indices.map { index in
      let isZero = weights[max(0, index - 1)...min(weights.count - 1, index + 1)]
        .allSatisfy { $0 == 0 }
      return Datum(
        scale.points[index].lambda, isZero ? .nan : shown(weights[index], feature))
    }
  }

  private func line(_ place: Int) -> Line {
    Line(data(named[place]), series: SeriesStyle(place: place), width: 2, end: .none)
  }

  private var lines: [any Mark] { named.indices.map { line($0) } }

  private var muted: [any Mark] {
    features.filter { !named.contains($0) }.map {
      Trace(data($0), role: .contour)
    }
  }

  /// Where weights come to without a penalty; where there is no one such place, nothing.
  var hasEnds: Bool {
    study.data.dataset.truth != nil || !study.data.leastSquares.isLeastNorm
  }

  private var ends: any Mark {
    let weights = scale.points.map { point in named.map { shown(point.parameters.weights[$0], $0) }
    }
    let reach = weights.joined().map(\.magnitude).max() ?? 0
    return EdgeTicks(
      !hasEnds
        ? []
        : named.indices.map { place in
          let value = shown(study.reference.weights[named[place]], named[place])
          // A weight that collinear columns send far away would flatten all the others.
          return EdgeTicks.Entry(
            value, series: SeriesStyle(place: place), widensAxes: value.magnitude <= 1.5 * reach)
        })
  }

  private var endLabels: [EndLabel] {
    named.indices.compactMap { place in
      let weight = scale.points[scale.points.count - 1].parameters.weights[named[place]]
      guard weight != 0 else { return nil }
      return EndLabel(
        [.init(study.weightName(named[place]), role: SeriesStyle(place: place).role)],
        line: line(place))
    }
  }
}
