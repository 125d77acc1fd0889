import Training

/// What is known of a table's training rows with every feature at mean 0 and deviation 1, before
/// anything is trained on them.
struct StandardizedTable {
  let rowCount: Int
  let featureCount: Int
  /// Each row's squared length, a 1 for the bias included; shape `(n)`.
  let squaredLengths: [Double]
  private let statistics: Statistics
  fileprivate let deviations: [Double]

  private static let blockRows = 1 << 12

  /// - Parameter trainingRows: the places of the rows that train.
  init(_ dataset: Dataset, trainingRows: [Int]) {
    let features = dataset.featureCount
    let whole = Self.statistics(of: trainingRows, in: dataset)
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

  /// Statistics of some rows: a block at a time, so that they need not stand in memory twice.
  fileprivate static func statistics(of places: [Int], in dataset: Dataset) -> Statistics {
    let features = dataset.featureCount
    var statistics: Statistics?
    for start in stride(from: 0, to: places.count, by: blockRows) {
      let rows = places[start..<min(start + blockRows, places.count)]
      let block = Statistics(
        values: rows.flatMap { dataset.values[($0 * features)..<(($0 + 1) * features)] },
        targets: rows.map { dataset.targets[$0] }, featureCount: features)
      statistics = statistics?.merged(with: block) ?? block
    }
    return statistics ?? Statistics(values: [], targets: [], featureCount: features)
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

  fileprivate func mean(_ j: Int) -> Double { statistics.mean[j] }

  var targetMean: Double { statistics.mean[featureCount] }

  var targetVariance: Double { statistics.variance(featureCount) }
}

/// The mean squared error of a model on the held-out rows, from their statistics.
struct HeldOutError {
  private let statistics: Statistics
  private let rowCount: Int
  private let table: StandardizedTable

  /// `nil` where every row trains.
  init?(_ dataset: Dataset, except trainingRows: [Int], in table: StandardizedTable) {
    var trains = [Bool](repeating: false, count: dataset.rowCount)
    for row in trainingRows { trains[row] = true }
    let rows = trains.indices.filter { !trains[$0] }
    guard !rows.isEmpty else { return nil }
    statistics = StandardizedTable.statistics(of: rows, in: dataset)
    rowCount = rows.count
    self.table = table
  }

  /// The error with these weights on standardised features; shape `(d)`.
  func value(_ weights: [Double], bias: Double) -> Double {
    let d = weights.count
    let slopes = weights.indices.map { j in
      table.deviations[j] > 0 ? weights[j] / table.deviations[j] : 0
    }
    var mean = statistics.mean[d] - bias
    var square = statistics.centredProduct(d, d)
    for i in 0..<d {
      mean -= slopes[i] * (statistics.mean[i] - table.mean(i))
      square -= 2 * slopes[i] * statistics.centredProduct(i, d)
      for j in 0..<d { square += slopes[i] * slopes[j] * statistics.centredProduct(i, j) }
    }
    return max(0, square / Double(rowCount)) + mean * mean
  }
}
