/// What is written down of a variant while it trains, on the scale of training. Parameters are `d`
/// weights and the bias, 0 for none.
struct TrainingRecord: Sendable {
  /// Where training started.
  let initial: [Double]
  /// The mean squared error over the training rows at `initial`.
  let initialTrainingMSE: Double
  /// The mean of r² of each step's batch before the step.
  var stepLoss: [Double] = []
  /// The parameters after each step, one after another; `nil` where there would be too many.
  var stepParameters: [Double]?
  var epochParameters: [[Double]] = []
  var trainingMSE: [Double] = []
  var validationMSE: [Double] = []
  var printed: [Double] = []
  var divergence: Divergence?

  /// Where a variant left all bounds.
  struct Divergence: Sendable {
    /// Counted from 1.
    let step: Int
    /// The order of the epoch in which it happened; `nil` for the rows as they stand.
    let order: [Int]?
  }
}
