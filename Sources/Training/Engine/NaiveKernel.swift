/// What `BatchKernel` computes, for one variant, in scalars and as plainly as it can be said. It is
/// the reference: the fast kernel must agree with it bit for bit.
enum NaiveKernel {
  /// The sums of `r x` of each feature, of `r` and of `r²` over rows of `d` features and a target.
  ///
  /// - Parameters:
  ///   - rows: Row-major, shape `(m, d + 1)`.
  ///   - parameters: `d` weights and the bias.
  static func sums<Scalar: TrainingScalar>(rows: [Scalar], parameters: [Scalar]) -> [Scalar] {
    let columns = parameters.count
    let table = stride(from: 0, to: rows.count, by: columns).map {
      Array(rows[$0..<($0 + columns)])
    }
    let blocks = stride(from: 0, to: table.count, by: 128).map {
      sumBlock(Array(table[$0..<min($0 + 128, table.count)]), parameters)
    }
    return pairwise(blocks[...])
  }

  /// `x·w + b - y`.
  static func residual<Scalar: TrainingScalar>(_ row: [Scalar], _ parameters: [Scalar]) -> Scalar {
    let d = row.count - 1
    var partial = [Scalar](repeating: 0, count: 8)
    for j in 0..<d { partial[j % 8] += row[j] * parameters[j] }
    let even = (partial[0] + partial[4]) + (partial[2] + partial[6])
    let odd = (partial[1] + partial[5]) + (partial[3] + partial[7])
    return ((even + odd) + parameters[d]) - row[d]
  }

  private static func sumBlock<Scalar: TrainingScalar>(
    _ rows: [[Scalar]], _ parameters: [Scalar]
  ) -> [Scalar] {
    let d = parameters.count - 1
    var sums = [Scalar](repeating: 0, count: d + 2)
    for row in rows {
      let r = residual(row, parameters)
      for j in 0..<d { sums[j] += row[j] * r }
      sums[d] += r
      sums[d + 1] += r * r
    }
    return sums
  }

  /// Neighbours first: split where the left part is the largest power of two.
  private static func pairwise<Scalar: TrainingScalar>(_ blocks: ArraySlice<[Scalar]>) -> [Scalar] {
    if blocks.count == 1 { return blocks[blocks.startIndex] }
    var left = 1
    while left * 2 < blocks.count { left *= 2 }
    let middle = blocks.startIndex + left
    return zip(pairwise(blocks[..<middle]), pairwise(blocks[middle...])).map { $0 + $1 }
  }
}
