/// The orders in which a variant's epochs take the rows, one after another.
struct BatchOrder {
  private let order: RowOrder
  private let rowCount: Int
  private var generator: TorchGenerator

  /// Orders of `rowCount` rows from a generator that has drawn `featureCount` initial weights, which
  /// it does whatever a variant starts from, so that orders do not depend on that.
  init(_ order: RowOrder, seed: UInt64, rowCount: Int, featureCount: Int) {
    self.order = order
    self.rowCount = rowCount
    generator = TorchGenerator(seed: seed)
    if !order.isFixed { _ = generator.normal(count: featureCount) }
  }

  /// The next epoch's order, or `nil` for the rows as they stand.
  mutating func nextEpoch() -> [UInt32]? {
    switch order {
    case .sequential: nil
    case .shuffle: generator.rowPermutation(rowCount)
    case .torch1: generator.dataLoaderRows(rowCount, version: .torch1)
    case .torch2: generator.dataLoaderRows(rowCount, version: .torch2)
    }
  }
}

extension TrainingSettings {
  /// The parameters that training starts from, on its own scale: `featureCount` weights and the
  /// bias, 0 for none.
  func initialParameters(featureCount: Int) -> [Double] {
    switch initial {
    case .zeros:
      return Array(repeating: 0, count: featureCount + 1)
    case .normal(let standardDeviation):
      var generator = TorchGenerator(seed: seed)
      let weights = generator.normal(count: featureCount, standardDeviation: standardDeviation)
      return weights.map { Double($0) } + [0]
    case .explicit(let parameters):
      return parameters.weights + [bias == .none ? 0 : parameters.bias ?? 0]
    }
  }
}
