/// The numbers that a lane group's steps multiply with, add and compare, one variant a lane. Lanes
/// that are empty or have finished hold numbers that leave their parameters at zero.
struct LaneRules<Lanes: LaneVector> {
  /// `c/m` for the weights' gradient, and for the bias's; 0 where there is none.
  private(set) var scale = Lanes.zero
  private(set) var biasScale = Lanes.zero
  /// `a`.
  private(set) var rate = Lanes.zero
  /// What the penalties do to the weights and to the bias.
  private(set) var weights = PenaltyLanes<Lanes>()
  private(set) var bias = PenaltyLanes<Lanes>()
  /// The sum of r² over a batch above which a variant counts as diverged.
  private(set) var squaresBound = Lanes(repeating: .infinity)
  /// Whether any penalty adds a sign to the gradient, and whether any moves parameters after the
  /// step.
  private(set) var hasSigns = false
  private(set) var isProximal = false

  /// The rules of `trainees` for a step on a batch of `rows` rows after `steps` others.
  init(_ trainees: [Trainee], rows: Int, steps: Int) {
    for (lane, trainee) in trainees.enumerated() where trainee.isTraining {
      let rate = trainee.rate(after: steps)
      let training = trainee.variant.training
      let scale = Lanes.Scalar(training.loss.gradientFactor) / Lanes.Scalar(rows)
      self.scale[lane] = scale
      biasScale[lane] = training.bias == .none ? 0 : scale
      self.rate[lane] = Lanes.Scalar(rate)
      squaresBound[lane] = Lanes.Scalar(
        min(trainee.lossBound * Double(rows), Double(Lanes.Scalar.greatestFiniteMagnitude)))
      let step = trainee.variant.penalty.step(rows: rows, rate: rate)
      weights.set(lane, step)
      if training.bias == .penalized { bias.set(lane, step) }
      hasSigns = hasSigns || step.signCoefficient != 0
      isProximal = isProximal || step.isProximal
    }
  }
}

/// What penalties do in a step, one variant a lane; see `PenaltyStep`.
struct PenaltyLanes<Lanes: LaneVector> {
  private(set) var gradientCoefficient = Lanes.zero
  private(set) var signCoefficient = Lanes.zero
  private(set) var decayFactor = Lanes(repeating: 1)
  private(set) var threshold = Lanes.zero
  private(set) var divisor = Lanes(repeating: 1)

  mutating func set(_ lane: Int, _ step: PenaltyStep) {
    gradientCoefficient[lane] = Lanes.Scalar(step.gradientCoefficient)
    signCoefficient[lane] = Lanes.Scalar(step.signCoefficient)
    decayFactor[lane] = Lanes.Scalar(step.decayFactor)
    threshold[lane] = Lanes.Scalar(step.threshold)
    divisor[lane] = Lanes.Scalar(step.divisor)
  }

  /// `S(p, t)/u`.
  func proximal(_ p: Lanes) -> Lanes { p.softThreshold(threshold) / divisor }
}
