import Training

/// How closely a figure follows the parameters.
enum StateInterval: Equatable {
  /// After every so many epochs.
  case epochs(Int)
  /// After every so many steps.
  case steps(Int)

  /// The closest that a figure's budget of points for a line allows: more add ink and bytes, not
  /// insight.
  init(_ study: Study, points: Int) {
    let counts = study.runs.compactMap { $0.history.stepParameters?.count }
    let perEpoch = study.runs.map(\.history.stepsPerEpoch).max() ?? 1
    let epochs = study.runs.map(\.history.parameters.count).max() ?? 1
    let epochStride = max(1, (epochs + points - 1) / max(1, points))
    guard let most = counts.max(), most > 0 else {
      self = .epochs(epochStride)
      return
    }
    let stride = max(1, (most + points - 1) / max(1, points))
    self = stride < perEpoch || stride == 1 ? .steps(stride) : .epochs(epochStride)
  }

  /// "each epoch", "each step", "every 4 steps".
  var phrase: String {
    switch self {
    case .epochs(1): "each epoch"
    case .epochs(2): "every second epoch"
    case .epochs(let stride): "every \(stride) epochs"
    case .steps(1): "each step"
    case .steps(let stride): "every \(stride) steps"
    }
  }
}
