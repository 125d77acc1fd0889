/// Minimises `½ pᵀG p - c·p + l1 |p|₁ + l2/2 |p|²` by coordinate descent on the Gram matrix.
///
/// Parameters start where the last minimum was. One after another is set to its minimiser (Friedman
/// and others, "Pathwise coordinate optimization", 2007); a parameter at zero whose slope does not
/// reach `l1` costs one comparison. Once the sweeps have cost as much as a factorisation, the
/// parameters that are not zero are solved for directly, as far as their signs allow (Lee and
/// others, "Efficient sparse coding algorithms", 2006): sweeps alone are slow where columns are
/// nearly dependent. The duality gap says when to stop.
struct ElasticNetDescent {
  private var state: CoordinateState
  /// The signs for which the last direct solution went the whole way.
  private var solved: [Double] = []

  /// What rounding can do to a slope.
  private let slack: Double

  private static let mostSweeps = 10_000

  /// Starts at `parameters`.
  init(_ problem: NormalEquations, at parameters: [Double]) {
    state = CoordinateState(problem, at: parameters)
    slack = 1e-14 * (problem.target.lazy.map { abs($0) }.max() ?? 0)
  }

  var parameters: [Double] { state.parameters }

  /// Goes on to the minimum at these strengths, `l1` above 0, until the duality gap is at most
  /// `bound` times the objective or double precision gives no more, and returns the gap reached.
  mutating func minimise(l1: Double, l2: Double, bound: Double) -> Double {
    solved = []
    var spent = 0
    var gap = gap(l1: l1, l2: l2)
    for _ in 0..<Self.mostSweeps {
      if gap <= bound { break }
      spent += sweep(l1: l1, l2: l2) * state.problem.size
      gap = self.gap(l1: l1, l2: l2)
      if gap <= bound {
        // The slopes that say so are not quite those of the parameters.
        state.refresh()
        gap = self.gap(l1: l1, l2: l2)
        continue
      }
      if spent < Self.factorizationCost(active.count) { continue }
      spent = 0
      guard solveActive(l1: l1, l2: l2) else { break }
      gap = self.gap(l1: l1, l2: l2)
    }
    return makeExact(l1: l1, l2: l2, gap: gap, bound: bound)
  }

  /// Where it is cheap, goes on until no parameter at zero wants to leave it: an objective off by
  /// 1e-10 has parameters off by 1e-5.
  private mutating func makeExact(l1: Double, l2: Double, gap: Double, bound: Double) -> Double {
    var gap = gap
    for _ in 0..<8 where isCheap {
      let before = state
      if wantsMore(l1) { _ = sweep(l1: l1, l2: l2) }
      guard solveActive(l1: l1, l2: l2) else { break }
      let exact = self.gap(l1: l1, l2: l2)
      if exact > max(gap, bound) {
        state = before
        break
      }
      gap = exact
      if !solved.isEmpty && !wantsMore(l1) { break }
    }
    return gap
  }

  /// Solves for the parameters that are not zero once more, from slopes that were found more
  /// exactly than the Gram matrix gives them.
  mutating func refine(slopes: [Double], l1: Double, l2: Double) {
    state.refine(slopes: slopes)
    solved = []
    _ = solveActive(l1: l1, l2: l2)
  }

  /// Multiplications of a factorisation of `count` columns.
  private static func factorizationCost(_ count: Int) -> Int { count * count * count / 3 }

  /// Whether a direct solution costs no more than eight sweeps.
  private var isCheap: Bool {
    let count = active.count
    return Self.factorizationCost(count) <= 8 * count * state.problem.size
  }

  private var active: [Int] { state.parameters.indices.filter { state.parameters[$0] != 0 } }

  /// Whether a parameter is at zero though its slope is steeper than `l1`, by more than rounding.
  private func wantsMore(_ l1: Double) -> Bool {
    state.parameters.indices.contains {
      state.parameters[$0] == 0 && abs(state.slopes[$0]) > l1 + slack
    }
  }

  /// Sets every parameter to its minimiser, one after another, and returns how many moved.
  private mutating func sweep(l1: Double, l2: Double) -> Int {
    var moved = 0
    for j in 0..<state.problem.size {
      let value = state.parameters[j]
      let slope = state.slopes[j]
      if value == 0 && abs(slope) <= l1 + slack { continue }
      let curvature = state.curvature(j)
      let pull = Self.softThreshold(slope + curvature * value, l1)
      // A column of zeros has no pull, and no curvature.
      let minimiser = pull == 0 ? 0 : pull / (curvature + l2)
      if minimiser == value { continue }
      state.move(j, to: minimiser)
      moved += 1
    }
    return moved
  }

  /// Solves for the parameters that are not zero; one that would change its sign becomes zero.
  ///
  /// - Returns: Whether there is anything more to gain: not where these signs were solved for before.
  private mutating func solveActive(l1: Double, l2: Double) -> Bool {
    let signs = state.parameters.map { $0 == 0 ? 0 : $0 < 0 ? -1.0 : 1 }
    let active = active
    if active.isEmpty || signs == solved { return false }
    let isWhole = state.solve(
      active, l2: l2, slope: { l1 * signs[$0] },
      room: { [parameters = state.parameters] j, goal in
        goal * signs[j] > 0 ? 1 : parameters[j] / (parameters[j] - goal)
      }, end: { _, _ in 0 })
    solved = isWhole ? signs : []
    return true
  }

  /// How far the objective can lie above its minimum, as a share of the objective.
  ///
  /// The problem is a lasso over rows to which `√l2` times the identity was added; `r` are its
  /// residuals and `v` their products with its columns. Scaled down by `t` until no product exceeds
  /// `l1`, they are a point of the dual problem, and the gap between the two is
  /// `(1 - t)² |r|²/2 + Σ (l1 |p| - t v p)`, in which nothing cancels (Kim and others, "An
  /// interior-point method for large-scale l1-regularized least squares", 2007).
  private func gap(l1: Double, l2: Double) -> Double {
    let problem = state.problem
    let parameters = state.parameters
    var steepest = 0.0
    var (squares, norm) = (problem.squares, 0.0)
    for j in 0..<problem.size {
      let value = parameters[j]
      let product = state.slopes[j] - l2 * value
      steepest = max(steepest, abs(product))
      if value == 0 { continue }
      squares -= value * (problem.target[j] + product)
      norm += abs(value)
    }
    let scale = steepest > l1 ? l1 / steepest : 1
    // Rounding can leave a little less than nothing of an exact fit.
    squares = max(0, squares)
    var gap = (1 - scale) * (1 - scale) * squares / 2
    for j in 0..<problem.size where parameters[j] != 0 {
      let value = parameters[j]
      gap += l1 * abs(value) - scale * (state.slopes[j] - l2 * value) * value
    }
    let objective = squares / 2 + l1 * norm
    return objective > 0 ? max(0, gap) / objective : 0
  }

  /// The point that minimises `(z - value)²/2 + threshold |z|`.
  private static func softThreshold(_ value: Double, _ threshold: Double) -> Double {
    if value > threshold { return value - threshold }
    if value < -threshold { return value + threshold }
    return 0
  }
}
