import Reporting

/// Seconds of each stage of a run, for `--timings`.
struct Timings {
  enum Stage: String, CaseIterable { case reading, training, drawing, writing }

  private var seconds: [Stage: Double] = [:]
  private let start = ContinuousClock.now

  /// Runs a stage and notes how long it took.
  mutating func measure<Result>(_ stage: Stage, _ work: () async throws -> Result) async rethrows
    -> Result
  {
    let begin = ContinuousClock.now
    let result = try await work()
    seconds[stage, default: 0] += (ContinuousClock.now - begin) / .seconds(1)
    return result
  }

  /// Seconds since the command began its work.
  var total: Double { (ContinuousClock.now - start) / .seconds(1) }

  /// The stages as a JSON object.
  var json: String {
    let members = Stage.allCases.map { ($0.rawValue, seconds[$0] ?? 0) } + [("total", total)]
    let lines = members.map { "  \"\($0.0)\": \($0.1)" }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}
