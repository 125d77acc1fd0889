/// The mean squared error over rows by their triangular factor, for weights many of which are zero:
/// a weight costs one column.
struct FactoredRows: Sendable {
  /// Column `j` of `R/√n` in row `j`, the target's last.
  private let columns: VectorRows
  private let statistics: Statistics

  init(_ triangle: TriangularFactor, _ statistics: Statistics) {
    let norm = Double(statistics.count).squareRoot()
    self.init(statistics) { triangle[$0, $1] / norm }
  }

  init(_ loss: QuadraticLoss) {
    let d = loss.featureCount
    self.init(loss.statistics) { i, j in
      j < d ? loss.factor[i, j] : i < d ? loss.projection[i] : loss.residual
    }
  }

  private init(_ statistics: Statistics, _ entry: (_ row: Int, _ column: Int) -> Double) {
    let size = statistics.featureCount + 1
    var columns = VectorRows(rows: size, columns: size)
    for j in 0..<size {
      for i in 0...j { columns[j, i] = entry(i, j) }
    }
    self.columns = columns
    self.statistics = statistics
  }

  /// The error of `weights` with the bias that makes the mean residual zero over the rows of
  /// `training`.
  func meanSquaredError(of weights: [Double], biasFrom training: Statistics) -> Double {
    let target = weights.count
    var residual = columns.emptyRow
    columns.add(1, row: target, to: &residual)
    // The means' difference, not their values: far from zero these have no digits left for it.
    let gap = training.gap(to: statistics)
    var shift = gap[target]
    for j in weights.indices where weights[j] != 0 {
      columns.add(-weights[j], row: j, to: &residual, upTo: j + 1)
      shift -= weights[j] * gap[j]
    }
    var squares = shift * shift
    for value in residual { squares += value * value }
    return squares
  }
}
