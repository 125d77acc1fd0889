/// A table of numbers: features, a target, and where they came from.
public struct Dataset: Sendable {
  /// Names of the features, in the order of the columns of `values`.
  public var features: [String]
  /// The target's name.
  public var target: String
  /// Feature values, row-major; shape `(n, d)`.
  public var values: [Double]
  /// Target values; shape `(n)`.
  public var targets: [Double]
  /// The parameters that made the data, for synthetic data.
  public var truth: Parameters?
  /// Where the numbers came from, in a phrase: "10,000 synthetic rows from seed 1000".
  public var source: String
  /// What a reader should know about the data, one sentence each: rows dropped, constant columns.
  public var notes: [String]

  /// Number of rows `n`.
  public var rowCount: Int { targets.count }
  /// Number of features `d`.
  public var featureCount: Int { features.count }

  /// A table of `n` rows and `d` features.
  ///
  /// - Precondition: `values` has `n * d` numbers, where `n` is the count of `targets`.
  public init(
    features: [String], target: String, values: [Double], targets: [Double],
    truth: Parameters? = nil, source: String, notes: [String] = []
  ) {
    precondition(
      values.count == targets.count * features.count, "values must have shape (n, d)")
    self.features = features
    self.target = target
    self.values = values
    self.targets = targets
    self.truth = truth
    self.source = source
    self.notes = notes
  }
}

extension Dataset {
  /// The features that hold one value in all rows, in ascending order.
  var constantFeatures: [Int] {
    var candidates = Array(features.indices)
    for row in 0..<rowCount where !candidates.isEmpty {
      candidates.removeAll { values[row * featureCount + $0] != values[$0] }
    }
    return candidates
  }

  /// Hands over the rows, to be changed where they are, and is left without any.
  mutating func takeRows() -> (values: [Double], targets: [Double]) {
    defer { (values, targets) = ([], []) }
    return (values, targets)
  }
}

/// What is known of a table apart from its numbers.
public struct TableDescription: Sendable, Equatable {
  /// Names of the features.
  public let features: [String]
  /// The target's name.
  public let target: String
  /// Number of rows `n`.
  public let rowCount: Int
  /// The parameters that made the data, for synthetic data.
  public let truth: Parameters?
  /// Where the numbers came from, in a phrase.
  public let source: String
  /// What a reader should know about the data, one sentence each.
  public let notes: [String]

  /// Number of features `d`.
  public var featureCount: Int { features.count }

  init(_ dataset: Dataset) {
    features = dataset.features
    target = dataset.target
    rowCount = dataset.rowCount
    truth = dataset.truth
    source = dataset.source
    notes = dataset.notes
  }
}
