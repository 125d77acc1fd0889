/// A matrix whose rows are padded to whole vectors of 8 columns, for loops that take O(d³).
struct VectorRows {
  let rows: Int
  let columns: Int
  private let vectorsPerRow: Int
  private var vectors: [SIMD8<Double>]

  /// A matrix of zeros.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    vectorsPerRow = (columns + 7) / 8
    vectors = Array(repeating: .zero, count: rows * vectorsPerRow)
  }

  init(_ matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns)
    for i in 0..<rows {
      for j in 0..<columns { self[i, j] = matrix[i, j] }
    }
  }

  subscript(row: Int, column: Int) -> Double {
    get { vectors[row * vectorsPerRow + column / 8][column % 8] }
    set { vectors[row * vectorsPerRow + column / 8][column % 8] = newValue }
  }

  /// Adds `factor` times row `source` of `other` to row `target`, from column `first` (or a few
  /// before it) on.
  @inline(__always)
  mutating func add(
    _ factor: Double, row source: Int, of other: VectorRows, to target: Int, from first: Int = 0
  ) {
    let (start, otherStart) = (target * vectorsPerRow, source * vectorsPerRow)
    for v in (first / 8)..<vectorsPerRow {
      vectors[start + v] += factor * other.vectors[otherStart + v]
    }
  }

  /// The same matrix without padding.
  var matrix: Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for i in 0..<rows {
      for j in 0..<columns { matrix[i, j] = self[i, j] }
    }
    return matrix
  }
}
