import Training

/// What is known of a table's training rows with every feature at mean 0 and deviation 1, before
/// anything is trained on them.
struct StandardizedTable {
  let rowCount: Int
  let featureCount: Int
  /// Each row's squared length, a 1 for the bias included; shape `(n)`.
  let squaredLengths: [Double]
  private let statistics: Statistics
  private let deviations: [Double]

  private static let blockRows = 1 << 12

  /// - Parameter trainingRows: the places of the rows that train.
  init(_ dataset: Dataset, trainingRows: [Int]) {
    let features = dataset.featureCount
    var statistics: Statistics?
    // A block at a time, so that the rows need not stand in memory twice.
    for start in stride(from: 0, to: trainingRows.count, by: Self.blockRows) {
      let rows = trainingRows[start..<min(start + Self.blockRows, trainingRows.count)]
      let block = Statistics(
        values: rows.flatMap { dataset.values[($0 * features)..<(($0 + 1) * features)] },
        targets: rows.map { dataset.targets[$0] }, featureCount: features)
      statistics = statistics?.merged(with: block) ?? block
    }
    let whole = statistics ?? Statistics(values: [], targets: [], featureCount: features)
    let deviations = (0..<features).map { whole.variance($0).squareRoot() }
    let means = whole.mean
    rowCount = trainingRows.count
    featureCount = features
    squaredLengths = trainingRows.map { row in
      var sum = 1.0
      for j in 0..<features where deviations[j] > 0 {
        let value = (dataset.values[row * features + j] - means[j]) / deviations[j]
        sum += value * value
      }
      return sum
    }
    self.statistics = whole
    self.deviations = deviations
  }

  /// The correlation of features `i` and `j`; 0 for a constant one.
  func correlation(_ i: Int, _ j: Int) -> Double {
    guard deviations[i] > 0, deviations[j] > 0 else { return 0 }
    return statistics.centredProduct(i, j) / Double(rowCount) / deviations[i] / deviations[j]
  }

  /// The mean of the products of feature `j` and the centred target; 0 for a constant feature.
  func covariance(_ j: Int) -> Double {
    guard deviations[j] > 0 else { return 0 }
    return statistics.centredProduct(j, featureCount) / Double(rowCount) / deviations[j]
  }

  var targetMean: Double { statistics.mean[featureCount] }

  var targetVariance: Double { statistics.variance(featureCount) }
}
