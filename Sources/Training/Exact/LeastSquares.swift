/// The parameters with the least mean squared error over the training rows, exactly.
public struct LeastSquares: Sendable {
  /// Weights and bias on the scale of the data as given.
  public let parameters: Parameters
  /// Mean squared error over the training rows.
  public let trainingMSE: Double
  /// Mean squared error over the held-out rows; `nil` where none are held out.
  public let validationMSE: Double?
  /// How many of the features are independent of each other, and of a constant, over the training
  /// rows.
  public let rank: Int
  /// Whether other parameters do as well and these are the ones with the shortest weights, on the
  /// scale that training uses.
  public let isLeastNorm: Bool
  /// A sentence about the solution where it is not the only one.
  public let note: String?
}
