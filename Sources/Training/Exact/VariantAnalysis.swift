/// What can be known of a variant without training it: where it must converge to, how fast, and at
/// which rate it stops converging. Parameters are those of training, `d` weights and the bias.
struct VariantAnalysis {
  let variant: Variant
  let data: PreparedData
  let batches: BatchPlan
  /// The canonical penalty with the same limit, or why there is none.
  let effective: EffectivePenalty
  /// The minimiser of the training rows' loss with the penalty, or `nil` where there is none.
  let limit: [Double]?
  /// The least squares within the variant's box, or `nil` where it has none.
  let boxLimit: [Double]?

  /// Above this many parameters nothing is asked of eigenvalues: they take O(d³).
  private static let largestEigenproblem = 1_024

  /// - Parameter start: Where training starts; it decides which of several minimisers is reached.
  init(_ variant: Variant, data: PreparedData, batches: BatchPlan, start: [Double]) {
    self.variant = variant
    self.data = data
    self.batches = batches
    let training = variant.training
    let loss = data.trainingLoss
    effective = variant.penalty.effective(
      under: StepConditions(
        batches: batches, learningRate: training.learningRate,
        gradientFactor: training.loss.gradientFactor, optimizer: training.optimizer))
    switch effective {
    case .strengths(let l2, let l1):
      limit = loss.minimiser(l2: l2, l1: l1, bias: training.bias, nearestTo: start)
      boxLimit = nil
    case .box(let bound):
      limit = nil
      boxLimit = loss.boxed(bound: bound, bias: training.bias, start: start)
    case .none:
      limit = nil
      boxLimit = nil
    }
  }

  /// Parameters that are fitted, and how many of them, from the first on, are penalised.
  private var fitted: Int {
    data.dataset.featureCount + (variant.training.bias == .none ? 0 : 1)
  }
  private var penalized: Int {
    data.dataset.featureCount + (variant.training.bias == .penalized ? 1 : 0)
  }

  /// Which of the fitted parameters are penalised.
  func isPenalized(_ parameter: Int) -> Bool { parameter < penalized }

  /// How each direction of the full data's curvature moves in a step, and what is added to the
  /// curvature of penalised parameters. `nil` for steps that are not affine or not always alike, and
  /// where a velocity and a decay of some parameters keep the directions from parting.
  private var dynamics: (steps: MomentumDynamics, added: Double)? {
    let training = variant.training
    guard case .sgd(let settings) = training.optimizer, training.learningRate.isConstant,
      case .strengths(let l2, _) = effective
    else { return nil }
    let step = variant.penalty.step(rows: 1, rate: training.learningRate.initial)
    guard step.isAffine else { return nil }
    if settings.momentum == 0 || step.decayFactor == 1 {
      return (MomentumDynamics(settings, decayFactor: 1), l2)
    }
    guard training.bias != .free else { return nil }
    return (MomentumDynamics(settings, decayFactor: step.decayFactor), 0)
  }

  /// The factor by which the slowest direction's distance to the limit shrinks in an epoch: the
  /// greatest spectral radius of a step over the eigenvalues of the second moments, penalty
  /// included, to the power of the steps; without momentum that of a step is `|1 - a (c λ + k)|`.
  /// Directions in which no row tells anything are left out where nothing moves them. `nil` for
  /// steps that are not affine.
  var predictedContraction: Double? {
    guard limit != nil, let dynamics, fitted <= Self.largestEigenproblem else { return nil }
    let training = variant.training
    var curvature = data.trainingLoss.secondMoments(bias: training.bias != .none)
    for i in 0..<min(penalized, fitted) { curvature[i, i] += dynamics.added }
    let eigenvalues = SymmetricEigenvalues(curvature)
    let isPenalized = effective != .ridge(0)
    let idle = isPenalized ? 0 : fitted - data.trainingLoss.rank(bias: training.bias)
    guard idle < fitted else { return nil }
    // Between the ends of the spectrum the radius only falls, then only rises.
    let slowest = [eigenvalues.value(at: idle), eigenvalues.greatest].map {
      dynamics.steps.spectralRadius(
        rate: training.learningRate.initial, curvature: training.loss.gradientFactor * $0)
    }
    return Math.power(slowest.max() ?? 0, exponent: batches.steps)
  }

  /// A rate below which no batch of an epoch in `order` (`nil`: the rows as they stand) makes any
  /// direction grow: 2 over the greatest curvature, penalty included. 0 where a negative strength
  /// lets parameters grow at every rate, `nil` for optimisers whose steps do not grow with the
  /// gradient.
  func largestStableRate(order: [UInt32]?) -> Double? {
    let training = variant.training
    guard case .sgd(let settings) = training.optimizer else { return nil }
    if case .strengths(let l2, _) = effective, l2 < 0, limit == nil { return 0 }
    let rate = training.learningRate.initial
    var greatest = 0.0
    for step in 0..<batches.steps {
      let rows = batches.rows(of: step)
      var curvature = batchMoments(rows, order: order).matrix
      for i in curvature.values.indices { curvature.values[i] *= training.loss.gradientFactor }
      let coefficient = variant.penalty.step(rows: rows.count, rate: rate).gradientCoefficient
      for i in 0..<min(penalized, fitted) { curvature[i, i] += coefficient }
      greatest = max(
        greatest,
        fitted <= Self.largestEigenproblem
          ? SymmetricEigenvalues(curvature).greatest : curvature.frobeniusNorm)
    }
    // A decay that follows the rate is a curvature of its own; one that does not leaves less room.
    let factor = variant.penalty.step(rows: 1, rate: rate).decayFactor
    let follows = variant.penalty.step(rows: 1, rate: rate / 2).decayFactor != factor
    let room = MomentumDynamics.room(settings)
    return follows
      ? 2 / (greatest / room + (1 - factor) / rate)
      : (1 + factor) * room / greatest
  }

  /// The second moments `Aᵀ A/m` and products `Aᵀ y/m` of a batch, `A = [X 1]` or `A = X`.
  func batchMoments(
    _ rows: Range<Int>, order: [UInt32]?
  ) -> (matrix: Matrix, target: [Double]) {
    let features = data.dataset.featureCount
    // The target is one more column, and a bias a column of ones.
    var sums = VectorRows(rows: fitted, columns: fitted + 1)
    var row = VectorRows(rows: 1, columns: fitted + 1)
    row[0, features] = 1
    for place in rows {
      let index = order.map { Int($0[place]) } ?? place
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
}
