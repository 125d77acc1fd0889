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
  /// Upper triangular, shape `(d + 1, d + 1)` in whole vectors of 8.
  private var factor: [SIMD8<Double>]

  /// The factor of the rows that `statistics` was taken from.
  init(values: [Double], targets: [Double], statistics: Statistics) {
    self.init(columns: statistics.featureCount + 1)
    var panels = RowPanels(features: statistics.featureCount)
    // The mean's two parts are taken off one by one: their sum would be rounded.
    let shift = statistics.shift.inVectors
    let offset = statistics.offset.inVectors
    for block in targets.indices.blocks {
      panels.fill(block, values: values, targets: targets, shift: shift, offset: offset)
      panels.fold(into: &factor)
    }
  }

  /// The factor of the rows of two factors together, which belong to `left` and `right`.
  init(
    _ first: TriangularFactor, of left: Statistics, _ second: TriangularFactor,
    of right: Statistics
  ) {
    self = first
    var panels = RowPanels(features: columns - 1)
    for block in (0..<columns).blocks {
      panels.fill(rows: block.count) { second[block.lowerBound + $0, $1] }
      panels.fold(into: &factor)
    }
    // The means of both are apart by what one more row makes good.
    let gap = left.gap(to: right)
    let weight = left.mergingWeight(with: right).squareRoot()
    panels.fill(rows: 1) { weight * gap[$1] }
    panels.fold(into: &factor)
  }

  private init(columns: Int) {
    self.columns = columns
    vectorsPerRow = (columns + 7) / 8
    factor = Array(repeating: .zero, count: 8 * vectorsPerRow * vectorsPerRow)
  }

  /// The entry in row `i` and column `j`.
  subscript(i: Int, j: Int) -> Double { factor[i * vectorsPerRow + j / 8][j % 8] }
}

extension [Double] {
  /// The numbers in vectors of 8, the rest of the last one zero.
  var inVectors: [SIMD8<Double>] {
    var vectors = [SIMD8<Double>](repeating: .zero, count: (count + 7) / 8)
    for (i, value) in enumerated() { vectors[i / 8][i % 8] = value }
    return vectors
  }
}
