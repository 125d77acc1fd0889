import Training
import Wording

/// What the loss figure says, in words from its numbers.
struct LossClaims {
  let study: Study

  init(_ study: Study) {
    self.study = study
  }

  /// How a variant ended.
  private enum Ending: Equatable {
    /// No further from the least error than 5 % of it.
    case floor
    case settled(String)
    case falling(String)
    case diverged(Int)
  }

  private var floorName: String {
    study.data.dataset.truth == nil ? "least squares" : "the noise"
  }

  private func ending(_ run: Run) -> Ending {
    if case .diverged(let step, _) = run.status { return .diverged(step) }
    let least = study.data.leastSquares.trainingMSE
    if run.finalTrainingMSE <= least * 1.05, least > 0 { return .floor }
    let errors = run.errorByEpoch
    let value = study.printedError(run)
    if run.isStoppedEarly { return .settled(value) }
    guard errors.count > 2 else { return .falling(value) }
    // Over quarters of the epochs, as single ones scatter.
    let quarter = max(1, errors.count / 4)
    let last = errors.suffix(quarter).reduce(0, +)
    let before = errors.suffix(2 * quarter).prefix(quarter).reduce(0, +)
    let isFalling = last < before * 0.97
    return isFalling ? .falling(value) : .settled(value)
  }

  /// What two lines of a title hold.
  private static let longest = 150

  /// Who stops where: "pytorch-1 and pytorch-2 stop at 0.020, pytorch-3 stops at 0.076; numpy
  /// reaches the noise at 0.00010".
  var title: String {
    let groups = study.grouped(study.runs, by: ending)
    if groups.count > 4 { return range }
    let kinds = [Kind.settled, .falling, .floor, .diverged].map { kind in
      groups.filter { self.kind($0.key) == kind }
    }
    let text = kinds.filter { !$0.isEmpty }.map(clause).joined(separator: "; ")
    return text.count > Self.longest
      ? range : capitalizedStart(text, names: study.runs.map(\.name))
  }

  private enum Kind { case settled, falling, floor, diverged }

  private func kind(_ ending: Ending) -> Kind {
    switch ending {
    case .settled: .settled
    case .falling: .falling
    case .floor: .floor
    case .diverged: .diverged
    }
  }

  /// Those that ended in one way: the verb stands with the first, "pytorch-1 and pytorch-2 stop at
  /// 0.020, pytorch-3 at 0.076".
  private func clause(_ groups: [(key: Ending, runs: [Run])]) -> String {
    var text = groups.enumerated().map { number, group in
      let who = study.runs.count == 1 ? "the error" : study.titleNames(group.runs)
      let verb = number > 0 ? "" : " " + verb(group.key, isSingle: group.runs.count == 1)
      return "\(who)\(verb) at \(place(group.key))"
    }.joined(separator: ", ")
    if kind(groups[0].key) == .falling {
      let count = groups.map(\.runs.count).reduce(0, +)
      text += groups.count == 1 ? "" : count == 2 ? ", both" : ", all"
      text += groups.count == 1 ? ", still falling" : " still falling"
    }
    return text
  }

  private func verb(_ ending: Ending, isSingle: Bool) -> String {
    switch ending {
    case .settled: isSingle ? "stops" : "stop"
    case .falling: isSingle ? "is" : "are"
    case .floor: (isSingle ? "reaches " : "reach ") + floorName
    case .diverged: isSingle ? "diverges" : "diverge"
    }
  }

  private func place(_ ending: Ending) -> String {
    switch ending {
    case .settled(let value), .falling(let value): value
    case .floor: FigureNumber.short(study.data.leastSquares.trainingMSE)
    case .diverged(let step): "step \(NumberText.count(step))"
    }
  }

  /// For many different endings: from the least to the greatest.
  private var range: String {
    let finished = study.runs.filter(\.isFinished)
      .sorted { $0.finalTrainingMSE < $1.finalTrainingMSE }
    let diverged = study.runs.count - finished.count
    var title = ""
    if let best = finished.first, let worst = finished.last {
      title =
        "Errors end between \(FigureNumber.short(best.finalTrainingMSE)) "
        + "(\(study.shortName(best))) and \(FigureNumber.short(worst.finalTrainingMSE)) "
        + "(\(study.shortName(worst)))"
    }
    if diverged > 0 {
      title +=
        (title.isEmpty ? "" : "; ") + "\(Phrase.spelled(diverged)) "
        + (diverged == 1 ? "variant diverges" : "variants diverge")
    }
    return capitalizedStart(title, names: [])
  }

  var description: String {
    let parts = study.runs.map { run -> String in
      let start = FigureNumber.digits(run.initialTrainingMSE, 3)
      if let divergence = run.divergence {
        return "\(run.name) starts at \(start) and \(divergence)"
      }
      let epochs = run.history.trainingMSE.count
      let limit = run.limitTrainingMSE.map { ", its limit is \(FigureNumber.digits($0, 3))" } ?? ""
      return "\(run.name) goes from \(start) to \(FigureNumber.digits(run.finalTrainingMSE, 3)) in "
        + "\(epochs) \(epochs == 1 ? "epoch" : "epochs")\(limit)"
    }
    return "\(title). Mean squared error over the training rows: \(parts.joined(separator: "; ")). "
      + "The least possible is \(FigureNumber.digits(study.data.leastSquares.trainingMSE, 3))."
  }
}
