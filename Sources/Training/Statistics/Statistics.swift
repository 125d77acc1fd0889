/// Count, means and centred products of the columns of `[X y]`, in double.
///
/// The rows are read block by block: within a block of 1,024 rows sums are taken about the block's
/// own mean, 128 rows one after another, and blocks are merged pairwise (Chan, Golub and LeVeque,
/// 1983). Raw sums of products would lose all their digits to columns whose mean is 1e8 times their
/// spread; these keep them. A constant column has exactly zero products.
public struct Statistics: Sendable {
  /// Rows that were summed, `n`.
  public private(set) var count: Int
  /// Features `d`; the target follows them as column `d`.
  public let featureCount: Int
  /// A point near the means, from which `offset` counts; shape `(d + 1)`.
  public private(set) var shift: [Double]
  /// The means less `shift`; shape `(d + 1)`. Kept apart because their sum has fewer digits.
  public private(set) var offset: [Double]
  /// Sums of products of deviations from the means, `vectorsPerRow` vectors a column; only those
  /// from the one that holds the diagonal on are filled.
  private var products: [SIMD8<Double>]
  private let vectorsPerRow: Int

  /// Rows in a block.
  static let blockRows = 8 * RowPanels.blockRows

  /// The statistics of the rows `values` (row-major, shape `(n, d)`) with `targets` (shape `(n)`).
  public init(values: [Double], targets: [Double], featureCount: Int) {
    precondition(values.count == targets.count * featureCount, "values must have shape (n, d)")
    var sum = PairwiseSum<Statistics> { $0.merged(with: $1) }
    var panels = RowPanels(features: featureCount)
    for start in stride(from: 0, to: targets.count, by: Self.blockRows) {
      let rows = start..<min(start + Self.blockRows, targets.count)
      sum.add(Statistics(block: rows, values: values, targets: targets, panels: &panels))
    }
    self = sum.total ?? Statistics(features: featureCount)
  }

  /// The mean of each column, the target's last; shape `(d + 1)`.
  public var mean: [Double] { zip(shift, offset).map { $0 + $1 } }

  /// The sum over all rows of the product of columns `i` and `j`, each less its mean.
  public func centredProduct(_ i: Int, _ j: Int) -> Double {
    let (low, high) = (min(i, j), max(i, j))
    return products[low * vectorsPerRow + high / 8][high % 8]
  }

  /// The variance of column `j` with divisor `n`; zero without rows.
  public func variance(_ j: Int) -> Double {
    count == 0 ? 0 : centredProduct(j, j) / Double(count)
  }

  /// The statistics of these rows and `other`'s together.
  public func merged(with other: Statistics) -> Statistics {
    precondition(featureCount == other.featureCount, "both must have the same columns")
    if count == 0 { return other }
    if other.count == 0 { return self }
    var merged = self
    merged.count = count + other.count
    let differences = self.gap(to: other)
    let share = Double(other.count) / Double(merged.count)
    for j in differences.indices { merged.offset[j] = offset[j] + differences[j] * share }
    let gap = differences.inVectors
    let weight = mergingWeight(with: other)
    for i in differences.indices {
      let scale = weight * gap[i / 8][i % 8]
      for k in (i / 8)..<vectorsPerRow {
        let place = i * vectorsPerRow + k
        merged.products[place] = (products[place] + other.products[place]) + scale * gap[k]
      }
    }
    return merged
  }

  /// How far `other`'s means are from these; shape `(d + 1)`.
  func gap(to other: Statistics) -> [Double] {
    shift.indices.map { (other.shift[$0] - shift[$0]) + (other.offset[$0] - offset[$0]) }
  }

  /// How many rows' worth of the products of the gap the merged products have on top of both.
  func mergingWeight(with other: Statistics) -> Double {
    let (n, m) = (Double(count), Double(other.count))
    return n * (m / (n + m))
  }

  private init(features: Int) {
    count = 0
    featureCount = features
    vectorsPerRow = (features + 8) / 8
    shift = Array(repeating: 0, count: features + 1)
    offset = shift
    products = Array(repeating: .zero, count: 8 * vectorsPerRow * vectorsPerRow)
  }

  private init(
    block rows: Range<Int>, values: [Double], targets: [Double], panels: inout RowPanels
  ) {
    let features = panels.columns - 1
    self.init(features: features)
    count = rows.count
    let n = Double(rows.count)
    let nothing = [SIMD8<Double>](repeating: .zero, count: vectorsPerRow)

    // The mean is sought from the first row on, so that a constant column has it exactly.
    var first = nothing
    for j in 0..<features { first[j / 8][j % 8] = values[rows.lowerBound * features + j] }
    first[features / 8][features % 8] = targets[rows.lowerBound]
    var sums = nothing
    for block in rows.blocks {
      panels.fill(block, values: values, targets: targets, shift: first, offset: nothing)
      panels.addSums(to: &sums)
    }
    var mean = nothing
    for k in mean.indices { mean[k] = first[k] + sums[k] / n }

    // The mean was rounded; what it lacks is found from the deviations and taken out again.
    var rest = nothing
    for block in rows.blocks {
      panels.fill(block, values: values, targets: targets, shift: mean, offset: nothing)
      panels.addSums(to: &rest)
      panels.addGram(to: &products)
    }
    for i in 0...features {
      let scale = rest[i / 8][i % 8] / n
      shift[i] = mean[i / 8][i % 8]
      offset[i] = scale
      for k in (i / 8)..<vectorsPerRow {
        products[i * vectorsPerRow + k] -= scale * rest[k]
      }
    }
  }
}

extension Range<Int> {
  /// Its parts of as many rows as panels take.
  var blocks: some Sequence<Range<Int>> {
    stride(from: lowerBound, to: upperBound, by: RowPanels.blockRows).lazy.map {
      $0..<Swift.min($0 + RowPanels.blockRows, upperBound)
    }
  }
}
