/// A small dense matrix in double, row-major.
struct Matrix: Sendable, Equatable {
  let rows: Int
  let columns: Int
  /// Shape `(rows, columns)`.
  var values: [Double]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    values = Array(repeating: 0, count: rows * columns)
  }

  /// The identity matrix with `size` rows.
  static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size { matrix[i, i] = 1 }
    return matrix
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// The product with a vector of `columns` values.
  func times(_ vector: [Double]) -> [Double] {
    (0..<rows).map { row in
      var sum = 0.0
      for column in 0..<columns { sum += self[row, column] * vector[column] }
      return sum
    }
  }

  /// The product of the transpose with a vector of `rows` values.
  func transposeTimes(_ vector: [Double]) -> [Double] {
    var product = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { product[column] += self[row, column] * vector[row] }
    }
    return product
  }

  /// The matrix product.
  func times(_ other: Matrix) -> Matrix {
    let factors = VectorRows(other)
    var product = VectorRows(rows: rows, columns: other.columns)
    for i in 0..<rows {
      for k in 0..<columns { product.add(self[i, k], row: k, of: factors, to: i) }
    }
    return product.matrix
  }

  /// The square root of the sum of squares.
  var frobeniusNorm: Double {
    var sum = 0.0
    for value in values { sum += value * value }
    return sum.squareRoot()
  }
}
