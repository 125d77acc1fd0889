extension PreparedData {
  /// The minimisers of `1/(2n) |y − Xw − b|² + l2/2 |p|²` over the training rows, `p` the weights and,
  /// where it is penalised, the bias: one a strength, on the scale of the data as given, strengths
  /// about the scale of training.
  ///
  /// Strengths above 0 share one factorisation, O(d³), and take O(d²) each; others take O(d³) each, as
  /// do all in a model without a bias.
  ///
  /// - Returns: `nil` where there is none: a negative strength that beats the least curvature.
  public func ridge(strengths: [Double], bias: BiasTreatment) -> [Parameters?] {
    let loss = trainingLoss
    let isShared = bias != .none && strengths.contains { $0 > 0 }
    let family = isShared ? RidgeFamily(loss, penalizesBias: bias == .penalized) : nil
    return strengths.map { strength in
      guard let family, strength > 0 else {
        return loss.ridge(l2: strength, bias: bias).map { given($0, bias: bias) }
      }
      let solution = family.weights(l2: strength)
      return given(
        bias == .penalized
          ? solution.dropFirst() + [solution[0]] : solution + [loss.bias(for: solution)],
        bias: bias)
    }
  }
}

extension RidgeFamily {
  /// The family of all penalties on the rows of `loss`; with the bias among what they penalise, it
  /// is the first of the weights.
  fileprivate init(_ loss: QuadraticLoss, penalizesBias: Bool) {
    guard penalizesBias else {
      self.init(loss)
      return
    }
    // The mean residual is one more row, and stays triangular where the bias comes first.
    let size = loss.featureCount + 1
    var factor = VectorRows(rows: size, columns: size)
    factor[0, 0] = 1
    for j in 1..<size {
      factor[0, j] = loss.featureMean[j - 1]
      for i in 1...j { factor[i, j] = loss.factor[i - 1, j - 1] }
    }
    self.init(
      factor: factor, projection: [loss.targetMean] + loss.projection,
      rankTolerance: QuadraticLoss.rankTolerance(rows: loss.rowCount, columns: size))
  }
}
