extension QuadraticLoss {
  /// The minimiser of `1/(2n) |y − Xw − b|² + l2/2 |p|² + l1 |p|₁` as `d` weights and the bias (0
  /// for none); among several the one nearest to `start`. `nil` where there is none.
  func minimiser(
    l2: Double, l1: Double, bias: BiasTreatment, nearestTo start: [Double]
  ) -> [Double]? {
    if l1 != 0 { return nil }
    return l2 == 0 ? minimiser(nearestTo: start, bias: bias) : ridge(l2: l2, bias: bias)
  }

  /// The least squares whose penalised parameters lie within `±bound`.
  func boxed(bound: Double, bias: BiasTreatment, start: [Double]) -> [Double]? { nil }
}
