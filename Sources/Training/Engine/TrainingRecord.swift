/// What is written down of a variant while it trains, on the scale of training. Parameters are `d`
/// weights and the bias, 0 for none.
struct TrainingRecord: Sendable {
  /// Where training started, and the errors there.
  let initial: [Double]
  let initialTrainingMSE: Double
  /// What is handed out in the end: the last epoch, or the best.
  var final: State
  /// Epochs completed.
  var epochs = 0
  /// The mean of r² of each step's batch before the step.
  var stepLoss: [Double] = []
  /// The parameters after each step, one after another; `nil` where there would be too many.
  var stepParameters: [Double]?
  private(set) var epochParameters: [[Double]] = []
  private(set) var trainingMSE: [Double] = []
  private(set) var validationMSE: [Double] = []
  private(set) var printed: [Double] = []
  var divergence: Divergence?

  /// Parameters with their errors, and the epoch after which they stood; 0 before the first.
  struct State: Sendable {
    var parameters: [Double]
    var trainingMSE: Double
    var validationMSE: Double?
    var epoch: Int
  }

  /// Where a variant left all bounds.
  struct Divergence: Sendable {
    /// Counted from 1.
    let step: Int
    /// The order of the epoch in which it happened; `nil` for the rows as they stand.
    let order: [UInt32]?
  }

  init(initial: [Double], trainingMSE: Double, validationMSE: Double?) {
    self.initial = initial
    initialTrainingMSE = trainingMSE
    final = State(
      parameters: initial, trainingMSE: trainingMSE, validationMSE: validationMSE, epoch: 0)
  }

  /// Adds what an epoch ended with.
  mutating func keep(
    _ parameters: [Double], trainingMSE: Double, validationMSE: Double?, printed: Double
  ) {
    epochParameters.append(parameters)
    self.trainingMSE.append(trainingMSE)
    if let validationMSE { self.validationMSE.append(validationMSE) }
    self.printed.append(printed)
  }
}
