import Training

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
    let value = FigureNumber.short(run.finalTrainingMSE)
    guard errors.count > 2 else { return .falling(value) }
    let isFalling = errors[errors.count - 1] < errors[errors.count - 2] * 0.97
    return isFalling ? .falling(value) : .settled(value)
  }

  /// Who stops where: "pytorch-1 and pytorch-2 stop at 0.020, pytorch-3 stops at 0.076; numpy
  /// reaches the noise at 0.00010".
  var title: String {
    let groups = study.grouped(study.runs, by: ending)
    if groups.count > 4 { return range }
    let clauses = groups.sorted { order($0.key) < order($1.key) }.map { group in
      study.titleNames(group.runs) + predicate(group.key, of: group.runs)
    }
    return capitalizedStart(clauses.joined(separator: "; "), names: study.runs.map(\.name))
  }

  private func order(_ ending: Ending) -> Int {
    switch ending {
    case .settled: 0
    case .falling: 1
    case .floor: 2
    case .diverged: 3
    }
  }

  private func predicate(_ ending: Ending, of runs: [Run]) -> String {
    let s = runs.count == 1 ? "s" : ""
    switch ending {
    case .floor:
      let verb = runs.count == 1 ? "reaches" : "reach"
      return " \(verb) \(floorName) at \(FigureNumber.short(study.data.leastSquares.trainingMSE))"
    case .settled(let value): return " stop\(s) at \(value)"
    case .falling(let value): return " \(runs.count == 1 ? "is" : "are") at \(value), still falling"
    case .diverged(let step): return " diverge\(s) at step \(NumberText.count(step))"
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
        (title.isEmpty ? "" : "; ") + "\(NumberText.spelled(diverged)) "
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
