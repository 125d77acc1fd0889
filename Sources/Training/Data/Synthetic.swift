import Wording

/// Rows drawn from a known linear model: `y = x·w + b + e`, features standard normal, noise normal.
///
/// The numbers come from torch's generator in single precision, whatever the precision of the
/// training, so that they are those of a script that starts with `torch.manual_seed(seed)`.
public struct SyntheticData: Sendable, Equatable {
  /// The seed of torch's generator.
  public var seed: UInt64
  /// Number of rows `n`, not negative.
  public var rows: Int
  /// The true weights; shape `(d)`.
  public var weights: [Double]
  /// The true bias.
  public var bias: Double
  /// Standard deviation of the noise, not negative.
  public var noise: Double

  /// A model with these parameters; nothing is drawn yet.
  public init(seed: UInt64, rows: Int, weights: [Double], bias: Double, noise: Double) {
    self.seed = seed
    self.rows = rows
    self.weights = weights
    self.bias = bias
    self.noise = noise
  }

  /// Draws the rows: all features in row order, then all noise.
  ///
  /// The features are called `x1`, `x2`, ..., the target `y`. The truth is what was asked for, not
  /// what became of it in single precision.
  public func dataset() -> Dataset {
    var generator = TorchGenerator(seed: seed)
    let features = generator.normal(count: rows * weights.count)
    let noises = generator.normal(count: rows, standardDeviation: noise)
    return Dataset(
      features: weights.indices.map { "x\($0 + 1)" },
      target: "y",
      values: features.map { Double($0) },
      targets: targets(features: features, noises: noises),
      truth: Parameters(weights: weights, bias: bias),
      source: "\(NumberText.count(rows)) synthetic \(rows == 1 ? "row" : "rows") "
        + "(torch generator, seed \(seed), noise \(noise))")
  }

  /// `(x·w + b) + e` for each row, in single precision and in this order.
  private func targets(features: [Float], noises: [Float]) -> [Double] {
    let weights = weights.map { Float($0) }
    let bias = Float(bias)
    var next = 0
    return noises.map { noise in
      var product: Float = 0
      for weight in weights {
        product += features[next] * weight
        next += 1
      }
      return Double((product + bias) + noise)
    }
  }
}
