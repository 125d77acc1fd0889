import Training

/// What became of a sweep.
public struct SweepResult: Sendable {
  /// The values that were swept.
  public var sweep: Sweep
  /// One outcome a cell, the seed varying fastest.
  public var outcomes: [SweepOutcome]
  /// Mean and spread over the seeds, where more than one was swept; else empty.
  public var spreads: [SweepSpread]

  /// The outcomes of a sweep's cells, in their order.
  public init(_ sweep: Sweep, outcomes: [SweepOutcome]) {
    self.sweep = sweep
    self.outcomes = outcomes
    spreads = sweep.seed.count > 1 ? outcomes.spreads : []
  }

  /// The cells that left all bounds.
  var diverged: [SweepOutcome] { outcomes.filter { $0.status != .finished } }
}

/// Why a sweep can't be trained.
public struct SweepError: Error, Equatable, CustomStringConvertible {
  /// A sentence that says what is wrong and what to do.
  public let description: String
}
