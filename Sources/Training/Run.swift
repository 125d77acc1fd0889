/// How a variant's training ended.
public enum TrainingStatus: Sendable, Equatable {
  case finished
  /// Training stopped at `step` (counted from 1) because a value was not finite or the loss had
  /// grown past all bounds. `largestStableRate` is 2 over the greatest curvature of any batch,
  /// penalty and momentum included; 0 where a negative strength lets parameters grow at every
  /// rate, `nil` where an optimiser's steps do not grow with the gradient.
  case diverged(step: Int, largestStableRate: Double?)
}

/// One variant, trained.
public struct Run: Sendable {
  /// What was trained.
  public var variant: Variant
  /// Where training started, on the scale of the data as given.
  public var initial: Parameters
  /// Mean squared error over all training rows before the first step.
  public var initialTrainingMSE: Double
  /// What happened on the way.
  public var history: History
  /// How training ended.
  public var status: TrainingStatus
  /// The parameters after the last completed epoch, or after the best one where training was to
  /// stop early (the initial ones if there is none).
  public var final: Parameters
  /// Mean squared error over the training rows at `final`.
  public var finalTrainingMSE: Double
  /// Mean squared error over the held-out rows at `final`; `nil` where none are held out.
  public var finalValidationMSE: Double?
  /// The epoch, counted from 1, whose parameters were kept because the error on the held-out rows
  /// was least there; `nil` where training was not to stop early, or no epoch was completed.
  public var bestEpoch: Int?
  /// The canonical penalty with the same limit, or why there is none.
  public var effective: EffectivePenalty
  /// The minimiser of the training data's loss with this variant's penalty, on the scale of the
  /// data as given; `nil` where there is none.
  public var limit: Parameters?
  /// Mean squared error over the training rows at `limit`.
  public var limitTrainingMSE: Double?
  /// The least squares within the box that the variant tends to, on the scale of the data as given;
  /// `nil` where `effective` is no box.
  public var boxLimit: Parameters?
  /// The fixed point of one epoch of plain SGD in a fixed order; `nil` for other orders or where
  /// an epoch does not contract.
  public var cycleLimit: Parameters?
  /// The factor by which the slowest direction's distance to the limit shrinks in one epoch, as
  /// the curvature of the full data predicts; `nil` where there is no limit.
  public var predictedContraction: Double?
}
