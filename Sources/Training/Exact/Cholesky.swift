/// The Cholesky factorisation `L Lᵀ` of a symmetric positive definite matrix.
struct Cholesky {
  private var lower: Matrix
  /// What brings the diagonal to 1, so that units do not decide what is definite.
  private let scale: [Double]

  /// `nil` where the matrix is not positive definite as far as double precision can tell.
  init?(_ matrix: Matrix) {
    let size = matrix.rows
    var scale = [Double](repeating: 0, count: size)
    for i in 0..<size {
      guard matrix[i, i] > 0, matrix[i, i].isFinite else { return nil }
      scale[i] = 1 / matrix[i, i].squareRoot()
    }
    var lower = Matrix(rows: size, columns: size)
    let least = Double(size) * Double.ulpOfOne
    for i in 0..<size {
      for j in 0...i {
        var sum = matrix[i, j] * scale[i] * scale[j]
        for k in 0..<j { sum -= lower[i, k] * lower[j, k] }
        if i == j {
          guard sum > least else { return nil }
          lower[i, i] = sum.squareRoot()
        } else {
          lower[i, j] = sum / lower[j, j]
        }
      }
    }
    self.lower = lower
    self.scale = scale
  }

  /// The `x` with `L Lᵀ x = target`.
  func solve(_ target: [Double]) -> [Double] {
    let size = lower.rows
    var x = zip(target, scale).map { $0 * $1 }
    for i in 0..<size {
      for j in 0..<i { x[i] -= lower[i, j] * x[j] }
      x[i] /= lower[i, i]
    }
    for i in (0..<size).reversed() {
      for j in (i + 1)..<size { x[i] -= lower[j, i] * x[j] }
      x[i] /= lower[i, i]
    }
    return zip(x, scale).map { $0 * $1 }
  }
}
