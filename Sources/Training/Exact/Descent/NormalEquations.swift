/// Least squares by its second moments alone: the mean of `(a·p - y)²/2` over rows `a` is
/// `½ pᵀG p - c·p + s/2`.
struct NormalEquations: Sendable {
  /// `G`, both of its triangles; shape `(size, size)`.
  let gram: VectorRows
  /// `c`, as long as a row of `gram`, its rest zero.
  let target: [Double]
  /// `s`.
  let squares: Double

  /// Number of parameters.
  var size: Int { gram.rows }

  /// Features and target less their means: what is left of the problem once a bias that nothing
  /// holds back has done its part.
  init(_ statistics: Statistics) {
    let size = statistics.featureCount
    let n = Double(statistics.count)
    var gram = VectorRows(rows: size, columns: size)
    var target = gram.emptyRow
    for i in 0..<size {
      for j in i..<size {
        let product = statistics.centredProduct(i, j) / n
        gram[i, j] = product
        gram[j, i] = product
      }
      target[i] = statistics.centredProduct(i, size) / n
    }
    self.gram = gram
    self.target = target
    squares = statistics.variance(size)
  }

  /// The problem of `loss` in its weights and, where it is penalised, the bias.
  init(_ loss: QuadraticLoss, bias: BiasTreatment) {
    if bias == .free {
      self.init(loss.statistics)
      return
    }
    let origin = [Double](repeating: 0, count: loss.featureCount + 1)
    self.init(
      moments: loss.secondMoments(bias: bias == .penalized),
      target: loss.gradient(at: origin).map { -$0 }, squares: loss.value(at: origin))
  }

  /// `target` may be longer than the matrix.
  private init(moments: Matrix, target: [Double], squares: Double) {
    gram = VectorRows(moments)
    var padded = gram.emptyRow
    for i in 0..<moments.rows { padded[i] = target[i] }
    self.target = padded
    self.squares = squares
  }

  /// The mean of `(a·p - y)²`.
  func meanSquaredError(of parameters: [Double]) -> Double {
    var slopes = target
    for j in parameters.indices where parameters[j] != 0 {
      gram.add(-parameters[j], row: j, to: &slopes)
    }
    var error = squares
    for j in parameters.indices { error -= parameters[j] * (target[j] + slopes[j]) }
    return max(0, error)
  }
}
