import Training

/// What a tool's number may depend on besides itself.
public enum Condition: String, CaseIterable, Sendable {
  case rows
  case batch
  case learningRate = "learning-rate"
  case momentum
  case targetDeviation = "target-sd"
  case loss

  /// The flag that says it.
  public var flag: String { "--" + rawValue }

  /// Why a number means nothing without it, as the end of a sentence.
  var reason: String {
    switch self {
    case .rows: "what can be compared is the penalty a row"
    case .batch: "each step divides the penalty by the rows of its batch"
    case .learningRate:
      "each step takes the same share off, so a smaller rate makes the penalty stronger"
    case .momentum:
      "a momentum repeats each gradient 1/(1 − momentum) times, the decay only once (0: none)"
    case .targetDeviation: "the target is divided by its population standard deviation first"
    case .loss:
      "beside a mean of r² (mse) a number is half as strong as beside a mean of r²/2 (half-mse)"
    }
  }
}

/// The conditions that are known.
public struct TranslationConditions: Sendable, Equatable {
  /// Rows that train, `n`; at least 1.
  public var rows: Int?
  /// Rows in a batch, `m`; at least 1.
  public var batch: Int?
  /// The learning rate in the end; above 0.
  public var learningRate: Double?
  /// Momentum `μ`, in 0..<1.
  public var momentum: Double?
  /// The share of each gradient that the velocity leaves out, in 0..<1.
  public var dampening: Double
  /// The target's population standard deviation; above 0.
  public var targetDeviation: Double?
  /// The loss whose gradient is followed, where the tool leaves that open.
  public var loss: Loss?

  /// What is left out is not known; a dampening not spoken of is none.
  public init(
    rows: Int? = nil, batch: Int? = nil, learningRate: Double? = nil, momentum: Double? = nil,
    dampening: Double = 0, targetDeviation: Double? = nil, loss: Loss? = nil
  ) {
    self.rows = rows
    self.batch = batch
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.targetDeviation = targetDeviation
    self.loss = loss
  }

  /// Whether a condition is known.
  public func knows(_ condition: Condition) -> Bool {
    switch condition {
    case .rows: rows != nil
    case .batch: batch != nil
    case .learningRate: learningRate != nil
    case .momentum: momentum != nil
    case .targetDeviation: targetDeviation != nil
    case .loss: loss != nil
    }
  }
}
