/// A square matrix as `U B Vᵀ` with an upper bidiagonal `B`, and `Uᵀ` times a target.
///
/// Householder reflections from both sides, without iteration; Golub and Kahan, "Calculating the
/// singular values and pseudo-inverse of a matrix" (1965).
struct Bidiagonal {
  /// Shape `(size)`.
  let diagonal: [Double]
  /// Right of the diagonal; as many, the last one zero.
  let superdiagonal: [Double]
  /// `Uᵀ` times the target.
  let target: [Double]
  /// The reflections that make up `V`, a row each: `I - scale v vᵀ`.
  private var mirrors: VectorRows
  private var scales: [Double]

  init(_ factor: VectorRows, target: [Double]) {
    let size = factor.rows
    // The target is one more column, which takes part in what happens to rows alone.
    var work = VectorRows(rows: size, columns: size + 1)
    for i in 0..<size {
      for j in 0..<size { work[i, j] = factor[i, j] }
      work[i, size] = target[i]
    }
    var mirrors = VectorRows(rows: size, columns: size + 1)
    var scales = [Double](repeating: 0, count: size)
    for k in 0..<size {
      work.reflect(column: k, fromRow: k)
      scales[k] = Self.reflect(&work, row: k, columns: size, mirrors: &mirrors)
    }
    diagonal = (0..<size).map { work[$0, $0] }
    superdiagonal = (0..<size).map { $0 + 1 < size ? work[$0, $0 + 1] : 0 }
    self.target = (0..<size).map { work[$0, size] }
    self.mirrors = mirrors
    self.scales = scales
  }

  /// `V` times a vector.
  func backward(_ vector: [Double]) -> [Double] {
    reflected(vector, by: diagonal.indices.reversed())
  }

  /// `Vᵀ` times a vector.
  func forward(_ vector: [Double]) -> [Double] { reflected(vector, by: diagonal.indices) }

  private func reflected(_ vector: [Double], by order: some Sequence<Int>) -> [Double] {
    var result = mirrors.emptyRow
    for j in vector.indices { result[j] = vector[j] }
    for k in order where scales[k] != 0 {
      let product = mirrors.product(row: k, result, from: k + 1)
      mirrors.add(-(scales[k] * product), row: k, to: &result, from: k + 1)
    }
    return Array(result.prefix(vector.count))
  }

  /// Reflects what stands right of the superdiagonal in row `k` away, from the right, and returns
  /// the reflection's scale: 0 where there is nothing.
  private static func reflect(
    _ work: inout VectorRows, row k: Int, columns: Int, mirrors: inout VectorRows
  ) -> Double {
    let first = k + 1
    guard first < columns else { return 0 }
    var rest = 0.0
    for j in (first + 1)..<max(columns, first + 1) { rest += work[k, j] * work[k, j] }
    if rest == 0 { return 0 }
    let head = work[k, first]
    let norm = (head * head + rest).squareRoot()
    let image = head > 0 ? -norm : norm
    let pivot = head - image
    let scale = (image - head) / image
    var mirror = work.emptyRow
    mirror[first] = 1
    for j in (first + 1)..<columns { mirror[j] = work[k, j] / pivot }
    mirrors.add(1, mirror, to: k)
    for i in first..<work.rows {
      let product = work.product(row: i, mirror, from: first)
      work.add(-(scale * product), mirror, to: i, from: first)
    }
    work[k, first] = image
    for j in (first + 1)..<columns { work[k, j] = 0 }
    return scale
  }
}
