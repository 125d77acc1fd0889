import Training
import Wording

/// What the parameters figure says, in words from its numbers.
struct ParametersClaims {
  let study: Study

  init(_ study: Study) {
    self.study = study
  }

  /// A change of the weights' length below this share is called none.
  private static let negligible = 0.001

  private var measured: [(run: Run, share: Double)] {
    study.runs.filter(\.isFinished).compactMap { run in
      study.shrinkage(of: run.final).map { (run, $0) }
    }
  }

  /// "Shrunk by 2.4 %, by 4.8 %, or not at all".
  var title: String {
    let shares = measured.map(\.share)
    guard let least = shares.min(), let greatest = shares.max() else {
      return "Final parameters beside \(study.referenceName)"
    }
    // What has not arrived was not shrunk by its penalty alone.
    let unsettled = measured.map(\.run).filter { !study.hasArrived($0) }
    if !unsettled.isEmpty { return distance(least, greatest, unsettled) }
    let isStartsDoing = measured.contains {
      $0.share.magnitude >= Self.negligible && study.dependsOnStart($0.run)
    }
    if isStartsDoing { return distance(least, greatest, []) }
    if shares.allSatisfy({ $0.magnitude < Self.negligible }) {
      return shares.count == 1
        ? "The weights are those of least squares, to 0.1 %"
        : "No variant moves the weights from least squares by 0.1 %"
    }
    let shrunk = distinct(shares.filter { $0 >= Self.negligible })
    let grown = distinct(shares.filter { $0 <= -Self.negligible }.map { -$0 })
    let isStill = shares.contains { $0.magnitude < Self.negligible }
    if shrunk.count + grown.count > 3 {
      let most = NumberText.percent(greatest)
      if least < -Self.negligible {
        return "Between shrunk by \(most) and grown by \(NumberText.percent(-least))"
      }
      return isStill
        ? "Shrunk by up to \(most)" : "Shrunk by \(NumberText.percent(least)) to \(most)"
    }
    var parts = shrunk.enumerated().map { ($0.offset == 0 ? "shrunk by " : "by ") + $0.element }
    parts += grown.enumerated().map { ($0.offset == 0 ? "grown by " : "by ") + $0.element }
    if isStill { parts.append("not at all") }
    let text =
      parts.count < 3
      ? parts.joined(separator: " or ")
      : parts.dropLast().joined(separator: ", ") + ", or " + parts[parts.count - 1]
    return capitalizedStart(text, names: [])
  }

  /// How long the weights are where no penalty answers for it: while some variants are not yet, or
  /// never quite, at their ends, and where the start decides which end that is.
  private func distance(_ least: Double, _ greatest: Double, _ unsettled: [Run]) -> String {
    let (low, high) = (NumberText.percent(least.magnitude), NumberText.percent(greatest.magnitude))
    let range: String
    if least >= 0 {
      range = low == high ? "\(high) shorter" : "\(low) to \(high) shorter"
    } else if greatest <= 0 {
      range = low == high ? "\(low) longer" : "\(high) to \(low) longer"
    } else {
      range = "from \(low) longer to \(high) shorter"
    }
    let who =
      unsettled.count == measured.count
      ? (unsettled.count == 1 ? "not yet settled" : "none of them settled")
      : "\(study.titleNames(unsettled)) not yet settled"
    let reference =
      measured.map(\.run).contains(where: study.dependsOnStart)
      ? "the shortest least-squares solution" : "least squares"
    return "The weights are \(range) than \(reference)" + (unsettled.isEmpty ? "" : ", \(who)")
  }

  /// Shares as they print, each once, least first; those within 3 % of each other count as one.
  private func distinct(_ shares: [Double]) -> [String] {
    var kept: [Double] = []
    for share in shares.sorted() {
      if let last = kept.last, share - last < max(Self.negligible, 0.03 * share) { continue }
      kept.append(share)
    }
    return kept.map { NumberText.percent($0) }
  }

  var description: String {
    let parts = study.runs.map { run -> String in
      if let divergence = run.divergence { return "\(run.name) \(divergence)" }
      let values = ParametersFigure.shownParameters(of: study).prefix(6).compactMap { parameter in
        ParametersFigure.deviation(of: run.final, parameter, study).map {
          "\(parameter.name(in: study)) \(NumberText.signedPercent($0 / 100))"
        }
      }
      return "\(run.name): \(values.joined(separator: ", "))"
    }
    return "\(title). Deviation of the final parameters from \(study.referenceName): "
      + parts.joined(separator: "; ") + "."
  }
}
