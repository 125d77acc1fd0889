/// What the steps of a lane group left behind, one variant a lane.
struct StepLog<Lanes: LaneVector>: Sendable {
  /// The sum of r² over the batch of each step, before it.
  private(set) var squares: [Lanes] = []
  /// The last of them, also where they are not kept.
  private(set) var lastSquares = Lanes.zero
  /// The parameters after each step, one after another.
  private(set) var parameters: [Lanes] = []
  private let keepsLosses: Bool
  /// How many steps' parameters are still to be kept.
  private var stepsToKeep: Int

  init(keepsLosses: Bool, parameterSteps: Int) {
    self.keepsLosses = keepsLosses
    stepsToKeep = parameterSteps
  }

  mutating func add(squares: Lanes) {
    lastSquares = squares
    if keepsLosses { self.squares.append(squares) }
  }

  mutating func add(parameters: [Lanes]) {
    guard stepsToKeep > 0 else { return }
    stepsToKeep -= 1
    self.parameters.append(contentsOf: parameters)
  }
}
