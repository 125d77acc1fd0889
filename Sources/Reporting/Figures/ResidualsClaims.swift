import Training
import Wording

/// What the residuals figure says, in words from its numbers.
struct ResidualsClaims {
  let study: Study
  let subject: ResidualsSubject
  let summary: ResidualsSummary

  init(_ study: Study, subject: ResidualsSubject, summary: ResidualsSummary) {
    self.study = study
    self.subject = subject
    self.summary = summary
  }

  /// What the residuals show besides their size.
  private enum Pattern {
    /// Too few rows to tell.
    case none
    case even
    /// The middle lies off the line through both ends, or neighbours are too much alike for scatter.
    case bent
    case growing
    case shrinking
  }

  private var pattern: Pattern {
    // The ratio scatters about 1 with a variance near 1/n.
    let rows = study.data.trainingRowCount
    if rows >= 30, let roughness = summary.roughness, roughness < 0.9,
      (1 - roughness) * (1 - roughness) * Double(rows) > 36
    {
      return .bent
    }
    let (low, middle, high) = (summary.thirds[0], summary.thirds[1], summary.thirds[2])
    guard [low, middle, high].allSatisfy({ $0.count >= 20 }), summary.error > 0 else {
      return .none
    }
    func variance(_ third: (mean: Double, error: Double, count: Int)) -> Double {
      max(0, third.error * third.error - third.mean * third.mean)
    }
    let bend = middle.mean - (low.mean + high.mean) / 2
    let uncertainty =
      variance(middle) / Double(middle.count)
      + (variance(low) / Double(low.count) + variance(high) / Double(high.count)) / 4
    if bend * bend > 16 * uncertainty, bend.magnitude > 0.1 * summary.error { return .bent }
    let (first, last) = (variance(low), variance(high))
    if last > 2 * first { return .growing }
    if first > 2 * last { return .shrinking }
    return .even
  }

  /// Whether what is left follows a curve.
  var isBent: Bool { !isExact && pattern == .bent }

  private var isExact: Bool {
    let size = max(summary.target.high.magnitude, summary.target.low.magnitude)
    return summary.error <= 1e-12 * size
  }

  var title: String {
    guard !isExact else {
      return capitalizedStart("\(subject.name) predicts every row exactly", names: names)
    }
    let start = "\(subject.name) is off by \(FigureNumber.short(summary.error))"
    let range =
      summary.explained.map { share in
        share <= 0
          ? ", no better than the mean"
          : share > 0.9995
            ? " and explains nearly all of the variance"
            : " and explains \(NumberText.percent(share)) of the variance"
      } ?? ""
    let tail =
      switch pattern {
      case .none: ""
      case .even: "; what is left shows no pattern"
      case .bent: "; what is left bends, so that a straight line is not all"
      case .growing: "; the scatter grows with the prediction"
      case .shrinking: "; the scatter shrinks with the prediction"
      }
    return capitalizedStart(start + range + tail, names: names)
  }

  private var names: [String] { study.runs.map { study.shortName($0) } }

  var description: String {
    let ends = summary.residual
    let explained =
      summary.explained.map { "R² is \(NumberText.significant($0, 5)). " } ?? ""
    let thirds =
      summary.thirds.contains { $0.count == 0 }
      ? ""
      : " In the lowest, middle and highest third of the predictions' range residuals are "
        + Phrase.list(summary.thirds.map { NumberText.significant($0.mean, 2) })
        + " on average."
    let size =
      "Over \(study.trainingRows) the root mean squared residual of \(subject.fullName) is "
      + "\(NumberText.significant(summary.error)). "
    let range =
      "Residuals lie between \(NumberText.significant(ends.low)) and "
      + "\(NumberText.significant(ends.high))."
    return "\(title). " + size + explained + range + thirds
  }
}
