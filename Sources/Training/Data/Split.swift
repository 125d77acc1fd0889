/// Which rows train and which are held out.
struct Split: Sendable, Equatable {
  /// Rows that train, in the table's order.
  let training: [Int]
  /// Rows that are held out: in the permutation's order for a share, else in the table's.
  let validation: [Int]

  /// Divides `rowCount` rows.
  init(rowCount: Int, holdout: Holdout) {
    switch holdout {
    case .none:
      training = Array(0..<rowCount)
      validation = []
    case .share(let share, let seed):
      var generator = TorchGenerator(seed: seed)
      let order = generator.permutation(rowCount)
      // A share that is no number holds nothing out; one above 1 everything.
      let wanted = (share * Double(rowCount)).rounded(.down)
      let held = wanted > 0 ? Int(min(wanted, Double(rowCount))) : 0
      validation = Array(order.prefix(held))
      training = order.dropFirst(held).sorted()
    case .lastRows(let rows):
      let held = max(0, min(rows, rowCount))
      training = Array(0..<(rowCount - held))
      validation = Array((rowCount - held)..<rowCount)
    }
  }

  /// Takes the rows that are held out, in their order, from those of a table, and lets the rest move
  /// up.
  ///
  /// - Parameters:
  ///   - values: Feature values, row-major; shape `(n, d)`.
  ///   - targets: Target values; shape `(n)`, not empty.
  func holdOut(
    from values: inout [Double], _ targets: inout [Double]
  ) -> (values: [Double], targets: [Double]) {
    let features = values.count / targets.count
    let held = (
      values: validation.flatMap { values[($0 * features)..<(($0 + 1) * features)] },
      targets: validation.map { targets[$0] }
    )
    guard !validation.isEmpty else { return held }
    for (place, row) in training.enumerated() where place != row {
      for j in 0..<features { values[place * features + j] = values[row * features + j] }
      targets[place] = targets[row]
    }
    values.removeLast(held.values.count)
    targets.removeLast(held.targets.count)
    return held
  }
}
