/// Finds the learning rates below which no batch of an epoch makes any direction grow. Variants of a
/// sweep often differ in what does not matter here, so curvatures are remembered.
struct StableRates: ~Copyable {
  private let batches: BatchPlan
  private var greatest: [Question: Double] = [:]

  /// What the greatest curvature depends on.
  private struct Question: Hashable {
    let epoch: Int
    let gradientFactor: Double
    let bias: BiasTreatment
    /// What the penalty adds to the curvature in whole batches and in the last.
    let added: [Double]
  }

  /// Above this many parameters eigenvalues are bounded by a norm: they take O(d³).
  private static let largestEigenproblem = 1_024

  init(_ batches: BatchPlan) { self.batches = batches }

  /// 2 over the greatest curvature of any batch of the epoch in which `variant` diverged, penalty
  /// and momentum included. 0 where a negative strength lets parameters grow at every rate, `nil`
  /// for optimisers whose steps do not grow with the gradient.
  mutating func largest(
    _ variant: Variant, _ divergence: TrainingRecord.Divergence, _ moments: inout BatchMoments
  ) -> Double? {
    let training = variant.training
    guard case .sgd(let settings) = training.optimizer else { return nil }
    let rate = training.learningRate.initial
    let added = { variant.penalty.step(rows: $0, rate: rate).gradientCoefficient }
    let question = Question(
      epoch: training.order.isFixed ? 0 : (divergence.step - 1) / batches.steps,
      gradientFactor: training.loss.gradientFactor, bias: training.bias,
      added: [added(batches.batchRows), added(batches.lastBatchRows)])
    if question.added[0] < 0, hasNoMinimum(variant, moments.data.trainingLoss) { return 0 }
    let curvature: Double
    if let known = greatest[question] {
      curvature = known
    } else {
      curvature = search(question, divergence.order, &moments)
      greatest[question] = curvature
    }
    // A decay that follows the rate is a curvature of its own; one that does not leaves less room.
    let factor = variant.penalty.step(rows: 1, rate: rate).decayFactor
    let follows = variant.penalty.step(rows: 1, rate: rate / 2).decayFactor != factor
    let room = MomentumDynamics.room(settings)
    return follows
      ? 2 / (curvature / room + (1 - factor) / rate)
      : (1 + factor) * room / curvature
  }

  /// Whether the variant's penalty lets parameters grow without end.
  private func hasNoMinimum(_ variant: Variant, _ loss: QuadraticLoss) -> Bool {
    let conditions = StepConditions(variant.training, batches: batches)
    guard case .strengths(let l2, _) = variant.penalty.effective(under: conditions), l2 < 0 else {
      return false
    }
    return loss.ridge(l2: l2, bias: variant.training.bias) == nil
  }

  private func search(
    _ question: Question, _ order: [UInt32]?, _ moments: inout BatchMoments
  ) -> Double {
    var greatest = 0.0
    for step in 0..<batches.steps {
      let rows = batches.rows(of: step)
      let added = question.added[step == batches.steps - 1 ? 1 : 0]
      let trace = moments.trace(rows, order: order, bias: question.bias)
      if question.gradientFactor * trace + max(added, 0) <= greatest { continue }

      var curvature = moments.moments(rows, order: order, bias: question.bias).matrix
      for i in curvature.values.indices { curvature.values[i] *= question.gradientFactor }
      let features = moments.data.dataset.featureCount
      let penalized = question.bias == .penalized ? features + 1 : features
      for i in 0..<penalized { curvature[i, i] += added }
      if curvature.rows > Self.largestEigenproblem {
        greatest = max(greatest, curvature.frobeniusNorm)
      } else if !curvature.isBelow(greatest) {
        greatest = max(greatest, SymmetricEigenvalues(curvature).greatest)
      }
    }
    return greatest
  }
}

extension Matrix {
  /// Whether all eigenvalues are below `bound`, as far as double precision can tell: a
  /// factorisation is a fraction of the work of finding them.
  fileprivate func isBelow(_ bound: Double) -> Bool {
    Cholesky(size: rows) { i, j in (i == j ? bound : 0) - self[i, j] } != nil
  }
}
