/// A variant while it trains: its parameters, its optimiser, and its record.
struct Trainee<Scalar: TrainingScalar> {
  /// The place of the variant in what was asked for.
  let index: Int
  let variant: Variant
  /// `d` weights and the bias, which stays 0 in a model without one.
  private(set) var parameters: [Scalar]
  private(set) var record: TrainingRecord
  /// Whether there are epochs left and all numbers are within bounds.
  private(set) var isTraining = true

  /// Whether the last batch must be looked at again after its step.
  var printsSquaresAfter: Bool {
    isTraining && printsAfter
  }

  private var gradient: [Scalar]
  private var optimizer: OptimizerState<Scalar>
  private let penalty: any Penalty
  private let gradientFactor: Scalar
  private let learningRate: Double
  private let rate: Scalar
  private let keepsSteps: Bool
  private let printsAfter: Bool
  /// How many parameters are fitted, and how many of them penalised: the weights come first.
  private let fitted: Int
  private let penalized: Int
  /// A loss that counts as diverged.
  private let lossBound: Double

  /// How far a loss may grow over the greater of where it started and the target's variance.
  private static var divergenceFactor: Double { 1e6 }
  /// As many numbers of single steps are kept as a figure could still show.
  private static var stepParameterLimit: Int { 200_000 }

  init(index: Int, variant: Variant, initial: [Double], data: PreparedData, stepsPerEpoch: Int) {
    self.index = index
    self.variant = variant
    let training = variant.training
    parameters = initial.map { Scalar($0) }
    gradient = Array(repeating: 0, count: initial.count)
    optimizer = OptimizerState(training.optimizer)
    penalty = variant.penalty
    gradientFactor = Scalar(training.loss.gradientFactor)
    learningRate = training.learningRate
    rate = Scalar(training.learningRate)
    printsAfter = training.printed == .batchSSEAfter
    fitted = initial.count - (training.bias == .none ? 1 : 0)
    penalized = initial.count - (training.bias == .penalized ? 0 : 1)
    // What training starts from is what its precision can hold.
    let start = parameters.map { Double($0) }
    record = TrainingRecord(
      initial: start, initialTrainingMSE: data.trainingLoss.value(at: start))
    let scale = max(
      record.initialTrainingMSE, data.trainingLoss.statistics.variance(initial.count - 1))
    lossBound = scale > 0 ? Self.divergenceFactor * scale : .infinity
    let (steps, overflow) = stepsPerEpoch.multipliedReportingOverflow(by: training.epochs)
    keepsSteps = !overflow && steps <= Self.stepParameterLimit / initial.count
    if keepsSteps {
      record.stepParameters = []
      record.stepParameters?.reserveCapacity(steps * initial.count)
    }
  }

  /// One step, from the sums over a batch of `rows` rows: of `r x` of each feature, of `r`, of `r²`.
  mutating func step<Lanes: LaneVector>(
    sums: [Lanes], lane: Int, rows: Int, order: [Int]?
  ) where Lanes.Scalar == Scalar {
    let loss = Double(sums[parameters.count][lane]) / Double(rows)
    guard loss.isFinite && loss <= lossBound else {
      return diverge(step: record.stepLoss.count + 1, order)
    }
    record.stepLoss.append(loss)

    // g = (c/m) Xᵀr
    let scale = gradientFactor / Scalar(rows)
    for j in 0..<fitted { gradient[j] = scale * sums[j][lane] }
    // g ← g + k p
    let coefficient = Scalar(penalty.gradientCoefficient(batchRows: rows))
    if coefficient != 0 {
      for j in 0..<penalized { gradient[j] += coefficient * parameters[j] }
    }
    // p ← f p
    let factor = Scalar(penalty.decayFactor(rate: learningRate))
    if factor != 1 {
      for j in 0..<penalized { parameters[j] *= factor }
    }
    optimizer.step(&parameters, gradient: gradient, rate: rate)

    var isFinite = true
    for value in parameters { isFinite = isFinite && value.isFinite }
    guard isFinite else { return diverge(step: record.stepLoss.count, order) }
    if keepsSteps {
      for value in parameters { record.stepParameters?.append(Double(value)) }
    }
  }

  /// Writes down where an epoch ended, `squaresAfter` being the last batch's sum of r² after its step.
  mutating func endEpoch(data: PreparedData, squaresAfter: Double?, order: [Int]?) {
    let now = parameters.map { Double($0) }
    let loss = data.trainingLoss.value(at: now)
    let validation = data.validationLoss?.value(at: now)
    let printed = squaresAfter ?? record.stepLoss.last ?? 0
    if loss.isFinite, printed.isFinite, validation?.isFinite ?? true {
      record.epochParameters.append(now)
      record.trainingMSE.append(loss)
      if let validation { record.validationMSE.append(validation) }
      record.printed.append(printed)
    }
    if !(loss <= lossBound && printed.isFinite) {
      diverge(step: record.stepLoss.count, order)
    } else if record.trainingMSE.count >= variant.training.epochs {
      isTraining = false
    }
  }

  private mutating func diverge(step: Int, _ order: [Int]?) {
    record.divergence = .init(step: step, order: order)
    isTraining = false
  }
}
