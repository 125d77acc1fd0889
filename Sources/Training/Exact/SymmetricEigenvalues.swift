/// The eigenvalues of a symmetric matrix, one at a time by rank.
///
/// Householder reflections bring the matrix to tridiagonal form; the number of eigenvalues below a
/// value is then the number of negative pivots (Sylvester's law of inertia), and bisection finds
/// the one that is wanted. Golub and Van Loan, "Matrix Computations", 8.3 and 8.4.
struct SymmetricEigenvalues {
  private var diagonal: [Double]
  private var offDiagonal: [Double]

  init(_ matrix: Matrix) {
    let size = matrix.rows
    var a = matrix
    diagonal = Array(repeating: 0, count: size)
    offDiagonal = Array(repeating: 0, count: max(0, size - 1))
    for k in 0..<max(0, size - 1) {
      diagonal[k] = a[k, k]
      offDiagonal[k] = Self.reflect(&a, column: k)
    }
    if size > 0 { diagonal[size - 1] = a[size - 1, size - 1] }
  }

  /// The eigenvalue that has `index` smaller ones.
  func value(at index: Int) -> Double {
    var (low, high) = bounds
    // Each halving gains a bit; there are no more than these between two doubles of one scale.
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if count(below: middle) > index { high = middle } else { low = middle }
    }
    return low + (high - low) / 2
  }

  /// The greatest eigenvalue.
  var greatest: Double { value(at: diagonal.count - 1) }

  /// Gershgorin's bounds, which hold all eigenvalues.
  private var bounds: (low: Double, high: Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for i in diagonal.indices {
      let radius =
        (i > 0 ? abs(offDiagonal[i - 1]) : 0) + (i < offDiagonal.count ? abs(offDiagonal[i]) : 0)
      low = min(low, diagonal[i] - radius)
      high = max(high, diagonal[i] + radius)
    }
    return (low, high)
  }

  private func count(below value: Double) -> Int {
    var count = 0
    var pivot = 1.0
    for i in diagonal.indices {
      let square = i > 0 ? offDiagonal[i - 1] * offDiagonal[i - 1] : 0
      pivot = diagonal[i] - value - (i > 0 ? square / pivot : 0)
      if pivot == 0 { pivot = -Double.leastNormalMagnitude }
      if pivot < 0 { count += 1 }
    }
    return count
  }

  /// Reflects what stands below the subdiagonal of `column` away, from both sides, and returns what
  /// is left on the subdiagonal.
  private static func reflect(_ a: inout Matrix, column: Int) -> Double {
    let first = column + 1
    let size = a.rows
    var below = 0.0
    for i in (first + 1)..<max(size, first + 1) { below += a[i, column] * a[i, column] }
    let head = a[first, column]
    if below == 0 { return head }
    let norm = (head * head + below).squareRoot()
    let image = head > 0 ? -norm : norm
    let scale = (image - head) / image
    var v = [Double](repeating: 0, count: size)
    v[first] = 1
    for i in (first + 1)..<size { v[i] = a[i, column] / (head - image) }
    // A ← A - v wᵀ - w vᵀ with w = s A v - (s²/2)(vᵀ A v) v
    var w = [Double](repeating: 0, count: size)
    var product = 0.0
    for i in first..<size {
      var sum = 0.0
      for j in first..<size { sum += a[i, j] * v[j] }
      w[i] = scale * sum
      product += v[i] * sum
    }
    for i in first..<size { w[i] -= scale * scale / 2 * product * v[i] }
    for i in first..<size {
      for j in first..<size { a[i, j] -= v[i] * w[j] + w[i] * v[j] }
    }
    return image
  }
}
