import Training
import Wording

/// How many epochs a table needs until its errors hardly change any more, on the rows that train and on
/// those held out.
///
/// Gradient descent on a quadratic is one affine map repeated, `w ← (I - 2aR) w + 2aq` with the
/// correlations `R` and the covariances `q`; a step on a batch does the same on average. Composed
/// with itself the map takes twice as many steps, so that an epoch, and the end of all epochs, are
/// a few dozen products of matrices away.
struct SettlingTime {
  /// Epochs to train.
  let epochs: Int
  /// Why so many, in a sentence.
  let sentence: String

  /// Round numbers, so that nobody takes them for more than they are.
  private static let choices = [10, 20, 50, 100, 200, 500]
  /// Above this many features the answer would take too long.
  private static let mostFeatures = 64
  /// How far above its least the error may be when training ends.
  private static let tolerance = 0.001
  /// How far the error on the held-out rows, which few rows make uneven, may be from where it ends.
  private static let heldOutTolerance = 0.01

  /// - Parameters:
  ///   - heldOut: the error on the held-out rows, or `nil` without any.
  ///   - rate: the learning rate.
  ///   - falls: whether the rate falls to 0 along half a cosine, and so takes every direction half as
  ///     far as a constant one.
  ///   - steps: steps in an epoch.
  ///   - mostEpochs: what the table's size allows.
  init(
    of table: StandardizedTable, heldOut: HeldOutError?, rate: Double, falls: Bool, steps: Int,
    mostEpochs: Int
  ) {
    let allowed = Self.choices.filter { $0 <= mostEpochs }
    guard table.featureCount <= Self.mostFeatures else {
      epochs = allowed.last { $0 <= 100 } ?? mostEpochs
      sentence =
        "Training takes \(Self.count(epochs)); with \(NumberText.count(table.featureCount)) "
        + "features it was not worked out how many it needs."
      return
    }
    let error = ExpectedError(
      of: table, heldOut: heldOut, rate: rate, steps: falls ? max(1, steps / 2) : steps)
    let enough = Self.tolerance * error.least + 1e-6 * table.targetVariance
    if let needed = allowed.first(where: {
      error.excess(after: $0) <= enough && error.heldOutShare(after: $0) <= Self.heldOutTolerance
    }) {
      epochs = needed
      sentence =
        "Training takes \(Self.count(needed)): by then the error without a penalty should be within "
        + "about 0.1 % of its least"
        + (heldOut == nil
          ? "." : ", and that on the held-out rows within 1 % of where it comes to rest.")
    } else {
      epochs = allowed.last ?? mostEpochs
      let excess = error.excess(after: epochs)
      // Rows that can be fitted exactly leave nothing to take a share of.
      let share =
        error.least > 0 && excess < 10 * error.least
        ? NumberText.percent(excess / error.least) : "still some way"
      sentence =
        "Training takes \(Self.count(epochs)), the most for a table of this size; by then the error "
        + "without a penalty should be \(share) above its least"
        + (heldOut == nil
          ? "."
          : ", and that on the held-out rows "
            + "\(Self.share(error.heldOutShare(after: epochs))) from where it comes to rest.")
    }
  }

  private static func share(_ share: Double) -> String {
    share.isFinite ? NumberText.percent(share) : "still some way"
  }

  private static func count(_ epochs: Int) -> String {
    epochs == 1 ? "1 epoch" : "\(NumberText.count(epochs)) epochs"
  }
}

/// The mean squared error of an unpenalised model after so many epochs, as steps on batches bring
/// it about on average.
private struct ExpectedError {
  /// The error at the end of all epochs.
  let least: Double
  private let table: StandardizedTable
  private let heldOut: HeldOutError?
  private let heldOutAtEnd: Double
  private let epoch: AffineMap
  /// The share of the bias's way that an epoch leaves.
  private let biasLeft: Double

  init(of table: StandardizedTable, heldOut: HeldOutError?, rate: Double, steps: Int) {
    self.table = table
    self.heldOut = heldOut
    let step = AffineMap(
      matrix: (0..<table.featureCount).map { i in
        (0..<table.featureCount).map { j in
          (i == j ? 1 : 0) - 2 * rate * table.correlation(i, j)
        }
      },
      offset: (0..<table.featureCount).map { 2 * rate * table.covariance($0) })
    epoch = step.repeated(steps)
    // 2^40 steps: the slowest direction that double precision can see has arrived.
    let end = (0..<40).reduce(step) { map, _ in map.followed(by: map) }
    least = Self.error(of: end.offset, in: table)
    heldOutAtEnd = heldOut?.value(end.offset, bias: table.targetMean) ?? 0
    biasLeft = AffineMap(matrix: [[1 - 2 * rate]], offset: [0]).repeated(steps).matrix[0][0]
  }

  /// The error after so many epochs from zero, less the least.
  func excess(after epochs: Int) -> Double {
    let weights = epoch.repeated(epochs).offset
    let bias = AffineMap(matrix: [[biasLeft]], offset: [0]).repeated(epochs).matrix[0][0]
    let biasError = table.targetMean * bias
    return Self.error(of: weights, in: table) - least + biasError * biasError
  }

  /// How far the error on the held-out rows is from where it ends, as a share of that.
  func heldOutShare(after epochs: Int) -> Double {
    guard let heldOut, heldOutAtEnd > 1e-6 * table.targetVariance else { return 0 }
    let bias = AffineMap(matrix: [[biasLeft]], offset: [0]).repeated(epochs).matrix[0][0]
    let error = heldOut.value(
      epoch.repeated(epochs).offset, bias: table.targetMean * (1 - bias))
    return (error - heldOutAtEnd).magnitude / heldOutAtEnd
  }

  /// `w'Rw - 2 w'q` and the target's variance.
  private static func error(of weights: [Double], in table: StandardizedTable) -> Double {
    var error = table.targetVariance
    for i in weights.indices {
      error -= 2 * weights[i] * table.covariance(i)
      for j in weights.indices { error += weights[i] * weights[j] * table.correlation(i, j) }
    }
    return max(0, error)
  }
}

/// `x ↦ A x + b`.
private struct AffineMap {
  /// `A`, by rows; shape `(d, d)`.
  var matrix: [[Double]]
  /// `b`, which is also where the map takes the origin; shape `(d)`.
  var offset: [Double]

  /// This map, then the other.
  func followed(by other: AffineMap) -> AffineMap {
    var result = AffineMap(matrix: [], offset: other.offset)
    for (i, row) in other.matrix.enumerated() {
      var product = [Double](repeating: 0, count: row.count)
      for (k, factor) in row.enumerated() {
        result.offset[i] += factor * offset[k]
        for j in product.indices { product[j] += factor * matrix[k][j] }
      }
      result.matrix.append(product)
    }
    return result
  }

  /// This map so many times, at least once.
  func repeated(_ times: Int) -> AffineMap {
    var power = self
    var result: AffineMap?
    var left = times
    while left > 0 {
      if left % 2 == 1 { result = result.map { $0.followed(by: power) } ?? power }
      left /= 2
      if left > 0 { power = power.followed(by: power) }
    }
    return result ?? self
  }
}
