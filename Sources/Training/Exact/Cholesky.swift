/// The Cholesky factorisation `L Lᵀ` of a symmetric positive definite matrix.
struct Cholesky {
  /// `Lᵀ` of the matrix with a diagonal of 1, row by row; its diagonal is `pivot`.
  private var upper: VectorRows
  private let pivot: [Double]
  /// What brings the diagonal to 1, so that units do not decide what is definite.
  private let scale: [Double]

  /// `nil` where the matrix is not positive definite as far as double precision can tell.
  init?(_ matrix: Matrix) {
    self.init(size: matrix.rows) { matrix[$0, $1] }
  }

  /// The same for a matrix of `size` rows whose entries `entry(row, column)` gives, for columns from
  /// the row on.
  @inline(__always)
  init?(size: Int, _ entry: (_ row: Int, _ column: Int) -> Double) {
    var scale = [Double](repeating: 0, count: size)
    for i in 0..<size {
      let diagonal = entry(i, i)
      guard diagonal > 0, diagonal.isFinite else { return nil }
      scale[i] = 1 / diagonal.squareRoot()
    }
    var upper = VectorRows(rows: size, columns: size)
    var pivot = scale
    let least = Double(size) * Double.ulpOfOne
    var row = upper.emptyRow
    for i in 0..<size {
      for j in i..<size { row[j] = entry(i, j) * scale[i] * scale[j] }
      for k in 0..<i { upper.add(-upper[k, i], row: k, to: &row, from: i) }
      guard row[i] > least else { return nil }
      pivot[i] = row[i].squareRoot()
      for j in i..<size { upper[i, j] = row[j] / pivot[i] }
    }
    self.upper = upper
    self.pivot = pivot
    self.scale = scale
  }

  /// The `x` with `L Lᵀ x = target`.
  func solve(_ target: [Double]) -> [Double] {
    let size = pivot.count
    var x = upper.emptyRow
    for i in 0..<size { x[i] = target[i] * scale[i] }
    for i in 0..<size {
      let value = x[i] / pivot[i]
      upper.add(-value, row: i, to: &x, from: i)
      x[i] = value
    }
    for i in (0..<size).reversed() {
      let value = x[i]
      x[i] = 0
      x[i] = (value - upper.product(row: i, x, from: i)) / pivot[i]
    }
    return zip(x, scale).map { $0 * $1 }
  }

  /// The trace of the matrix's inverse: the squares of the factor's inverse, added up.
  var inverseTrace: Double {
    let size = pivot.count
    var trace = 0.0
    // Row i of L⁻ᵀ comes from the rows below it.
    var inverse = VectorRows(rows: size, columns: size)
    for i in (0..<size).reversed() {
      var row = inverse.emptyRow
      for k in (i + 1)..<max(size, i + 1) {
        inverse.add(-upper[i, k] / pivot[i], row: k, to: &row, from: k)
      }
      row[i] = 1 / pivot[i]
      inverse.add(1, row, to: i, from: i)
      var squares = 0.0
      for j in i..<size { squares += row[j] * row[j] }
      trace += squares * scale[i] * scale[i]
    }
    return trace
  }
}
