import Training
import Wording

extension Findings {
  /// More runs than these are summed up in one sentence.
  private static var mostStops: Int { 6 }

  /// Runs whose parameters are those of the epoch with the least error on the held-out rows.
  static func earlyStopping(_ study: Study) -> [Finding] {
    let runs = study.runs.filter { $0.isFinished && $0.bestEpoch != nil }
    guard !runs.isEmpty else { return [] }
    let text =
      runs.count > mostStops
      ? summary(of: runs) : runs.map { stop($0, study) }.joined(separator: " ")
    return [Finding(kind: .earlyStopping, text: text)]
  }

  private static func stop(_ run: Run, _ study: Study) -> String {
    let best = run.bestEpoch ?? 0
    let epochs = run.history.parameters.count
    let error =
      run.finalValidationMSE.map { ", with \(NumberText.significant($0)) on those rows" } ?? ""
    guard run.isStoppedEarly, let patience = run.variant.training.stop?.patience else {
      return best == epochs
        ? "\(run.name) went through all \(Phrase.count(epochs, "epoch")): the error on the held-out rows "
          + "was least after the last."
        : "\(run.name) went through all \(Phrase.count(epochs, "epoch")); its parameters are those of "
          + "epoch \(NumberText.count(best)), where the error on the held-out rows was least\(error)."
    }
    var text =
      "\(run.name) was stopped after \(NumberText.count(epochs)) of "
      + "\(Phrase.count(run.variant.training.epochs, "epoch")), as the error on the held-out rows had "
      + "fallen no more for \(NumberText.count(patience)); its parameters are those of epoch "
      + "\(NumberText.count(best))\(error)"
    if !study.hasArrived(run), let share = study.shrinkage(of: run.final) {
      text +=
        ", the weights \(NumberText.percent(share.magnitude)) \(share < 0 ? "longer" : "shorter") than "
        + "least squares"
    }
    return text + "."
  }

  private static func summary(of runs: [Run]) -> String {
    let stopped = runs.filter(\.isStoppedEarly)
    let best = runs.compactMap(\.bestEpoch)
    let which =
      stopped.count == runs.count
      ? "All \(Phrase.spelled(runs.count))"
      : stopped.isEmpty
        ? "None of the \(Phrase.spelled(runs.count))"
        : "\(capitalized(Phrase.spelled(stopped.count))) of the \(Phrase.spelled(runs.count))"
    return
      "\(which) variants with patience were stopped early; the parameters of each are those of the "
      + "epoch where its error on the held-out rows was least, from epoch "
      + "\(NumberText.count(best.min() ?? 0)) to \(NumberText.count(best.max() ?? 0))."
  }
}
