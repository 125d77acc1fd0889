/// Exact ridge solutions: minimisers of `1/(2n) |y - Xw - b|² + l2/2 |p|²`, `p` the weights and,
/// where the bias is penalised, the bias. No rows are touched.
extension QuadraticLoss {
  /// The minimiser for strength `l2` as `d` weights and the bias (0 for none), or `nil` where there
  /// is none: a negative strength that beats the least curvature of the data.
  ///
  /// The curvature is factorised by Cholesky; the gradient, which decides how exact the solution
  /// is, is taken from the triangular factor and corrected twice (Björck, "Stability analysis of
  /// the method of seminormal equations", 1987). Zero is least squares by QR.
  func ridge(l2: Double, bias: BiasTreatment) -> [Double]? {
    if l2 == 0 { return augmentedSolution(l2: 0, bias: bias) }
    let hasBias = bias != .none
    var curvature = secondMoments(bias: hasBias)
    if bias == .free { return freeBiasRidge(l2: l2) }
    for i in 0..<curvature.rows { curvature[i, i] += l2 }
    guard let cholesky = Cholesky(curvature) else {
      return l2 > 0 ? augmentedSolution(l2: l2, bias: bias) : nil
    }
    var solution = [Double](repeating: 0, count: featureCount + 1)
    for _ in 0..<3 {
      var gradient = self.gradient(at: solution)
      if !hasBias { gradient.removeLast() }
      for i in gradient.indices { gradient[i] += l2 * solution[i] }
      for (i, correction) in cholesky.solve(gradient).enumerated() { solution[i] -= correction }
    }
    return solution
  }

  /// Ridge with a bias that is not penalised: the centred problem, and the bias from the means.
  private func freeBiasRidge(l2: Double) -> [Double]? {
    var curvature = Matrix(rows: featureCount, columns: featureCount)
    for i in 0..<featureCount {
      for j in 0..<featureCount {
        curvature[i, j] = statistics.centredProduct(i, j) / Double(rowCount)
      }
      curvature[i, i] += l2
    }
    guard let cholesky = Cholesky(curvature) else {
      return l2 > 0 ? augmentedSolution(l2: l2, bias: .free) : nil
    }
    var weights = [Double](repeating: 0, count: featureCount)
    for _ in 0..<3 {
      let rest = zip(factor.times(weights), projection).map { $0 - $1 }
      var gradient = factor.transposeTimes(rest)
      for i in gradient.indices { gradient[i] += l2 * weights[i] }
      for (i, correction) in cholesky.solve(gradient).enumerated() { weights[i] -= correction }
    }
    return weights + [bias(for: weights)]
  }

  /// Half the gradient of the mean squared error: `Aᵀ(A p - y)/n` with `A = [X 1]`.
  func gradient(at parameters: [Double]) -> [Double] {
    let weights = Array(parameters.prefix(featureCount))
    let rest = zip(factor.times(weights), projection).map { $0 - $1 }
    var intercept = parameters[featureCount] - targetMean
    for i in 0..<featureCount { intercept += featureMean[i] * weights[i] }
    var gradient = factor.transposeTimes(rest)
    for i in 0..<featureCount { gradient[i] += featureMean[i] * intercept }
    return gradient + [intercept]
  }

  /// The bias that makes the mean residual zero.
  func bias(for weights: [Double]) -> Double {
    var bias = targetMean
    for i in 0..<featureCount { bias -= featureMean[i] * weights[i] }
    return bias
  }

  /// The same minimiser as least squares of a few rows: those of the factor, one for the means, and
  /// one of `√l2` for each penalised parameter. For strengths from 0 up, however small.
  func augmentedSolution(l2: Double, bias treatment: BiasTreatment) -> [Double] {
    // A bias that nothing holds back takes the mean residual away: the means' row drops out.
    let isCentred = treatment == .free || (treatment == .penalized && l2 == 0)
    if isCentred && l2 == 0 { return weights + [bias] }
    let size = treatment == .penalized ? featureCount + 1 : featureCount
    var (matrix, target) = rows(
      bias: treatment, centred: isCentred, penaltyRows: l2 == 0 ? 0 : size)
    for i in 0..<(l2 == 0 ? 0 : size) { matrix[matrix.rows - size + i, i] = l2.squareRoot() }
    target += Array(repeating: 0, count: matrix.rows - target.count)
    let solution = LeastNorm(matrix, target, tolerance: rankTolerance).solution
    if isCentred { return solution + [bias(for: solution)] }
    return treatment == .penalized ? solution : solution + [0]
  }

  /// Among the parameters of least mean squared error those nearest to `start`, which is where
  /// gradient descent ends: it never leaves the rows' span.
  func minimiser(nearestTo start: [Double], bias treatment: BiasTreatment) -> [Double] {
    if rank == featureCount, treatment != .none { return weights + [bias] }
    let (matrix, target) = rows(bias: treatment, centred: false, penaltyRows: 0)
    let size = matrix.columns
    let missing = zip(target, matrix.times(Array(start.prefix(size)))).map { $0 - $1 }
    let step = LeastNorm(matrix, missing, tolerance: rankTolerance).solution
    var nearest = zip(start, step).map { $0 + $1 }
    if treatment == .none { nearest.append(0) }
    return nearest
  }

  /// Independent columns of `[X 1]`, or of `X` in a model without a bias.
  func rank(bias treatment: BiasTreatment) -> Int {
    if treatment != .none { return rank + 1 }
    let (matrix, target) = rows(bias: .none, centred: false, penaltyRows: 0)
    return LeastNorm(matrix, target, tolerance: rankTolerance).rank
  }

  /// Whether feature `j` is zero in every row.
  func isZero(_ j: Int) -> Bool { statistics.variance(j) == 0 && featureMean[j] == 0 }

  /// The data's rows as least squares sees them: those of the factor and, unless the problem is
  /// centred, one for the means, with a column of the bias where there is one.
  private func rows(
    bias treatment: BiasTreatment, centred: Bool, penaltyRows: Int
  ) -> (matrix: Matrix, target: [Double]) {
    let hasBiasColumn = !centred && treatment != .none
    var matrix = Matrix(
      rows: featureCount + (centred ? 0 : 1) + penaltyRows,
      columns: featureCount + (hasBiasColumn ? 1 : 0))
    for i in 0..<featureCount {
      for j in i..<featureCount { matrix[i, j] = factor[i, j] }
    }
    if centred { return (matrix, projection) }
    for j in 0..<featureCount { matrix[featureCount, j] = featureMean[j] }
    if hasBiasColumn { matrix[featureCount, featureCount] = 1 }
    return (matrix, projection + [targetMean])
  }

  private var rankTolerance: Double { Self.rankTolerance(rows: rowCount, columns: featureCount) }
}
