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

    var work = VectorRows(rows: matrix.rows, columns: columns + 1)
    for i in 0..<matrix.rows {
      for j in 0..<columns { work[i, j] = matrix[i, j] / scale[j] }
      work[i, columns] = target[i]
    }

    var order = Array(0..<columns)
    var rank = 0
    var largest = 0.0
    var lengths = ColumnLengths(work, columns: columns)
    while rank < min(matrix.rows, columns) {
      let pivot = lengths.longest(from: rank)
      let length = ColumnLengths.length(of: pivot, in: work, from: rank)
      if rank == 0 { largest = length }
      guard length > tolerance * largest else { break }
      if pivot != rank {
        order.swapAt(pivot, rank)
        work.swapColumns(pivot, rank)
        lengths.swapAt(pivot, rank)
      }
      work.reflect(column: rank, fromRow: rank)
      rank += 1
      lengths.take(off: rank - 1, of: work)
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

  /// The shortest `x` with `T x = z`, `T` the first `rank` rows of the factor in the columns' own
  /// order and scale: `Tᵀ = U S`, `x = U S⁻ᵀ z`.
  private static func shortest(
    _ work: VectorRows, rank: Int, order: [Int], scale: [Double]
  ) -> [Double] {
    let columns = order.count
    // The columns of `U` come from reflecting the identity that stands to the right.
    var transposed = VectorRows(rows: columns, columns: rank + columns)
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

/// What is left of each column below the rows that are done.
///
/// A row's share is taken off a length that is known already; where too little is left for that,
/// the length is found anew. Drmač and Bujanović, "On the failure of rank-revealing QR
/// factorization software" (2008).
private struct ColumnLengths {
  private var left: [Double]
  /// The lengths when they were last found anew.
  private var found: [Double]

  init(_ work: VectorRows, columns: Int) {
    left = (0..<columns).map { Self.length(of: $0, in: work, from: 0) }
    found = left
  }

  static func length(of column: Int, in work: VectorRows, from first: Int) -> Double {
    var squares = 0.0
    for i in first..<max(first, work.rows) { squares += work[i, column] * work[i, column] }
    return squares.squareRoot()
  }

  /// The longest column from `first` on.
  func longest(from first: Int) -> Int {
    var best = first
    for j in first..<left.count where left[j] > left[best] { best = j }
    return best
  }

  mutating func swapAt(_ i: Int, _ j: Int) {
    left.swapAt(i, j)
    found.swapAt(i, j)
  }

  /// Takes row `row` off the columns on its right.
  mutating func take(off row: Int, of work: VectorRows) {
    for j in (row + 1)..<max(left.count, row + 1) where left[j] > 0 {
      let share = work[row, j] / left[j]
      let rest = max(0, 1 - share * share)
      let whole = left[j] / found[j]
      if rest * whole * whole > 1e-8 {
        left[j] *= rest.squareRoot()
      } else {
        left[j] = Self.length(of: j, in: work, from: row + 1)
        found[j] = left[j]
      }
    }
  }
}
