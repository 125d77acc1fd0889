/// The mean squared error of a linear model over a fixed set of rows, as a function of the
/// parameters alone: `MSE(p) = MSE(LS) + |R (w - w_LS)|²/n + (b - b_LS + x̄·(w - w_LS))²`.
///
/// Evaluating it takes O(d²) and no row. `R` comes from QR of the centred rows; the same formula
/// with the Gram matrix is off by a factor of 70 on NIST's Filip.
struct QuadraticLoss: Sendable {
  /// Rows that were taken, `n`, at least 1.
  let rowCount: Int
  /// Number of features `d`.
  let featureCount: Int
  let statistics: Statistics
  /// Means of the features; shape `(d)`.
  let featureMean: [Double]
  let targetMean: Double
  /// `R/√n`, upper triangular, shape `(d, d)`: its product with its transpose is the covariance.
  let factor: Matrix
  /// The target in the factor's coordinates, over `√n`; shape `(d)`.
  let projection: [Double]
  /// What no weights can explain: the residual's length over `√n`.
  let residual: Double
  /// The least-squares weights, the shortest ones where columns depend on each other.
  let weights: [Double]
  /// The least-squares bias.
  let bias: Double
  /// The mean squared error of `weights` and `bias`.
  let least: Double
  /// Independent columns among the centred features.
  let rank: Int

  /// What counts as nothing left of a column, relative to the largest: some units in the last
  /// place for every row that was added up, but never so much that NIST's Filip, whose factor
  /// ends at 1.7e-9, would lose a column.
  static func rankTolerance(rows: Int, columns: Int) -> Double {
    min(4 * Double(max(rows, columns)) * Double.ulpOfOne, 1e-11)
  }

  /// The loss over the rows `values` (row-major, shape `(n, d)`) with `targets` (shape `(n)`, not
  /// empty).
  init(values: [Double], targets: [Double], featureCount: Int) {
    let statistics = Statistics(values: values, targets: targets, featureCount: featureCount)
    let triangle = TriangularFactor(values: values, targets: targets, statistics: statistics)
    let mean = statistics.mean
    let norm = Double(targets.count).squareRoot()
    var factor = Matrix(rows: featureCount, columns: featureCount)
    for i in 0..<featureCount {
      for j in i..<featureCount { factor[i, j] = triangle[i, j] / norm }
    }
    let projection = (0..<featureCount).map { triangle[$0, featureCount] / norm }
    let residual = triangle[featureCount, featureCount] / norm
    let best = LeastNorm(
      factor, projection,
      tolerance: Self.rankTolerance(rows: targets.count, columns: featureCount))

    rowCount = targets.count
    self.featureCount = featureCount
    self.statistics = statistics
    featureMean = Array(mean.dropLast())
    targetMean = mean[featureCount]
    self.factor = factor
    self.projection = projection
    self.residual = residual
    weights = best.solution
    rank = best.rank
    var bias = mean[featureCount]
    var least = residual * residual
    for i in 0..<featureCount {
      bias -= best.solution[i] * mean[i]
      var rest = projection[i]
      for j in i..<featureCount { rest -= factor[i, j] * best.solution[j] }
      least += rest * rest
    }
    self.bias = bias
    self.least = least
  }

  /// The mean squared error of `parameters`: `d` weights, then the bias (0 for none).
  func value(at parameters: [Double]) -> Double {
    var sum = least
    var intercept = parameters[featureCount] - bias
    for i in 0..<featureCount {
      var product = 0.0
      for j in i..<featureCount { product += factor[i, j] * (parameters[j] - weights[j]) }
      sum += product * product
      intercept += featureMean[i] * (parameters[i] - weights[i])
    }
    return sum + intercept * intercept
  }

  /// The second moments `Aᵀ A/n` of the rows of `A = [X 1]`, or of `A = X` without a bias.
  func secondMoments(bias hasBias: Bool) -> Matrix {
    let size = featureCount + (hasBias ? 1 : 0)
    var moments = Matrix(rows: size, columns: size)
    let n = Double(rowCount)
    for i in 0..<featureCount {
      for j in 0..<featureCount {
        moments[i, j] =
          statistics.centredProduct(i, j) / n + featureMean[i] * featureMean[j]
      }
      if hasBias {
        moments[i, featureCount] = featureMean[i]
        moments[featureCount, i] = featureMean[i]
      }
    }
    if hasBias { moments[featureCount, featureCount] = 1 }
    return moments
  }
}
