/// The weights at one strength.
struct PathSolution: Sendable {
  let weights: [Double]
  /// The duality gap as a share of the objective; `nil` for what is solved directly.
  let dualityGap: Double?
}

/// Solves one problem at many strengths.
struct PathSolver: Sendable {
  /// The share of the strength that goes to the absolute values.
  let l1Ratio: Double
  /// In descending order.
  let strengths: [Double]

  /// The duality gap that is good enough, as a share of the objective.
  static let gapBound = 1e-10

  /// Whether some strength is solved by squares alone, from a triangular factor.
  var needsFactor: Bool { l1Ratio == 0 || strengths.last == 0 }

  /// The solutions for rows with these statistics. Each is where the next one starts from.
  ///
  /// - Parameter family: What solves by squares alone, where that is needed.
  func solve(_ statistics: Statistics, family: RidgeFamily?) -> [PathSolution] {
    var descent: ElasticNetDescent?
    if l1Ratio > 0 {
      descent = ElasticNetDescent(
        NormalEquations(statistics),
        at: Array(repeating: 0, count: statistics.featureCount))
    }
    return strengths.compactMap { strength in
      if strength > 0, l1Ratio > 0 {
        let gap = descent?.minimise(
          l1: strength * l1Ratio, l2: strength * (1 - l1Ratio), bound: Self.gapBound)
        return descent.map { PathSolution(weights: $0.parameters, dualityGap: gap) }
      }
      return family.map { PathSolution(weights: $0.weights(l2: strength), dualityGap: nil) }
    }
  }

  /// The smallest strength that empties the model, where its penalty can; see `LambdaGrid.count`.
  /// 0 where the target goes with no feature.
  static func greatestStrength(_ statistics: Statistics, l1Ratio: Double) -> Double {
    let target = statistics.featureCount
    var steepest = 0.0
    for j in 0..<target {
      steepest = max(
        steepest, abs(statistics.centredProduct(j, target) / Double(statistics.count)))
    }
    let share = max(l1Ratio, 0.001)
    var strength = steepest / share
    while strength * share < steepest { strength = strength.nextUp }
    return strength
  }
}
