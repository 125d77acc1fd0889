/// A figure that a report can hold, as an experiment file names it.
public enum FigureName: String, Sendable, CaseIterable {
  /// How fast, and how low, each variant goes: full-data loss an epoch.
  case loss
  /// Where each parameter goes: one panel a parameter.
  case weights
  /// The way through the plane of two weights, over the contours of the loss.
  case trajectory
  /// What came out, beside the truth and the limits.
  case parameters
  /// The distance to where each variant must end, beside the rate that theory predicts.
  case convergence
  /// How far L2 moves the answer at every batch size, by closed form.
  case batchSize = "batch-size"
  /// Weights along the strength of a penalty.
  case path
  /// Errors on rows that did not train, along a strength and along the epochs.
  case validation
  /// What became of the cells of a sweep.
  case sweep
  /// Predictions beside the targets.
  case residuals
}

extension FigureName {
  /// The question that the figure answers, as its caption asks it.
  var question: String {
    switch self {
    case .loss: "How fast, and how low, does each variant go?"
    case .weights: "Where does each parameter go?"
    case .trajectory: "How does each variant get there?"
    case .parameters: "What came out, and by how much is it off?"
    case .convergence: "Does each variant end where theory says, and as fast?"
    case .batchSize: "Does the answer depend on the batch?"
    case .path: "What does the strength do?"
    case .validation: "Which strength, or which epoch, is right?"
    case .sweep: "What do the swept values change?"
    case .residuals: "Is the model any good?"
    }
  }
}
