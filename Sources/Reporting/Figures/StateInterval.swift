import Training

/// How closely a figure follows the parameters.
enum StateInterval: Equatable {
  case epochs
  /// After every so many steps.
  case steps(Int)

  /// The closest that a figure's budget of points for a line allows: more add ink and bytes, not
  /// insight.
  init(_ study: Study, points: Int) {
    let counts = study.runs.compactMap { $0.history.stepParameters?.count }
    let perEpoch = study.runs.map(\.history.stepsPerEpoch).max() ?? 1
    guard let most = counts.max(), most > 0 else {
      self = .epochs
      return
    }
    let stride = max(1, (most + points - 1) / max(1, points))
    self = stride < perEpoch || stride == 1 ? .steps(stride) : .epochs
  }

  /// "each epoch", "each step", "every 4 steps".
  var phrase: String {
    switch self {
    case .epochs: "each epoch"
    case .steps(1): "each step"
    case .steps(let stride): "every \(stride) steps"
    }
  }
}
