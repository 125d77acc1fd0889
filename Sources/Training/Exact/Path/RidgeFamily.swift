/// Ridge solutions of one problem for any number of strengths: minimisers of
/// `½ |F w - z|² + l2/2 |w|²`.
///
/// The factor is brought to bidiagonal form once, O(d³); each strength then takes O(d²), most of it
/// for the way back. Eldén, "Algorithms for the regularization of ill-conditioned least squares
/// problems" (1977).
struct RidgeFamily {
  private let factor: VectorRows
  private let projection: [Double]
  private let bidiagonal: Bidiagonal
  private let rankTolerance: Double

  /// - Parameters:
  ///   - factor: `F`, a triangular factor of the rows; shape `(d, d)`.
  ///   - projection: `z`, the target in its coordinates; shape `(d)`.
  ///   - rankTolerance: What counts as nothing left of a column, relative to the largest.
  init(factor: VectorRows, projection: [Double], rankTolerance: Double) {
    self.factor = factor
    self.projection = projection
    self.rankTolerance = rankTolerance
    bidiagonal = Bidiagonal(factor, target: projection)
  }

  /// The family of all penalties on `rowCount` rows with this factor.
  init(_ triangle: TriangularFactor, rowCount: Int) {
    let features = triangle.columns - 1
    let norm = Double(rowCount).squareRoot()
    var factor = VectorRows(rows: features, columns: features)
    for i in 0..<features {
      for j in i..<features { factor[i, j] = triangle[i, j] / norm }
    }
    self.init(
      factor: factor, projection: (0..<features).map { triangle[$0, features] / norm },
      rankTolerance: QuadraticLoss.rankTolerance(rows: rowCount, columns: features))
  }

  /// The family of all penalties on the rows of `loss`.
  init(_ loss: QuadraticLoss) {
    self.init(
      factor: VectorRows(loss.factor), projection: loss.projection,
      rankTolerance: QuadraticLoss.rankTolerance(rows: loss.rowCount, columns: loss.featureCount))
  }

  /// The minimiser for a strength from 0 up; the shortest one where there are several.
  func weights(l2: Double) -> [Double] {
    if l2 == 0 { return scaledWeights(l2: 0) }
    let damped = DampedBidiagonal(bidiagonal, l2: l2)
    // Where corrections would not converge, columns of one length give the digits.
    guard damped.conditionSquare * Double.ulpOfOne < 1e-3 else { return scaledWeights(l2: l2) }
    var weights = bidiagonal.backward(damped.solution)
    // Small columns beside large ones have lost digits to them, and get these back.
    for _ in 0..<2 {
      let correction = solve(slopes(at: weights, l2: l2), damped)
      for j in weights.indices { weights[j] += correction[j] }
    }
    return weights
  }

  /// The trace of `F (FᵀF + l2 I)⁻¹ Fᵀ`: how many free weights fit as closely.
  func degreesOfFreedom(l2: Double) -> Double {
    let damped = DampedBidiagonal(bidiagonal, l2: l2)
    return max(0, Double(factor.rows) - l2 * damped.inverseSquares)
  }

  /// `(FᵀF + l2 I)⁻¹ Fᵀ`, whose rows say how each weight answers to the projection.
  func response(l2: Double) -> [[Double]] {
    let damped = DampedBidiagonal(bidiagonal, l2: l2)
    let size = factor.rows
    var response = Array(repeating: [Double](repeating: 0, count: size), count: size)
    for i in 0..<size {
      let column = solve((0..<size).map { factor[i, $0] }, damped)
      for j in 0..<size { response[j][i] = column[j] }
    }
    return response
  }

  /// `(FᵀF + l2 I)⁻¹` times a vector.
  private func solve(_ vector: [Double], _ damped: DampedBidiagonal) -> [Double] {
    bidiagonal.backward(damped.solve(bidiagonal.forward(vector)))
  }

  /// How steeply the objective falls along each weight: `Fᵀ(z - F w) - l2 w`.
  private func slopes(at weights: [Double], l2: Double) -> [Double] {
    var padded = factor.emptyRow
    for j in weights.indices { padded[j] = weights[j] }
    var slopes = factor.emptyRow
    for i in 0..<factor.rows {
      let rest = projection[i] - factor.product(row: i, padded, from: i)
      factor.add(rest, row: i, to: &slopes, from: i)
    }
    return weights.indices.map { slopes[$0] - l2 * weights[$0] }
  }

  /// The same by least squares over the factor's rows and one of `√l2` for each weight.
  private func scaledWeights(l2: Double) -> [Double] {
    let size = factor.rows
    var matrix = Matrix(rows: l2 == 0 ? size : 2 * size, columns: size)
    for i in 0..<size {
      for j in i..<size { matrix[i, j] = factor[i, j] }
      if l2 > 0 { matrix[size + i, i] = l2.squareRoot() }
    }
    let target = projection + Array(repeating: 0, count: matrix.rows - size)
    return LeastNorm(matrix, target, tolerance: rankTolerance).solution
  }
}

/// The triangular factor of a bidiagonal matrix with `√l2 I` below it.
private struct DampedBidiagonal {
  private var diagonal: [Double]
  private var superdiagonal: [Double]
  /// The minimiser of `|B y - target|² + l2 |y|²`.
  let solution: [Double]
  /// The squares of all entries of the factor's inverse, which is the trace of
  /// `(BᵀB + l2 I)⁻¹`.
  let inverseSquares: Double

  /// Rotates the rows of `√l2 I` away, one column after another.
  init(_ bidiagonal: Bidiagonal, l2: Double) {
    let size = bidiagonal.diagonal.count
    diagonal = bidiagonal.diagonal
    superdiagonal = bidiagonal.superdiagonal
    var target = bidiagonal.target
    let root = l2.squareRoot()
    // What stands below the diagonal in the current column, and its target.
    var (damping, rest) = (root, 0.0)
    for i in 0..<size {
      let (head, right) = (diagonal[i], superdiagonal[i])
      let length = (head * head + damping * damping).squareRoot()
      let (cosine, sine) = (head / length, damping / length)
      diagonal[i] = length
      superdiagonal[i] = cosine * right
      let fill = -sine * right
      let fillTarget = cosine * rest - sine * target[i]
      target[i] = cosine * target[i] + sine * rest
      damping = (l2 + fill * fill).squareRoot()
      rest = fill / damping * fillTarget
    }
    var squares = 0.0
    var below = 0.0
    for i in diagonal.indices.reversed() {
      let next = i + 1 < size ? target[i + 1] : 0
      target[i] = (target[i] - superdiagonal[i] * next) / diagonal[i]
      let ratio = superdiagonal[i] / diagonal[i]
      below = 1 / (diagonal[i] * diagonal[i]) + ratio * ratio * below
      squares += below
    }
    solution = target
    inverseSquares = squares
  }

  /// A bound of the square of the condition number.
  var conditionSquare: Double {
    var squares = 0.0
    for i in diagonal.indices {
      squares += diagonal[i] * diagonal[i] + superdiagonal[i] * superdiagonal[i]
    }
    return squares * inverseSquares
  }

  /// `(BᵀB + l2 I)⁻¹` times a vector.
  func solve(_ vector: [Double]) -> [Double] {
    var x = vector
    for i in x.indices {
      if i > 0 { x[i] -= superdiagonal[i - 1] * x[i - 1] }
      x[i] /= diagonal[i]
    }
    for i in x.indices.reversed() {
      if i + 1 < x.count { x[i] -= superdiagonal[i] * x[i + 1] }
      x[i] /= diagonal[i]
    }
    return x
  }
}
