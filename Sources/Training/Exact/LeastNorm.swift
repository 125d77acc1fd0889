/// The least-squares solution of `A x ≈ b` that is shortest, with the rank that was found.
struct LeastNorm {
  /// Shape `(columns)`.
  let solution: [Double]
  /// Columns that are independent, as far as double precision can tell.
  let rank: Int

  /// Solves by Householder QR with column pivoting; where columns depend on each other, a second
  /// factorisation from the right picks the shortest solution (Golub and Van Loan, "Matrix
  /// Computations", 5.4 and 5.5).
  ///
  /// Columns are first brought to length 1, so units do not decide about the rank: a column is
  /// dependent when what is left of it is `tolerance` times the first pivot or less. `A` may have
  /// any shape; its rows may be those of a triangular factor in place of the data's.
  init(_ matrix: Matrix, _ target: [Double], tolerance: Double) {
    let columns = matrix.columns
    var scale = [Double](repeating: 0, count: columns)
    for i in 0..<matrix.rows {
      for j in 0..<columns { scale[j] += matrix[i, j] * matrix[i, j] }
    }
    scale = scale.map { $0 > 0 ? $0.squareRoot() : 1 }

    var work = Matrix(rows: matrix.rows, columns: columns + 1)
    for i in 0..<matrix.rows {
      for j in 0..<columns { work[i, j] = matrix[i, j] / scale[j] }
      work[i, columns] = target[i]
    }

    var order = Array(0..<columns)
    var rank = 0
    var largest = 0.0
    while rank < min(matrix.rows, columns) {
      let (pivot, length) = Self.longest(work, from: rank, columns: columns)
      if rank == 0 { largest = length }
      guard length > tolerance * largest else { break }
      if pivot != rank {
        order.swapAt(pivot, rank)
        for i in 0..<work.rows {
          work.values.swapAt(i * work.columns + pivot, i * work.columns + rank)
        }
      }
      work.reflect(column: rank, fromRow: rank)
      rank += 1
    }
    self.rank = rank

    if rank == columns {
      var x = [Double](repeating: 0, count: columns)
      for i in (0..<rank).reversed() {
        var rest = work[i, columns]
        for j in (i + 1)..<columns { rest -= work[i, j] * x[j] }
        x[i] = rest / work[i, i]
      }
      var solution = x
      for i in 0..<columns { solution[order[i]] = x[i] / scale[order[i]] }
      self.solution = solution
      return
    }
    solution = Self.shortest(work, rank: rank, order: order, scale: scale)
  }

  private static func longest(
    _ work: Matrix, from rank: Int, columns: Int
  ) -> (column: Int, length: Double) {
    var squares = [Double](repeating: 0, count: columns)
    for i in rank..<work.rows {
      for j in rank..<columns { squares[j] += work[i, j] * work[i, j] }
    }
    var best = rank
    for j in rank..<columns where squares[j] > squares[best] { best = j }
    return (best, squares[best].squareRoot())
  }

  /// The shortest `x` with `T x = z`, `T` the first `rank` rows of the factor in the columns' own
  /// order and scale: `Tᵀ = U S`, `x = U S⁻ᵀ z`.
  private static func shortest(
    _ work: Matrix, rank: Int, order: [Int], scale: [Double]
  ) -> [Double] {
    let columns = order.count
    // The columns of `U` come from reflecting the identity that stands to the right.
    var transposed = Matrix(rows: columns, columns: rank + columns)
    for i in 0..<rank {
      for j in i..<columns { transposed[order[j], i] = work[i, j] * scale[order[j]] }
    }
    for j in 0..<columns { transposed[j, rank + j] = 1 }
    for i in 0..<rank { transposed.reflect(column: i, fromRow: i) }
    var coordinates = [Double](repeating: 0, count: rank)
    for i in 0..<rank {
      var rest = work[i, columns]
      for j in 0..<i { rest -= transposed[j, i] * coordinates[j] }
      coordinates[i] = rest / transposed[i, i]
    }
    var solution = [Double](repeating: 0, count: columns)
    for i in 0..<rank {
      for j in 0..<columns { solution[j] += transposed[i, rank + j] * coordinates[i] }
    }
    return solution
  }
}

extension Matrix {
  /// Applies to all columns from `column` on the Householder reflection that leaves nothing of
  /// `column` below `fromRow`.
  mutating func reflect(column: Int, fromRow: Int) {
    var below = 0.0
    for i in (fromRow + 1)..<rows { below += self[i, column] * self[i, column] }
    if below == 0 { return }
    let head = self[fromRow, column]
    let norm = (head * head + below).squareRoot()
    let image = head > 0 ? -norm : norm
    let pivot = head - image
    let scale = (image - head) / image
    var mirror = [Double](repeating: 1, count: rows - fromRow)
    for i in mirror.indices.dropFirst() { mirror[i] = self[fromRow + i, column] / pivot }
    var product = [Double](repeating: 0, count: columns - column)
    for i in mirror.indices {
      let start = (fromRow + i) * columns + column
      for j in product.indices { product[j] += mirror[i] * values[start + j] }
    }
    for i in mirror.indices {
      let start = (fromRow + i) * columns + column
      let factor = scale * mirror[i]
      for j in product.indices { values[start + j] -= factor * product[j] }
      if i > 0 { values[start] = 0 }
    }
  }
}
