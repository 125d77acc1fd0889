/// Parameters on their way to a minimum, and how steeply the squares fall along each.
struct CoordinateState {
  let problem: NormalEquations
  private(set) var parameters: [Double]
  /// `c - G p`, as long as a row of the Gram matrix.
  private(set) var slopes: [Double]

  init(_ problem: NormalEquations, at parameters: [Double]) {
    self.problem = problem
    self.parameters = parameters
    slopes = problem.target
    refresh()
  }

  /// The curvature along parameter `j`.
  func curvature(_ j: Int) -> Double { problem.gram[j, j] }

  /// Moves parameter `j`, and all slopes with it.
  mutating func move(_ j: Int, to value: Double) {
    problem.gram.add(parameters[j] - value, row: j, to: &slopes)
    parameters[j] = value
  }

  /// Finds the slopes anew: moves leave rounding errors in them.
  mutating func refresh() {
    slopes = problem.target
    for j in parameters.indices where parameters[j] != 0 {
      problem.gram.add(-parameters[j], row: j, to: &slopes)
    }
  }

  /// Takes slopes that were found otherwise, and more exactly.
  mutating func refine(slopes exact: [Double]) {
    for j in parameters.indices { slopes[j] = exact[j] }
  }

  /// Heads for the point where the slope of each of the parameters `active` is `slope(j)` plus `l2`
  /// times the parameter, all others staying where they are, and goes the share of the way that
  /// `room(j, goal)` leaves every one of them. A parameter that stops the walk ends at
  /// `end(j, goal)` exactly.
  ///
  /// Where the active columns depend on each other, a little curvature is added: the walk is then
  /// one along directions that cost nothing until something stops it.
  ///
  /// - Returns: Whether it went the whole way, with nothing added.
  mutating func solve(
    _ active: [Int], l2: Double, slope: (Int) -> Double,
    room: (_ j: Int, _ goal: Double) -> Double, end: (_ j: Int, _ goal: Double) -> Double
  ) -> Bool {
    var steepness = active.map { slopes[$0] - slope($0) - l2 * parameters[$0] }
    var isExact = true
    func factor(adding extra: Double) -> Cholesky? {
      Cholesky(size: active.count) { i, j in
        let entry = problem.gram[active[i], active[j]]
        return i == j ? entry + l2 + extra * entry : entry
      }
    }
    if let cholesky = factor(adding: 0) {
      steepness = cholesky.solve(steepness)
    } else if let cholesky = factor(adding: 1e-9) {
      isExact = false
      steepness = cholesky.solve(steepness)
    } else {
      return false
    }

    let goals = zip(active, steepness).map { parameters[$0] + $1 }
    var share = 1.0
    var last: Int?
    for (place, j) in active.enumerated() {
      let room = room(j, goals[place])
      if room < share { (share, last) = (room, place) }
    }
    for (place, j) in active.enumerated() {
      if place == last {
        parameters[j] = end(j, goals[place])
      } else if share == 1 {
        parameters[j] = goals[place]
      } else {
        parameters[j] += share * steepness[place]
      }
    }
    refresh()
    return isExact && share == 1
  }
}
