import Training
import Wording

extension Findings {
  /// How soon each run is near where it must end, of runs that no penalty tells apart.
  static func speed(_ study: Study) -> [Finding] {
    let runs = study.runs.filter { $0.isFinished && $0.destination != nil }
    guard runs.count > 1, study.runs.allSatisfy({ $0.variant.penalty.settings.isEmpty }) else {
      return []
    }
    let arrivals = runs.map { (run: $0, epochs: arrival(study.distances(of: $0))) }
    let arrived = arrivals.compactMap { run, epochs in epochs.map { (run: run, epochs: $0) } }
      .sorted { $0.epochs < $1.epochs }
    guard let first = arrived.first else { return [] }
    var text = "\(first.run.name) is the first to come within a hundredth of its way of where it "
    text += "must end, after \(Phrase.count(first.epochs, "epoch"))"
    let others = arrived.dropFirst().map { "\($0.run.name) after \(NumberText.count($0.epochs))" }
    if !others.isEmpty { text += "; " + Phrase.list(others, atMost: 8) }
    let late = arrivals.filter { $0.epochs == nil }.map(\.run)
    if !late.isEmpty {
      text +=
        "; \(Phrase.list(late.map(\.name), atMost: 8)) \(late.count == 1 ? "has" : "have") not come "
        + "so far"
    }
    return [Finding(kind: .speed, text: text + ".")]
  }

  /// The first epoch from which on a distance stays below a hundredth of the first one.
  private static func arrival(_ distances: [Double]) -> Int? {
    guard let first = distances.first, first > 0 else { return nil }
    let far = distances.lastIndex { !($0 < 0.01 * first) } ?? 0
    return far + 1 < distances.count ? far + 1 : nil
  }
}
