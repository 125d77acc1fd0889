/// The weights and the bias of a linear model `ŷ = x·w + b`.
public struct Parameters: Sendable, Equatable {
  /// One weight a feature, in the order of the data set's features; shape `(d)`.
  public var weights: [Double]
  /// The bias (intercept), or `nil` for a model that has none.
  public var bias: Double?

  /// A model with these weights and this bias.
  public init(weights: [Double], bias: Double?) {
    self.weights = weights
    self.bias = bias
  }
}
