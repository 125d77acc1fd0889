/// Folds of the training rows by their statistics alone: rows are read once, however many strengths
/// there are.
///
/// The statistics of all rows but a fold's are those of the other folds merged. Subtracting the
/// fold's from the whole would cancel digits, merging adds them up.
struct CrossValidation {
  /// The most products of two columns that the folds may keep in all; there are two matrices of
  /// them, so that it comes to 4 GiB.
  static let mostNumbers = 1 << 28

  private let folds: [Fold]

  /// What is kept of a fold's rows.
  private struct Fold {
    let statistics: Statistics
    let triangle: TriangularFactor
  }

  /// The rows of each fold: parts of a permutation from `seed`, the first ones longer by a row where
  /// the rows can't be dealt out evenly.
  static func rows(_ rowCount: Int, folds: Int, seed: UInt64) -> [[Int]] {
    var generator = TorchGenerator(seed: seed)
    let order = generator.permutation(rowCount)
    var start = 0
    return (0..<folds).map { fold in
      let count = rowCount / folds + (fold < rowCount % folds ? 1 : 0)
      defer { start += count }
      return order[start..<(start + count)].sorted()
    }
  }

  /// Folds of the rows `values` (row-major) with `targets`; `folds` names the rows of each.
  init(folds: [[Int]], values: [Double], targets: [Double], featureCount: Int) {
    self.folds = folds.map { rows in
      let values = rows.flatMap { values[($0 * featureCount)..<(($0 + 1) * featureCount)] }
      let targets = rows.map { targets[$0] }
      let statistics = Statistics(values: values, targets: targets, featureCount: featureCount)
      return Fold(
        statistics: statistics,
        triangle: TriangularFactor(values: values, targets: targets, statistics: statistics))
    }
  }

  /// The mean squared error over each fold's rows at each strength, solved without them.
  func errors(_ solver: PathSolver) -> [[Double]] {
    var errors = Array(repeating: [Double](), count: folds.count)
    func judge(_ fold: Int, _ solutions: [PathSolution], _ training: Statistics) {
      let rows = FactoredRows(folds[fold].triangle, folds[fold].statistics)
      errors[fold] = solutions.map {
        rows.meanSquaredError(of: $0.weights, biasFrom: training)
      }
    }
    if solver.needsFactor {
      let parts = folds[...]
      Self.visitOthers(of: parts, outside: nil, join: Self.joined) { fold, others in
        let family = RidgeFamily(others.triangle, rowCount: others.statistics.count)
        judge(fold, solver.solve(others.statistics, family: family), others.statistics)
      }
    } else {
      let parts = folds.map(\.statistics)[...]
      Self.visitOthers(of: parts, outside: nil, join: { $0.merged(with: $1) }) { fold, others in
        judge(fold, solver.solve(others, family: nil), others)
      }
    }
    return errors
  }

  private static func joined(_ left: Fold, _ right: Fold) -> Fold {
    Fold(
      statistics: left.statistics.merged(with: right.statistics),
      triangle: TriangularFactor(
        left.triangle, of: left.statistics, right.triangle, of: right.statistics))
  }

  /// Calls `body` with each part's place and all other parts joined: what lies outside is joined
  /// with one half while the other is visited, so that `n` parts take `n log n` joins.
  private static func visitOthers<Part>(
    of parts: ArraySlice<Part>, outside: Part?, join: (Part, Part) -> Part,
    _ body: (_ place: Int, _ others: Part) -> Void
  ) {
    guard parts.count > 1 else {
      if let outside, !parts.isEmpty { body(parts.startIndex, outside) }
      return
    }
    let middle = parts.startIndex + parts.count / 2
    for (half, other) in [
      (parts[..<middle], parts[middle...]), (parts[middle...], parts[..<middle]),
    ] {
      var sum = outside
      for part in other { sum = sum.map { join($0, part) } ?? part }
      visitOthers(of: half, outside: sum, join: join, body)
    }
  }
}
