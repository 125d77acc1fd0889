extension VariantAnalysis {
  /// The most multiplications that the search for a cycle may take.
  private static let cycleBudget = 100_000_000

  /// The fixed point of one epoch of plain gradient descent in a fixed order: each step maps the
  /// parameters affinely, so an epoch maps them to `M p + k`, and the end is `(I - M)⁻¹ k`.
  ///
  /// `nil` for orders that change, where an epoch does not contract, and where finding out would
  /// take more than 1e8 multiplications.
  func cycleLimit(_ moments: inout BatchMoments) -> [Double]? {
    let training = variant.training
    guard training.order.isFixed, training.optimizer.isPlain, training.learningRate.isConstant,
      variant.penalty.step(rows: 1, rate: training.learningRate.initial).isAffine
    else { return nil }
    let features = data.dataset.featureCount
    let size = features + (training.bias == .none ? 0 : 1)
    let work = Double(size * size) * (Double(batches.steps * size) + Double(batches.rowCount))
    guard work <= Double(Self.cycleBudget) else { return nil }

    var (map, offset) = (Matrix.identity(size), [Double](repeating: 0, count: size))
    // A feature that is zero everywhere takes no part.
    for j in 0..<features where data.trainingLoss.isZero(j) { map[j, j] = 0 }
    for step in 0..<batches.steps {
      let (matrix, target) = stepMap(step, &moments)
      map = matrix.times(map)
      offset = zip(matrix.times(offset), target).map { $0 + $1 }
    }
    guard map.contracts else { return nil }

    var system = Matrix.identity(size)
    for i in system.values.indices { system.values[i] -= map.values[i] }
    let solution = LeastNorm(system, offset, tolerance: 0).solution
    return training.bias == .none ? solution + [0] : solution
  }

  /// Step `step` as an affine map: `p ← (D - a (c H + K)) p + a c k`, with the decay `D` and the
  /// coefficient `K` on the penalised parameters.
  private func stepMap(
    _ step: Int, _ moments: inout BatchMoments
  ) -> (matrix: Matrix, offset: [Double]) {
    let training = variant.training
    let rows = batches.rows(of: step)
    let rate = training.learningRate.initial
    let scale = rate * training.loss.gradientFactor
    let penalty = variant.penalty.step(rows: rows.count, rate: rate)
    var (matrix, target) = moments.moments(rows, order: nil, bias: training.bias)
    for i in matrix.values.indices { matrix.values[i] *= -scale }
    for i in 0..<matrix.rows {
      matrix[i, i] += isPenalized(i) ? penalty.decayFactor - rate * penalty.gradientCoefficient : 1
      target[i] *= scale
    }
    return (matrix, target)
  }
}

extension Matrix {
  /// Whether its powers vanish: it is squared until its norm is below one half, or too often.
  fileprivate var contracts: Bool {
    var power = self
    for _ in 0..<48 {
      let norm = power.frobeniusNorm
      if norm < 0.5 { return true }
      // Squares of larger numbers would overflow; a matrix that got there does not contract.
      if !(norm < 1e100) { return false }
      power = power.times(power)
    }
    return false
  }
}
