extension PreparedData {
  /// The population standard deviation of each feature over the training rows, on the scale of the
  /// data as given; shape `(d)`.
  public var featureDeviations: [Double] {
    standardizer?.standardDeviation
      ?? (0..<dataset.featureCount).map { trainingLoss.statistics.variance($0).squareRoot() }
  }

  /// The population standard deviation of the target over the training rows.
  public var targetDeviation: Double {
    trainingLoss.statistics.variance(dataset.featureCount).squareRoot()
  }

  /// Whether least squares with this bias has one solution, so that it does not matter where training
  /// without a penalty starts.
  package func hasOneSolution(bias: BiasTreatment) -> Bool {
    bias == .none
      ? trainingLoss.rank(bias: bias) == dataset.featureCount : !leastSquares.isLeastNorm
  }

  /// Whether rounding alone may have left a weight: what it does to predictions over the training rows
  /// is less than the share of the target's deviation that least squares has digits for, or than the
  /// last digit of the target's mean. Nothing can be told of a feature that is constant.
  package func isRounding(weight: Double, of feature: Int) -> Bool {
    let features = dataset.featureCount
    let deviation =
      standardizer?.standardDeviation[feature]
      ?? trainingLoss.statistics.variance(feature).squareRoot()
    guard deviation > 0 else { return weight == 0 }
    let least =
      roundingShare * trainingLoss.statistics.variance(features).squareRoot()
      + Double.ulpOfOne * trainingLoss.targetMean.magnitude
    return weight == 0 || weight.magnitude * deviation < least
  }

  /// Whether rounding alone may have left the bias of these parameters, which is what remains of the
  /// target's mean when that of each feature has had its weight's share taken out.
  package func isRoundingBias(of parameters: Parameters) -> Bool {
    guard let bias = parameters.bias, bias != 0 else { return true }
    let mean = standardizer?.mean ?? trainingLoss.featureMean
    let summed = zip(parameters.weights, mean).reduce(trainingLoss.targetMean.magnitude) {
      $0 + ($1.0 * $1.1).magnitude
    }
    return bias.magnitude < roundingShare * summed
  }

  /// The share below which least squares takes what is left for nothing.
  private var roundingShare: Double {
    QuadraticLoss.rankTolerance(rows: trainingRowCount, columns: dataset.featureCount)
  }

  /// How fast the training rows' mean squared error grows from least squares when two weights move
  /// and all other parameters follow to wherever it is least:
  /// `MSE = least + xx dx² + 2 xy dx dy + yy dy²`, on the scale of the data as given.
  ///
  /// It is the Schur complement of the two weights in the covariance of the features. `nil` where
  /// columns depend on each other, for then others can take a weight's place.
  public func profiledCurvature(
    of x: Int, and y: Int
  ) -> (xx: Double, xy: Double, yy: Double)? {
    guard let cholesky = Cholesky(covariance) else { return nil }
    func inverseColumn(_ column: Int) -> [Double] {
      cholesky.solve((0..<dataset.featureCount).map { $0 == column ? 1 : 0 })
    }
    let (alongX, alongY) = (inverseColumn(x), inverseColumn(y))
    let determinant = alongX[x] * alongY[y] - alongX[y] * alongY[x]
    guard determinant > 0, determinant.isFinite else { return nil }
    let scale = (
      x: standardizer?.standardDeviation[x] ?? 1, y: standardizer?.standardDeviation[y] ?? 1
    )
    return (
      xx: alongY[y] / determinant * scale.x * scale.x,
      xy: -alongX[y] / determinant * scale.x * scale.y,
      yy: alongX[x] / determinant * scale.y * scale.y
    )
  }

  /// The same for a weight (x) and the bias (y). With `C` the covariance and `m` the means of the
  /// features, the inverse of the second moments of `[X 1]` is `C⁻¹` bordered by `−C⁻¹ m` and
  /// `1 + mᵀ C⁻¹ m`; the curvature is the inverse of its part for the two.
  public func profiledCurvature(
    ofBiasAnd x: Int
  ) -> (xx: Double, xy: Double, yy: Double)? {
    guard let cholesky = Cholesky(covariance) else { return nil }
    let deviations = standardizer?.standardDeviation
    let mean = standardizer?.mean ?? trainingLoss.featureMean
    // On the scale of training, where means are over their deviations.
    let scaled = mean.indices.map { mean[$0] / (deviations?[$0] ?? 1) }
    let solved = cholesky.solve(scaled)
    let scale = deviations?[x] ?? 1
    let own = cholesky.solve(mean.indices.map { $0 == x ? 1 : 0 })[x] / (scale * scale)
    let border = -solved[x] / scale
    let corner = 1 + zip(scaled, solved).reduce(0) { $0 + $1.0 * $1.1 }
    let determinant = own * corner - border * border
    guard determinant > 0, determinant.isFinite else { return nil }
    return (xx: corner / determinant, xy: -border / determinant, yy: own / determinant)
  }

  /// The population covariance of the features on the scale of training.
  private var covariance: Matrix {
    let size = dataset.featureCount
    var covariance = Matrix(rows: size, columns: size)
    for i in 0..<size {
      for j in 0..<size {
        covariance[i, j] =
          trainingLoss.statistics.centredProduct(i, j) / Double(trainingRowCount)
      }
    }
    return covariance
  }
}
