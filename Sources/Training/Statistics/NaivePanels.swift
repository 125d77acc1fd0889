/// What `RowPanels` computes, in plain scalars: the reference that its kernels must match bit for
/// bit. Rows are arrays of `columns` values.
enum NaivePanels {
  /// The sums of the products of columns `i` and `j`, one row after another.
  static func gram(_ rows: [[Double]], columns: Int) -> [[Double]] {
    (0..<columns).map { i in
      (0..<columns).map { j in rows.reduce(0.0) { $0 + $1[i] * $1[j] } }
    }
  }

  /// Folds `rows` into the upper triangular `factor`, eight columns at a time.
  static func fold(_ rows: [[Double]], into factor: inout [[Double]]) {
    var rows = rows
    let columns = factor.count
    for first in stride(from: 0, to: columns, by: 8) {
      let panel = first..<min(first + 8, columns)
      var pivot = [Double](repeating: 0, count: 8)
      var t = Array(repeating: pivot, count: 8)

      // One column after another is reflected onto the diagonal, within the panel.
      for (k, column) in panel.enumerated() {
        let products = panel.map { sum(ofFour: rows, column, $0) }
        if products[k] < 0x1p-960 { continue }
        let head = factor[column][column]
        let norm = (head * head + products[k]).squareRoot()
        let image = head > 0 ? -norm : norm
        pivot[k] = head - image
        let s = -1 / (image * pivot[k])
        for i in 0..<k {
          t[i][k] = -s * (i..<k).reduce(0.0) { $0 + t[i][$1] * products[$1] }
        }
        t[k][k] = s
        factor[column][column] = image
        for (j, other) in panel.enumerated().dropFirst(k + 1) {
          let w = s * (pivot[k] * factor[column][other] + products[j])
          factor[column][other] -= pivot[k] * w
          for i in rows.indices { rows[i][other] -= rows[i][column] * w }
        }
      }

      // All reflections of the panel at once are applied to each column on its right.
      for column in panel.upperBound..<max(columns, panel.upperBound) {
        let sums = panel.enumerated().map { k, own in
          rows.reduce(0.0) { $0 + $1[own] * $1[column] } + pivot[k] * factor[own][column]
        }
        for (k, own) in panel.enumerated() {
          let w = (0..<k).reduce(t[k][k] * sums[k]) { $0 + t[$1][k] * sums[$1] }
          factor[own][column] -= pivot[k] * w
          for i in rows.indices { rows[i][column] -= rows[i][own] * w }
        }
      }
    }
  }

  /// The sum of the products of two columns: four sums of every fourth row each, added pairwise.
  private static func sum(ofFour rows: [[Double]], _ i: Int, _ j: Int) -> Double {
    var sums = [0.0, 0, 0, 0]
    for (place, row) in rows.enumerated() { sums[place % 4] += row[i] * row[j] }
    return (sums[0] + sums[1]) + (sums[2] + sums[3])
  }
}
