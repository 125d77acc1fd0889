/// Where penalised training must end, whatever leads there.
extension QuadraticLoss {
  /// The minimiser of `1/(2n) |y - Xw - b|² + l2/2 |p|² + l1 |p|₁`, `p` the weights and, where it is
  /// penalised, the bias; as `d` weights and the bias (0 for none).
  ///
  /// Among several minimisers it is the one nearest to `start` where no strength is above 0, and one
  /// to which coordinate descent leads from there where `l1` is. `nil` where there is none: a
  /// negative `l2` that beats the least curvature of the data, or a negative `l1`.
  func minimiser(
    l2: Double, l1: Double, bias: BiasTreatment, nearestTo start: [Double]
  ) -> [Double]? {
    if l1 < 0 { return nil }
    if l1 == 0 {
      return l2 == 0 ? minimiser(nearestTo: start, bias: bias) : ridge(l2: l2, bias: bias)
    }
    let problem = NormalEquations(self, bias: bias)
    if l2 < 0, !problem.isConvex(adding: l2) { return nil }
    var descent = ElasticNetDescent(problem, at: Array(start.prefix(problem.size)))
    _ = descent.minimise(l1: l1, l2: l2, bound: 1e-12)
    for _ in 0..<2 {
      descent.refine(slopes: slopes(at: descent.parameters, bias: bias), l1: l1, l2: l2)
    }
    return completed(descent.parameters, bias: bias)
  }

  /// The minimiser of the mean squared error over parameters of which none that is penalised lies
  /// further from 0 than `bound`: where AdamW ends, `bound` being the inverse of its decay.
  ///
  /// Among several minimisers it is one to which coordinate descent leads from `start`.
  func boxed(bound: Double, bias: BiasTreatment, start: [Double]) -> [Double]? {
    guard bound > 0 else { return nil }
    let problem = NormalEquations(self, bias: bias)
    var descent = BoxedDescent(problem, bound: bound, at: Array(start.prefix(problem.size)))
    var parameters = descent.minimise()
    for _ in 0..<2 { parameters = descent.refine(slopes: slopes(at: parameters, bias: bias)) }
    return completed(parameters, bias: bias)
  }

  /// How steeply half the mean squared error falls along each parameter, from the triangular factor.
  private func slopes(at parameters: [Double], bias: BiasTreatment) -> [Double] {
    if bias != .free { return gradient(at: completed(parameters, bias: bias)).map { -$0 } }
    let rest = zip(projection, factor.times(parameters)).map { $0 - $1 }
    return factor.transposeTimes(rest)
  }

  /// The parameters of the reduced problem with the bias that belongs to them.
  private func completed(_ parameters: [Double], bias treatment: BiasTreatment) -> [Double] {
    switch treatment {
    case .penalized: parameters
    case .free: parameters + [bias(for: parameters)]
    case .none: parameters + [0]
    }
  }
}

extension NormalEquations {
  /// Whether the curvature stays positive in every direction when `l2` is added.
  fileprivate func isConvex(adding l2: Double) -> Bool {
    Cholesky(size: size) { i, j in gram[i, j] + (i == j ? l2 : 0) } != nil
  }
}
