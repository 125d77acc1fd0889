import Training
import Wording

extension Findings {
  /// Weights that an L1 penalty sets to exactly zero, and subgradients, which set none.
  static func sparsity(_ study: Study) -> [Finding] {
    let runs = study.runs.filter(\.isFinished)
    let proximal = runs.filter { thresholds($0) && $0.variant.penalty.kind != "l1-subgradient" }
    let signed = runs.filter { thresholds($0) && $0.variant.penalty.kind == "l1-subgradient" }
    var sentences: [String] = []
    let groups = study.grouped(proximal) { Zeros(of: $0) }
    if !groups.isEmpty {
      sentences.append(
        groups.map { zeros, runs in "\(study.names(runs)) \(zeros.text(runs.count))" }
          .joined(separator: "; "))
    }
    for (zeros, runs) in study.grouped(signed, by: { Zeros(of: $0) }) {
      let verb = runs.count == 1 ? "follows" : "follow"
      let leave = runs.count == 1 ? "leaves" : "leave"
      let what =
        zeros.final == 0
        ? "\(leave) no exact zeros"
        : "\(leave) \(Phrase.spelled(zeros.final)) of \(Phrase.spelled(zeros.count)) weights at zero"
      var text = "\(study.names(runs)), which \(verb) the subgradient, \(what)"
      if let most = runs.compactMap(farthestFromZero).max() {
        text +=
          ": weights that are zero in the limit end up to \(NumberText.covering(most, 2)) from it"
      }
      sentences.append(text)
    }
    guard !sentences.isEmpty else { return [] }
    let text = sentences.map { capitalized($0) }.joined(separator: ". ") + "."
    return [Finding(kind: .sparsity, text: text)]
  }

  private static func thresholds(_ run: Run) -> Bool {
    let rate = run.variant.training.learningRate.initial
    let step = run.variant.penalty.step(rows: 1, rate: rate)
    return step.threshold != 0 || step.signCoefficient != 0
  }

  /// The largest weight of a run that is zero in its limit.
  private static func farthestFromZero(_ run: Run) -> Double? {
    run.limit.flatMap { limit in
      zip(limit.weights, run.final.weights).filter { $0.0 == 0 }.map { $0.1.magnitude }.max()
    }
  }

  /// How many weights are zero, and how many should be.
  private struct Zeros: Equatable {
    let count: Int
    let final: Int
    let limit: Int?

    init(of run: Run) {
      count = run.final.weights.count
      final = run.final.weights.filter { $0 == 0 }.count
      limit = run.limit.map { $0.weights.filter { $0 == 0 }.count }
    }

    /// What so many runs do: "sets two of four weights to exactly zero, as its limit does".
    func text(_ runs: Int) -> String {
      let (set, its, does) =
        runs == 1 ? ("sets", "its limit", "does") : ("set", "their limits", "do")
      if final == count {
        return
          "\(set) \(count == 1 ? "the only weight" : "all \(Phrase.spelled(count)) weights") to "
          + "zero: nothing is left of the model but its bias"
      }
      let share =
        "\(final == 0 ? "none" : Phrase.spelled(final)) of \(Phrase.spelled(count)) weights"
      let end =
        switch limit {
        case nil: ""
        case final: final == 0 ? ", nor \(does) \(its)" : ", as \(its) \(does)"
        case let limit?: ", where \(its) \(runs == 1 ? "has" : "have") \(Phrase.spelled(limit))"
        }
      return "\(set) \(share) to exactly zero\(end)"
    }
  }
}
