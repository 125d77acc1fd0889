import Training
import Wording

extension Findings {
  /// Which variants shrink the weights and by how much, those that shrink alike in one breath. A
  /// run that has not arrived counts by its limit, how far it had to go is not its penalty's doing;
  /// one that patience ended, or whose end is not known, not at all.
  static func shrinkage(_ study: Study) -> [Finding] {
    // Without any penalty the lengths say only how far training has come.
    guard study.runs.contains(where: { !$0.variant.penalty.settings.isEmpty }) else { return [] }
    let finished = study.runs.filter(\.isFinished)
    // How long weights are that no penalty led to is no penalty's doing.
    let free = finished.filter(study.dependsOnStart)
    let choice = free.isEmpty ? [] : [startsChoice(free, study)]
    let bound = finished.filter { !study.dependsOnStart($0) }
    let measured = bound.compactMap { run -> (run: Run, share: Double)? in
      let hasArrived = study.hasArrived(run)
      if run.isStoppedEarly, !hasArrived { return nil }
      return (hasArrived ? run.final : run.goal).flatMap(study.shrinkage).map { (run, $0) }
    }
    guard !measured.isEmpty else { return choice }
    var groups: [(runs: [Run], share: Double)] = []
    for (run, share) in measured {
      if let index = groups.firstIndex(where: { isAlike($0.share, share) }) {
        groups[index].runs.append(run)
      } else {
        groups.append(([run], share))
      }
    }
    let shrinking = groups.filter { $0.share >= negligible }.sorted { $0.share < $1.share }
    let still = groups.filter { $0.share.magnitude < negligible }
    let growing = groups.filter { $0.share <= -negligible }
    var clauses: [String] = []
    for (index, group) in shrinking.enumerated() {
      let verb =
        index > 0 ? "" : group.runs.count == 1 ? " shrinks the weights" : " shrink the weights"
      clauses.append("\(study.names(group.runs))\(verb) by \(NumberText.percent(group.share))")
    }
    var sentence = clauses.joined(separator: ", ")
    for group in still {
      let verb = group.runs.count == 1 ? "does" : "do"
      let object = shrinking.isEmpty ? "the weights" : "them"
      sentence += separator(sentence) + "\(study.names(group.runs)) \(verb) not shrink \(object)"
    }
    for group in growing {
      let verb = group.runs.count == 1 ? "makes" : "make"
      sentence += separator(sentence)
      sentence += "\(study.names(group.runs)) \(verb) the weights grow by "
      sentence += NumberText.percent(-group.share)
    }
    let isLimit = measured.contains { !study.hasArrived($0.run) }
    return [
      Finding(
        kind: .shrinkage,
        text: (isLimit ? "In the limit, " + sentence : capitalized(sentence)) + "."
      )
    ] + choice
  }

  /// What is true of runs without a penalty where least squares has many solutions.
  private static func startsChoice(_ runs: [Run], _ study: Study) -> Finding {
    var text =
      "Without a penalty, as in \(study.names(runs)), the start decides which of the many solutions "
      + "of least squares is found"
    let arrived = runs.filter(study.hasArrived)
    let longest = arrived.compactMap { study.shrinkage(of: $0.final) }.map(-).max() ?? 0
    if arrived.count == runs.count, longest >= negligible {
      text += ": here \(runs.count == 1 ? "one" : "ones") whose weights are "
      text += runs.count == 1 ? "" : "up to "
      text += "\(NumberText.percent(longest)) longer than the shortest"
    }
    return Finding(kind: .shrinkage, text: text + ".")
  }

  /// A change of the weights' length below this share is called none.
  private static let negligible = 0.001

  private static func isAlike(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude < max(negligible, 0.03 * max(a.magnitude, b.magnitude))
  }

  private static func separator(_ sentence: String) -> String { sentence.isEmpty ? "" : "; " }

  /// A sentence's first letter in upper case, but for a name, which is left as it is.
  static func capitalized(_ sentence: String) -> String {
    sentence.hasPrefix("all ") ? "A" + sentence.dropFirst() : sentence
  }
}
