import Wording

/// What histories show, in numbers.
struct HistoryFacts {
  /// A number that was logged, and the place of its row.
  struct Point {
    var row: Int
    var x: Double
    var y: Double
  }

  /// One measure of one run, of which something was logged.
  struct Track {
    var run: String
    var measure: String
    var x: [Double]
    var y: [Double]
    /// The best number and the last; `nil` where all that was logged is none.
    var ends: (best: Point, last: Point)?
    /// The place from which on no number was logged.
    var lostFrom: Int?

    /// The last number of a run that was not lost.
    var kept: Double? { lostFrom == nil ? ends?.last.y : nil }
  }

  let histories: [LoggedHistory]
  /// The columns drawn, each once.
  let columns: [String]
  /// The measures of each run, in the order of the histories: a run is known by its place, its name
  /// is for people.
  let runs: [[Track]]
  /// The measures of all runs.
  let tracks: [Track]

  init(_ histories: [LoggedHistory]) {
    self.histories = histories
    columns = histories.first?.columns.map(\.name) ?? []
    runs = histories.map { history in
      history.columns.compactMap { Self.track($0.name, of: history) }
    }
    tracks = runs.flatMap(\.self)
  }

  /// Whether more is better, by the measure's name: accuracies, not errors.
  static func isBetterHigh(_ measure: String) -> Bool {
    let words = measure.lowercased().split { !$0.isLetter && !$0.isNumber }
    let high: Set<Substring> = [
      "acc", "accuracy", "auc", "precision", "recall", "f1", "r2", "score", "reward", "bleu",
    ]
    return words.contains(where: high.contains)
  }

  /// A measure of the run in a place.
  func track(_ measure: String, ofRun place: Int) -> Track? {
    runs[place].first { $0.measure == measure }
  }

  private static func track(_ measure: String, of history: LoggedHistory) -> Track? {
    let (x, y) = history.logged(measure)
    guard !y.isEmpty else { return nil }
    guard let last = y.lastIndex(where: \.isFinite) else {
      return Track(run: history.run, measure: measure, x: x, y: y, lostFrom: 0)
    }
    var best = last
    let sign: Double = isBetterHigh(measure) ? -1 : 1
    for place in y.indices where y[place].isFinite {
      if sign * y[place] < sign * y[best] || (y[place] == y[best] && place < best) { best = place }
    }
    func point(_ row: Int) -> Point { Point(row: row, x: x[row], y: y[row]) }
    return Track(
      run: history.run, measure: measure, x: x, y: y, ends: (point(best), point(last)),
      lostFrom: last + 1 < y.count ? last + 1 : nil)
  }

  // MARK: - In words

  /// The findings, the headline first.
  var sentences: [String] {
    let judged = ["val_loss", "loss"].first(where: columns.contains) ?? columns.first ?? ""
    var result = [headline(judged)]
    result += runs.indices.compactMap(overfitting)
    result += columns.filter { $0 != judged }.flatMap { measure in
      histories.count > 1
        ? [headline(measure)]
        : runs.indices.compactMap { track(measure, ofRun: $0).map(extreme) }
    }
    // Of a measure that one run alone has it has been said with its best value.
    let shared = columns.filter { measure in tracks.count { $0.measure == measure } > 1 }
    result += tracks.compactMap { track in
      guard let lost = track.lostFrom, shared.contains(track.measure) else { return nil }
      return self.lost(track, from: lost)
    }
    result += zip(histories, runs).filter { $1.isEmpty }.map { unlogged($0.0) }
    return result.filter { !$0.isEmpty }
  }

  /// Why a run has nothing at all to draw.
  private func unlogged(_ history: LoggedHistory) -> String {
    let names = Phrase.list(columns, atMost: 6)
    return history.columns.allSatisfy { $0.values.allSatisfy(\.isNaN) }
      ? "\(history.run): nothing was logged in \(names)."
      : "\(history.run): no row with something in \(names) has a number in \(history.xName)."
  }

  /// The names of the runs that have no number to draw.
  var numberless: [String] {
    zip(histories, runs).filter { $1.allSatisfy { $0.ends == nil } }.map(\.0.run)
  }

  private func headline(_ measure: String) -> String {
    let own = tracks.filter { $0.measure == measure }
    guard own.count > 1 else { return own.first.map(extreme) ?? "" }
    let isHigh = Self.isBetterHigh(measure)
    let ranked = own.compactMap { track in track.kept.map { (run: track.run, value: $0) } }
      .sorted { isHigh ? $0.value > $1.value : $0.value < $1.value }
    guard let first = ranked.first else { return "No run keeps a number in \(measure)." }
    guard let second = ranked.dropFirst().first else {
      return "Only \(first.run) ends with a number in \(measure): \(number(first.value))."
    }
    if first.value == second.value {
      return "\(first.run) and \(second.run) end alike in \(measure), at \(number(first.value))."
    }
    return "\(first.run) ends \(isHigh ? "highest" : "lowest") in \(measure), at "
      + "\(number(first.value)); \(second.run) follows with \(number(second.value))."
  }

  private func extreme(_ track: Track) -> String {
    let word = Self.isBetterHigh(track.measure) ? "highest" : "lowest"
    guard let (best, last) = track.ends else { return lost(track, from: 0) }
    let start =
      "\(owner(track))\(track.measure) is \(word) at \(place(best.x)), \(number(best.y))"
    if let lost = track.lostFrom {
      return start + ", and is no number from \(place(track.x[lost])) on: training diverged."
    }
    return best.row == last.row
      ? start + ", where it ends." : start + ", and ends at \(number(last.y))."
  }

  /// The error on held-out rows rises while that of training falls.
  private func overfitting(inRun run: Int) -> String? {
    guard let training = track("loss", ofRun: run), let held = track("val_loss", ofRun: run),
      let (best, last) = held.ends, let end = training.ends?.last,
      best.row < last.row, last.y > best.y * 1.01, best.y > 0,
      let start = training.x.lastIndex(where: { $0 <= best.x }),
      training.y[start].isFinite, end.y < training.y[start]
    else { return nil }
    return "\(owner(held))val_loss rises after \(place(best.x)), from "
      + "\(number(best.y)) to \(number(last.y)), while loss goes on falling, from "
      + "\(number(training.y[start])) to \(number(end.y)): the model overfits."
  }

  private func lost(_ track: Track, from row: Int) -> String {
    "\(owner(track))\(track.measure) is no number from \(place(track.x[row])) on: training diverged."
  }

  private func owner(_ track: Track) -> String { histories.count > 1 ? "\(track.run): " : "" }

  private func place(_ x: Double) -> String {
    "\(histories.first?.xName ?? "row") \(NumberText.significant(x, 9))"
  }

  private func number(_ value: Double) -> String { NumberText.significant(value) }
}
