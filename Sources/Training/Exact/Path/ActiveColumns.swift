/// The degrees of freedom of penalties that leave weights at zero: what the columns of the others
/// can do.
///
/// For the lasso it is the rank of those columns (Tibshirani and Taylor, "Degrees of freedom in
/// lasso problems", 2012), for the elastic net the trace of `A (AᵀA + n l2 I)⁻¹ Aᵀ` (Zou, "Some
/// perspectives of sparse statistical modeling", 2005).
struct ActiveColumns {
  private let problem: NormalEquations
  private let rankTolerance: Double
  /// Whether no column that is ever in use depends on others.
  private let areIndependent: Bool

  /// - Parameter solutions: All solutions that will be asked about.
  init(_ statistics: Statistics, solutions: [PathSolution]) {
    let problem = NormalEquations(statistics)
    let used = (0..<problem.size).filter { j in solutions.contains { $0.weights[j] != 0 } }
    self.problem = problem
    // Second moments have half the digits of their columns.
    rankTolerance = 4 * Double(max(problem.size, 1)) * Double.ulpOfOne
    areIndependent =
      Cholesky(size: used.count) { problem.gram[used[$0], used[$1]] } != nil
  }

  /// How many free weights would fit as closely as `weights`.
  func degreesOfFreedom(_ weights: [Double], l2: Double) -> Double {
    let active = weights.indices.filter { weights[$0] != 0 }
    if l2 > 0 {
      let cholesky = Cholesky(size: active.count) { i, j in
        problem.gram[active[i], active[j]] + (i == j ? l2 : 0)
      }
      if let cholesky { return max(0, Double(active.count) - l2 * cholesky.inverseTrace) }
    }
    if areIndependent { return Double(active.count) }
    var matrix = Matrix(rows: active.count, columns: active.count)
    for (i, row) in active.enumerated() {
      for (j, column) in active.enumerated() { matrix[i, j] = problem.gram[row, column] }
    }
    let target = active.map { problem.target[$0] }
    return Double(LeastNorm(matrix, target, tolerance: rankTolerance).rank)
  }
}
