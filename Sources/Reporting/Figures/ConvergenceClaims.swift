import Training
import Wording

/// What the convergence figure says, in words from its numbers.
struct ConvergenceClaims {
  let study: Study
  let tracks: [ConvergenceFigure.Track]

  init(_ study: Study, tracks: [ConvergenceFigure.Track]) {
    self.study = study
    self.tracks = tracks
  }

  /// The factor by which a run's distance shrinks an epoch while it does: over the epochs before
  /// it first comes near what it hovers at in its last third.
  static func observedRate(_ distances: [Double]) -> Double? {
    guard let first = distances.first, first > 0 else { return nil }
    let floor = distances.suffix(max(1, distances.count / 3)).max() ?? 0
    let end = (distances.firstIndex { $0 <= 5 * floor } ?? distances.count) - 1
    guard end >= 1, distances[end] > 0 else { return nil }
    // The root by bisection: no C library has a say in a title.
    let ratio = distances[end] / first
    var low = 0.0
    var high = max(1, ratio)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      var power = 1.0
      for _ in 0..<end { power *= middle }
      if power < ratio { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Whether the observed rate is the predicted one, its logarithm within a quarter.
  func keepsRate(_ track: ConvergenceFigure.Track) -> Bool? {
    guard let predicted = track.run.predictedContraction,
      let observed = Self.observedRate(track.distances)
    else { return nil }
    let ratio = ConvergenceFigure.decades(observed) / ConvergenceFigure.decades(predicted)
    return ratio > 0.8 && ratio < 1.25
  }

  /// Whether a half cosine has taken the run's rate to zero at the end of training.
  private static func rateFallsToZero(_ run: Run) -> Bool {
    let rate = run.variant.training.learningRate
    guard case .cosine(let span, let floor) = rate.schedule, floor == 0 else { return false }
    let periods =
      rate.period == .epoch
      ? run.variant.training.epochs : run.variant.training.epochs * run.history.stepsPerEpoch
    return span <= periods
  }

  var title: String {
    let close = tracks.filter { reach($0) < 1e-4 }
    let hovering = tracks.filter { reach($0) >= 1e-4 && !Study.isFalling($0.distances) }
    let onTheWay = tracks.filter { reach($0) >= 1e-4 && Study.isFalling($0.distances) }
    let early = onTheWay.filter(\.run.isStoppedEarly)
    // Where the rate has fallen to nothing, no further epoch would close in.
    let ended = onTheWay.filter { !$0.run.isStoppedEarly && Self.rateFallsToZero($0.run) }
    let falling = onTheWay.filter { !$0.run.isStoppedEarly && !Self.rateFallsToZero($0.run) }
    var clauses: [String] = []
    if !close.isEmpty {
      let worst = close.compactMap { $0.distances.last }.max() ?? 0
      let s = close.count == 1 ? "s" : ""
      clauses.append(
        "\(names(close)) reach\(s.isEmpty ? "" : "es") the predicted end to \(NumberText.covering(worst, 2))"
      )
    }
    for (group, verb) in [(hovering, "hover"), (ended, "end")] where !group.isEmpty {
      let distances = group.compactMap { $0.distances.last }
      let ends = [distances.min(), distances.max()].compactMap(\.self).map(FigureNumber.short)
      let range = Set(ends).count == 1 ? ends[0] : ends.joined(separator: " to ")
      let what =
        !clauses.isEmpty ? "" : group.count == 1 ? " from its limit" : " from their limits"
      clauses.append("\(names(group)) \(verb)\(group.count == 1 ? "s" : "") \(range) away\(what)")
    }
    if !falling.isEmpty {
      clauses.append("\(names(falling)) \(falling.count == 1 ? "is" : "are") still closing in")
    }
    if !early.isEmpty {
      clauses.append("\(names(early)) \(early.count == 1 ? "is" : "are") stopped on the way")
    }
    let rated = tracks.compactMap(keepsRate)
    var title = clauses.joined(separator: "; ")
    if clauses.count < 3, !rated.isEmpty, rated.allSatisfy(\.self) {
      title += ", at the predicted rate"
      if clauses.count > 1 {
        title =
          clauses[0] + " at the predicted rate; " + clauses.dropFirst().joined(separator: "; ")
      }
    }
    return capitalizedStart(title + study.divergenceClause, names: study.runs.map(\.name))
  }

  private func names(_ tracks: [ConvergenceFigure.Track]) -> String {
    study.titleNames(tracks.map(\.run))
  }

  /// The share of the first distance that is left.
  private func reach(_ track: ConvergenceFigure.Track) -> Double {
    guard let first = track.distances.first, first > 0, let last = track.distances.last else {
      return 0
    }
    // What rounding leaves of parameters of this size is nothing.
    let size = track.run.destination?.all.map(\.magnitude).max() ?? 0
    return last <= 1e-12 * size ? 0 : last / first
  }

  var description: String {
    let parts = tracks.map { track -> String in
      let first = FigureNumber.short(track.distances.first ?? 0)
      let last = FigureNumber.short(track.distances.last ?? 0)
      let goal = track.isCycle ? "the fixed point of its epoch" : "its limit"
      var text = "\(track.run.name) comes from \(first) to \(last) of \(goal)"
      if let predicted = track.run.predictedContraction {
        text += "; an epoch should leave \(FigureNumber.short(predicted)) of the distance"
        if let observed = Self.observedRate(track.distances) {
          text += " and leaves \(FigureNumber.short(observed))"
        }
      }
      return text
    }
    return "\(title). \(parts.joined(separator: ". "))."
  }
}
