/// Where the gradients of a variant came from.
public enum GradientSource: String, Sendable {
  /// From the rows of each batch.
  case rows
  /// From the statistics of all rows, at a cost that does not grow with their number. The same
  /// numbers but for rounding; only for full batches.
  case statistics
}

/// What happened while a variant trained.
///
/// Epochs count from 1: entry `e - 1` of an epoch array is the state after epoch `e`. A variant
/// that diverged has entries only for the epochs that it completed with finite numbers.
public struct History: Sendable {
  /// Where the gradients came from.
  public var gradients: GradientSource
  /// Steps in one epoch: training rows over batch size, rounded up.
  public var stepsPerEpoch: Int
  /// Mean squared residual of each step's batch before that step; one a step taken.
  public var stepLoss: [Double]
  /// Parameters after each epoch, on the scale of the data as given.
  public var parameters: [Parameters]
  /// Mean squared error over all training rows after each epoch.
  public var trainingMSE: [Double]
  /// Mean squared error over the held-out rows after each epoch; `nil` where none are held out.
  public var validationMSE: [Double]?
  /// What the progress line would print after each epoch, not rounded.
  public var printed: [Double]
  /// Parameters after each step, on the scale of the data as given, or `nil` where steps times
  /// parameters exceed 200,000 and only the epochs are kept.
  public var stepParameters: [Parameters]?
}
