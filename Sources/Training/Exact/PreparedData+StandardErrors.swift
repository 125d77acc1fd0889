import Wording

extension PreparedData {
  /// Standard errors of the exact solution under `penalty` at strength `lambda`, with a bias that is
  /// not penalised; strength 0 is least squares. They take the noise to be independent and of one
  /// variance, which the residuals tell.
  ///
  /// For ridge they are those of `(G + λ)⁻¹ Xᵀy/n`, the residual variance over `n - 1` less the
  /// trace of the fit.
  public func standardErrors(
    penalty: PathPenalty = .ridge, lambda: Double = 0
  ) -> StandardErrorEstimate {
    guard lambda >= 0 && lambda.isFinite else {
      return .none(reason: "A strength below 0 or not finite has no solution to speak of.")
    }
    if lambda > 0, penalty.l1Ratio > 0 {
      return .none(
        reason: "A penalty on absolute values chooses weights by the same rows that it fits: the "
          + "spread of a weight that is zero for some draws of the noise has no standard error "
          + "that would make an interval.")
    }
    let features = dataset.featureCount
    if lambda == 0, trainingLoss.rank < features {
      return .none(
        reason: "Only \(NumberText.count(trainingLoss.rank)) of "
          + "\(Phrase.count(features, "feature")) are independent of each other and of a "
          + "constant, so the rows don't determine the weights one by one.")
    }
    let family = lambda == 0 ? nil : RidgeFamily(trainingLoss)
    let freedom = family?.degreesOfFreedom(l2: lambda) ?? Double(features)
    let residualFreedom = Double(trainingRowCount) - 1 - freedom
    guard residualFreedom > Double(trainingRowCount) * 1e-12 else {
      return .none(
        reason: "\(Phrase.count(trainingRowCount, "training row")) leave nothing to tell the noise "
          + "by: the fit takes as many numbers.")
    }
    // Row j: how weight j answers to the target in the factor's coordinates, whose noise is
    // independent.
    let response = family?.response(l2: lambda) ?? trainingLoss.inverseFactor
    let weights = family?.weights(l2: lambda) ?? trainingLoss.weights
    let error = FactoredRows(trainingLoss)
      .meanSquaredError(of: weights, biasFrom: trainingLoss.statistics)
    let n = Double(trainingRowCount)
    let deviation = (error * n / residualFreedom).squareRoot()
    // The bias is the target's mean less the weights times the features' means as given.
    var biasResponse = [Double](repeating: 0, count: features)
    for j in 0..<features {
      let scale = standardizer?.standardDeviation[j] ?? 1
      let mean =
        trainingLoss.featureMean[j] + (scale > 0 ? (standardizer?.mean[j] ?? 0) / scale : 0)
      for i in 0..<features { biasResponse[i] += mean * response[j][i] }
    }
    let spread = trainingLoss.statistics.variance(features)
    return .known(
      StandardErrors(
        weights: response.enumerated().map { j, row in
          let scale = standardizer.map { $0.standardDeviation[j] } ?? 1
          return scale > 0 ? deviation * row.length / n.squareRoot() / scale : 0
        },
        bias: deviation * ((1 + biasResponse.squares) / n).squareRoot(),
        residualDeviation: deviation, residualDegreesOfFreedom: residualFreedom,
        rSquared: spread > 0 ? 1 - error / spread : nil,
        caveat: lambda == 0
          ? nil
          : "Ridge weights are pulled towards 0: these are spreads about the pulled weights and do "
            + "not count how far that is, so intervals made of them miss the true weights too "
            + "often."))
  }
}

extension QuadraticLoss {
  /// The inverse of the triangular factor, whose columns must be independent.
  fileprivate var inverseFactor: [[Double]] {
    var inverse = Array(repeating: [Double](repeating: 0, count: featureCount), count: featureCount)
    for i in (0..<featureCount).reversed() {
      inverse[i][i] = 1 / factor[i, i]
      for j in (i + 1)..<max(featureCount, i + 1) {
        var sum = 0.0
        for k in (i + 1)...j { sum += factor[i, k] * inverse[k][j] }
        inverse[i][j] = -sum / factor[i, i]
      }
    }
    return inverse
  }
}

extension [Double] {
  fileprivate var squares: Double { reduce(0) { $0 + $1 * $1 } }
  fileprivate var length: Double { squares.squareRoot() }
}
