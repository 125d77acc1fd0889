/// Minimises `½ pᵀG p - c·p` over the box of all `p` with no `|pⱼ|` above a bound.
///
/// Coordinate descent finds which parameters end at the bound, and the others are then solved for
/// directly, as far as the box allows, until that changes nothing: the active-set method of Stark
/// and Parker, "Bounded-variable least squares" (1995), begun by sweeps.
struct BoxedDescent {
  private var state: CoordinateState
  private let bound: Double

  private static let mostRounds = 1_000
  private static let sweepsARound = 8

  /// Starts at `parameters`, or at the nearest point of the box.
  init(_ problem: NormalEquations, bound: Double, at parameters: [Double]) {
    self.bound = bound
    state = CoordinateState(
      problem, at: parameters.map { Self.clamped($0, to: bound) })
  }

  /// The minimiser; among several the one that the start leads to.
  mutating func minimise() -> [Double] {
    var solved: [Double] = []
    for _ in 0..<Self.mostRounds {
      var moves = true
      for _ in 0..<Self.sweepsARound where moves { moves = sweep() }
      // Bounds that hold where they held when the rest was solved for: that is the minimum.
      if sides == solved { break }
      let before = sides
      solved = solveInside() ? before : []
      if solved.isEmpty && !moves { break }
    }
    return state.parameters
  }

  /// Solves for the parameters within the box once more, from slopes that were found more exactly
  /// than the Gram matrix gives them.
  mutating func refine(slopes: [Double]) -> [Double] {
    state.refine(slopes: slopes)
    _ = solveInside()
    return state.parameters
  }

  /// Solves for the parameters within the box, going as far towards them as it allows, and returns
  /// whether that was the whole way.
  private mutating func solveInside() -> Bool {
    let sides = sides
    let inside = sides.indices.filter { sides[$0] == 0 && state.curvature($0) > 0 }
    if inside.isEmpty { return false }
    return state.solve(
      inside, l2: 0, slope: { _ in 0 },
      room: { [parameters = state.parameters, bound] j, goal in
        abs(goal) <= bound
          ? 1 : (Self.clamped(goal, to: bound) - parameters[j]) / (goal - parameters[j])
      }, end: { [bound] _, goal in Self.clamped(goal, to: bound) })
  }

  /// On which side of the box each parameter ends: -1 or 1 at a bound from which the slope leads
  /// out, 0 elsewhere.
  private var sides: [Double] {
    state.parameters.indices.map { j in
      let value = state.parameters[j]
      if abs(value) < bound { return 0 }
      return state.slopes[j] * value >= 0 ? (value < 0 ? -1 : 1) : 0
    }
  }

  /// Sets every parameter to its minimiser within the box, and returns whether any moved.
  private mutating func sweep() -> Bool {
    var moved = false
    for j in 0..<state.problem.size {
      let curvature = state.curvature(j)
      let value = state.parameters[j]
      // A column of zeros has nothing to say.
      guard curvature > 0 else { continue }
      let minimiser = Self.clamped(value + state.slopes[j] / curvature, to: bound)
      if minimiser == value { continue }
      state.move(j, to: minimiser)
      moved = true
    }
    return moved
  }

  private static func clamped(_ value: Double, to bound: Double) -> Double {
    min(max(value, -bound), bound)
  }
}
