/// A variant while it trains: how far it has come, and what is written down of its epochs.
struct Trainee: Sendable {
  /// The place of the variant in what was asked for.
  let index: Int
  let variant: Variant
  private(set) var record: TrainingRecord
  /// Whether there are epochs left and all numbers are within bounds.
  private(set) var isTraining = true
  /// A loss that counts as diverged.
  let lossBound: Double
  /// How many steps' parameters are kept: all or none.
  let parameterSteps: Int

  private let batches: BatchPlan
  private let keepsHistory: Bool
  /// Epochs completed.
  private(set) var epochs = 0
  /// The mean squared error over the training rows after the last of them.
  private(set) var loss: Double
  private var steps = 0
  /// Steps whose loss was within bounds.
  private var losses = 0
  private var leastValidation = Double.infinity

  /// How far a loss may grow over the greater of where it started and the target's variance.
  private static var divergenceFactor: Double { 1e6 }
  /// As many numbers of single steps are kept as a figure could still show.
  private static var stepParameterLimit: Int { 200_000 }

  /// - Parameters:
  ///   - initial: `d` weights and the bias, as the precision of training holds them.
  ///   - keepsHistory: Whether every epoch is written down, or only the last.
  init(
    index: Int, variant: Variant, initial: [Double], data: PreparedData, batches: BatchPlan,
    keepsHistory: Bool
  ) {
    self.index = index
    self.variant = variant
    self.batches = batches
    self.keepsHistory = keepsHistory
    loss = data.trainingLoss.value(at: initial)
    record = TrainingRecord(
      initial: initial, trainingMSE: loss,
      validationMSE: data.validationLoss?.value(at: initial))
    let scale = max(
      record.initialTrainingMSE, data.trainingLoss.statistics.variance(initial.count - 1))
    lossBound = scale > 0 ? Self.divergenceFactor * scale : .infinity
    let (steps, overflow) = batches.steps.multipliedReportingOverflow(by: variant.training.epochs)
    let keepsSteps =
      keepsHistory && !overflow && steps <= Self.stepParameterLimit / initial.count
    parameterSteps = keepsSteps ? steps : 0
  }

  /// The learning rate of the step after `steps` others.
  func rate(after steps: Int) -> Double {
    let rate = variant.training.learningRate
    return rate.rate(after: rate.period == .epoch ? epochs : steps)
  }

  /// Whether the last batch must be looked at again after its step.
  var printsSquaresAfter: Bool { variant.training.printed == .batchSSEAfter }

  /// Ends training in the step after `steps` others, in an epoch of this order.
  ///
  /// - Parameter countsLoss: Whether the loss before that step was still within bounds.
  mutating func diverge(after steps: Int, _ order: [UInt32]?, countsLoss: Bool) {
    self.steps = steps
    losses = steps + (countsLoss ? 1 : 0)
    record.divergence = .init(step: steps + 1, order: order)
    isTraining = false
  }

  /// Writes down where an epoch ended.
  ///
  /// - Parameters:
  ///   - steps: Steps taken so far.
  ///   - loss: The mean squared error over the training rows.
  ///   - validation: The same over the held-out rows.
  ///   - squaresBefore: The last batch's sum of r² before its step.
  ///   - squaresAfter: The same after it; only for a variant that prints it.
  mutating func endEpoch(
    _ parameters: [Double], steps: Int, loss: Double, validation: Double?,
    squaresBefore: Double, squaresAfter: Double, order: [UInt32]?
  ) {
    self.steps = steps
    losses = steps
    self.loss = loss
    let printed =
      printsSquaresAfter ? squaresAfter : squaresBefore / Double(batches.lastBatchRows)
    let isFinite = loss.isFinite && printed.isFinite && validation?.isFinite ?? true
    if isFinite {
      epochs += 1
      if keepsHistory {
        record.keep(parameters, trainingMSE: loss, validationMSE: validation, printed: printed)
      }
      if variant.training.stop == nil || keepsBest(validation) {
        record.final = .init(
          parameters: parameters, trainingMSE: loss, validationMSE: validation, epoch: epochs)
      }
    }
    if !(loss <= lossBound && isFinite) {
      record.divergence = .init(step: steps, order: order)
      isTraining = false
    } else if epochs >= variant.training.epochs || hasLostPatience {
      isTraining = false
    }
  }

  private mutating func keepsBest(_ validation: Double?) -> Bool {
    guard let validation, validation < leastValidation else { return false }
    leastValidation = validation
    return true
  }

  private var hasLostPatience: Bool {
    guard let stop = variant.training.stop else { return false }
    return epochs - record.final.epoch >= stop.patience
  }

  /// The record with what its lane of the steps' log holds.
  func record<Lanes>(from log: StepLog<Lanes>, _ lane: Int) -> TrainingRecord {
    var record = record
    guard keepsHistory else { return record }
    let count = record.initial.count
    record.epochs = epochs
    record.stepLoss = log.squares.prefix(losses).enumerated().map { step, squares in
      let rows = batches.rows(of: step % batches.steps).count
      return Double(squares[lane]) / Double(rows)
    }
    if parameterSteps > 0 {
      record.stepParameters = log.parameters.prefix(steps * count).map { Double($0[lane]) }
    }
    return record
  }
}
