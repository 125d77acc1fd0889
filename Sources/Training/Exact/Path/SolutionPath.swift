/// The error over held-out rows as folds of the training rows estimate it.
public struct CrossValidationError: Sendable, Equatable {
  /// Mean over the folds of their mean squared errors.
  public let mean: Double
  /// Standard deviation of the folds' errors (divisor `folds - 1`) over the root of their number.
  public let standardError: Double
}

/// The exact solution at one strength.
public struct PathPoint: Sendable {
  /// The strength on the canonical scale; see `PathSettings.lambdas`.
  public let lambda: Double
  /// Weights and bias on the scale of the data as given.
  public let parameters: Parameters
  /// Weights that are not zero.
  public let nonzero: Int
  /// How many free weights would fit as closely; the bias is not counted.
  public let degreesOfFreedom: Double
  /// Mean squared error over the training rows.
  public let trainingMSE: Double
  /// Mean squared error over the held-out rows; `nil` where none are held out.
  public let validationMSE: Double?
  /// The error that cross-validation estimates; `nil` without folds.
  public let crossValidation: CrossValidationError?
  /// By how much the objective can lie above its minimum at most, as a share of the objective;
  /// `nil` for ridge and at strength 0, which are solved directly.
  public let dualityGap: Double?
}

/// Exact solutions along a penalty's strength.
public struct SolutionPath: Sendable {
  /// What was asked for.
  public let settings: PathSettings
  /// One solution a strength, the strongest first.
  public let points: [PathPoint]
  /// The strength with the least cross-validation error; `nil` without folds.
  public let bestLambda: Double?
  /// The greatest strength whose cross-validation error is within one standard error of the least
  /// (Breiman and others, "Classification and regression trees", 1984); `nil` without folds.
  public let bestLambdaOneSE: Double?
  /// What a reader should know about the path, one sentence each.
  public let notes: [String]
}
