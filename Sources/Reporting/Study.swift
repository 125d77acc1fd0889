import Training

/// An experiment, run: the data it was run on, what every variant did, and what else was found.
public struct Study: Sendable {
  /// The report's title.
  public var title: String
  /// The data that every variant was trained on.
  public var data: PreparedData
  /// One run a variant, in the experiment's order.
  public var runs: [Run]
  /// The place in the palette of each run, in the same order.
  public var accents: [Int]
  /// What became of the sweep, or `nil` without one.
  public var sweep: SweepResult?
  /// Exact solutions along a penalty, or `nil` if none were asked for.
  public var path: SolutionPath?
  /// The plane to draw the trajectory in, or `nil` for that of the two weights with the greatest
  /// effect. What the data do not have is passed over.
  public var axes: TrajectoryAxes?

  /// What came of an experiment; `accents` has as many places as `runs`.
  public init(
    title: String, data: PreparedData, runs: [Run], accents: [Int], sweep: SweepResult? = nil,
    path: SolutionPath? = nil, axes: TrajectoryAxes? = nil
  ) {
    self.title = title
    self.data = data
    self.runs = runs
    self.accents = accents
    self.sweep = sweep
    self.path = path
    self.axes = axes
  }
}

extension Study {
  /// The names of the variants that left all bounds.
  public var diverged: [String] { runs.filter { !$0.isFinished }.map(\.name) }
}
