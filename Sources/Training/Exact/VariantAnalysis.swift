/// What can be known of a variant without training it: where it must converge to, how fast, and at
/// which rate it stops converging. Parameters are those of training, `d` weights and the bias.
struct VariantAnalysis {
  let variant: Variant
  let data: PreparedData
  let batches: BatchPlan
  /// The canonical ridge strength with the same limit, or why there is none.
  let effectiveRidge: EffectiveRidge
  /// The minimiser of the training rows' loss with the penalty, or `nil` where there is none.
  let limit: [Double]?

  /// Above this many parameters nothing is asked of eigenvalues: they take O(d³).
  private static let largestEigenproblem = 1_024

  /// - Parameter start: Where training starts; it decides which of several minimisers is reached.
  init(_ variant: Variant, data: PreparedData, batches: BatchPlan, start: [Double]) {
    self.variant = variant
    self.data = data
    self.batches = batches
    let training = variant.training
    effectiveRidge = variant.penalty.effectiveRidge(
      under: StepConditions(
        batches: batches, learningRate: training.learningRate,
        gradientFactor: training.loss.gradientFactor))
    switch effectiveRidge {
    case .none: limit = nil
    case .strength(0):
      limit = data.trainingLoss.minimiser(nearestTo: start, bias: training.bias)
    case .strength(let l2): limit = data.trainingLoss.ridge(l2: l2, bias: training.bias)
    }
  }

  /// Parameters that are fitted, and how many of them, from the first on, are penalised.
  private var fitted: Int {
    data.dataset.featureCount + (variant.training.bias == .none ? 0 : 1)
  }
  private var penalized: Int {
    data.dataset.featureCount + (variant.training.bias == .penalized ? 1 : 0)
  }

  /// The factor by which the slowest direction's distance to the limit shrinks in an epoch:
  /// the greatest `|1 - a (c λ + k)|`, over the eigenvalues `λ` of the second moments, to the power
  /// of the steps. Directions in which no row tells anything are left out.
  var predictedContraction: Double? {
    guard limit != nil, case .strength(let l2) = effectiveRidge,
      fitted <= Self.largestEigenproblem
    else { return nil }
    let c = variant.training.loss.gradientFactor
    var curvature = data.trainingLoss.secondMoments(bias: variant.training.bias != .none)
    for i in 0..<min(penalized, fitted) { curvature[i, i] += l2 }
    let eigenvalues = SymmetricEigenvalues(curvature)
    let idle = l2 == 0 ? fitted - data.trainingLoss.rank(bias: variant.training.bias) : 0
    guard idle < fitted else { return nil }
    var slowest = 0.0
    for eigenvalue in [eigenvalues.value(at: idle), eigenvalues.greatest] {
      slowest = max(slowest, abs(1 - variant.training.learningRate * c * eigenvalue))
    }
    return Self.power(slowest, batches.steps)
  }

  /// By repeated squaring: the C library's `pow` differs in the last digit between processors.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if !rest.isMultiple(of: 2) { result *= square }
      square *= square
      rest /= 2
    }
    return result
  }

  /// A rate below which no batch of an epoch in `order` (`nil`: the rows as they stand) makes any
  /// direction grow: 2 over the greatest curvature, penalty included. 0 where a
  /// negative strength lets parameters grow at every rate.
  func largestStableRate(order: [Int]?) -> Double {
    if limit == nil { return 0 }
    let training = variant.training
    let rate = training.learningRate
    let factor = variant.penalty.decayFactor(rate: rate)
    var greatest = 0.0
    for step in 0..<batches.steps {
      let rows = batches.rows(of: step)
      var curvature = batchMoments(rows, order: order).matrix
      for i in curvature.values.indices { curvature.values[i] *= training.loss.gradientFactor }
      let coefficient = variant.penalty.gradientCoefficient(batchRows: rows.count)
      for i in 0..<min(penalized, fitted) { curvature[i, i] += coefficient }
      greatest = max(
        greatest,
        fitted <= Self.largestEigenproblem
          ? SymmetricEigenvalues(curvature).greatest : curvature.frobeniusNorm)
    }
    // A decay that follows the rate is a curvature of its own; one that does not leaves less room.
    let follows = variant.penalty.decayFactor(rate: rate / 2) != factor
    return follows
      ? 2 / (greatest + (1 - factor) / rate)
      : (1 + factor) / greatest
  }

  /// The second moments `Aᵀ A/m` and products `Aᵀ y/m` of a batch, `A = [X 1]` or `A = X`.
  func batchMoments(
    _ rows: Range<Int>, order: [Int]?
  ) -> (matrix: Matrix, target: [Double]) {
    let features = data.dataset.featureCount
    // The target is one more column, and a bias a column of ones.
    var sums = VectorRows(rows: fitted, columns: fitted + 1)
    var row = VectorRows(rows: 1, columns: fitted + 1)
    row[0, features] = 1
    for place in rows {
      let index = order.map { $0[place] } ?? place
      for j in 0..<features { row[0, j] = data.trainingValues[index * features + j] }
      row[0, fitted] = data.trainingTargets[index]
      for i in 0..<fitted { sums.add(row[0, i], row: 0, of: row, to: i, from: i) }
    }
    var matrix = Matrix(rows: fitted, columns: fitted)
    var target = [Double](repeating: 0, count: fitted)
    let m = Double(rows.count)
    for i in 0..<fitted {
      target[i] = sums[i, fitted] / m
      for j in i..<fitted {
        matrix[i, j] = sums[i, j] / m
        matrix[j, i] = matrix[i, j]
      }
    }
    return (matrix, target)
  }

  /// Which of the fitted parameters are penalised.
  func isPenalized(_ parameter: Int) -> Bool { parameter < penalized }
}
