/// The triangular factor `R` of the QR factorisation of the rows of `[X y]`, each column less its
/// mean: `RᵀR` is the centred Gram matrix, but `R` was never squared and keeps twice its digits.
///
/// Rows are taken in blocks, and Householder reflections fold each block into the factor so far,
/// so memory does not grow with the rows. Householder, "Unitary triangularization" (1958); the
/// folding as in Demmel and others, "Communication-optimal QR" (2012).
struct TriangularFactor: Sendable {
  /// Features and the target, `d + 1`.
  let columns: Int
  private let vectorsPerRow: Int
  /// Upper triangular, shape `(d + 1, d + 1)` in vectors of 8 columns.
  private var factor: [SIMD8<Double>]

  private static let blockRows = 128

  /// The factor of the rows that `statistics` was taken from.
  init(values: [Double], targets: [Double], statistics: Statistics) {
    columns = statistics.featureCount + 1
    vectorsPerRow = (columns + 7) / 8
    factor = Array(repeating: .zero, count: columns * vectorsPerRow)
    for start in stride(from: 0, to: targets.count, by: Self.blockRows) {
      let rows = start..<min(start + Self.blockRows, targets.count)
      var block = centred(rows, values: values, targets: targets, statistics: statistics)
      fold(&block, rows: rows.count)
    }
  }

  /// The entry in row `i` and column `j`.
  subscript(i: Int, j: Int) -> Double { factor[i * vectorsPerRow + j / 8][j % 8] }

  private func centred(
    _ rows: Range<Int>, values: [Double], targets: [Double], statistics: Statistics
  ) -> [SIMD8<Double>] {
    var block = [SIMD8<Double>](repeating: .zero, count: rows.count * vectorsPerRow)
    let features = columns - 1
    for (i, row) in rows.enumerated() {
      for j in 0..<columns {
        let value = j < features ? values[row * features + j] : targets[row]
        // The mean's two parts are taken off one by one: their sum would be rounded.
        block[i * vectorsPerRow + j / 8][j % 8] =
          (value - statistics.shift[j]) - statistics.offset[j]
      }
    }
    return block
  }

  /// Reflects the block's columns onto the diagonal, one after another.
  private mutating func fold(_ block: inout [SIMD8<Double>], rows: Int) {
    var product = [SIMD8<Double>](repeating: .zero, count: vectorsPerRow)
    var mirror = [Double](repeating: 0, count: rows)
    for k in 0..<columns {
      let (vector, lane) = (k / 8, k % 8)
      var squares = 0.0
      for i in 0..<rows {
        mirror[i] = block[i * vectorsPerRow + vector][lane]
        squares += mirror[i] * mirror[i]
      }
      if squares == 0 { continue }
      let diagonal = k * vectorsPerRow + vector
      let head = factor[diagonal][lane]
      let norm = (head * head + squares).squareRoot()
      let image = head > 0 ? -norm : norm
      let pivot = head - image
      let scale = (image - head) / image
      for j in vector..<vectorsPerRow { product[j] = factor[k * vectorsPerRow + j] }
      for i in 0..<rows {
        mirror[i] /= pivot
        for j in vector..<vectorsPerRow {
          product[j] += mirror[i] * block[i * vectorsPerRow + j]
        }
      }
      for j in vector..<vectorsPerRow {
        product[j] *= scale
        factor[k * vectorsPerRow + j] -= product[j]
      }
      for i in 0..<rows {
        for j in vector..<vectorsPerRow {
          block[i * vectorsPerRow + j] -= mirror[i] * product[j]
        }
        block[i * vectorsPerRow + vector][lane] = 0
      }
      factor[diagonal][lane] = image
    }
  }
}
