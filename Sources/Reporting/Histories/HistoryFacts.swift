import Wording

/// What histories show, in numbers.
struct HistoryFacts {
  /// One measure of one run.
  struct Track {
    var run: String
    var measure: String
    var x: [Double]
    var y: [Double]
    /// The place of the best finite value, and of the last.
    var best: Int
    var last: Int
    /// The place from which on no number was logged.
    var lostFrom: Int?
  }

  let histories: [LoggedHistory]
  /// The columns drawn, each once.
  let columns: [String]
  /// The measures of each run, in the order of the histories: a run is known by its place, its name
  /// is for people.
  let runs: [[Track]]

  init(_ histories: [LoggedHistory]) {
    self.histories = histories
    columns = histories.first?.columns.map(\.name) ?? []
    runs = histories.map { history in
      history.columns.compactMap { Self.track($0.name, of: history) }
    }
  }

  /// Whether more is better, by the measure's name: accuracies, not errors.
  static func isBetterHigh(_ measure: String) -> Bool {
    let words = measure.lowercased().split { !$0.isLetter && !$0.isNumber }
    let high: Set<Substring> = [
      "acc", "accuracy", "auc", "precision", "recall", "f1", "r2", "score", "reward", "bleu",
    ]
    return words.contains(where: high.contains)
  }

  /// Every measure of every run.
  var tracks: [Track] { runs.flatMap(\.self) }

  /// A measure of the run in a place.
  func track(_ measure: String, ofRun place: Int) -> Track? {
    runs[place].first { $0.measure == measure }
  }

  private static func track(_ measure: String, of history: LoggedHistory) -> Track? {
    let (x, y) = history.logged(measure)
    guard let last = y.lastIndex(where: \.isFinite) else { return nil }
    var best = last
    let sign: Double = isBetterHigh(measure) ? -1 : 1
    for place in y.indices where y[place].isFinite {
      if sign * y[place] < sign * y[best] || (y[place] == y[best] && place < best) { best = place }
    }
    return Track(
      run: history.run, measure: measure, x: x, y: y, best: best, last: last,
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
    // Of a run that stands alone it has been said with its best value.
    if histories.count == 1 { return result.filter { !$0.isEmpty } }
    result += tracks.compactMap { track in
      track.lostFrom.map {
        "\(owner(track))\(track.measure) is no number from \(place(track.x[$0])) on: training diverged."
      }
    }
    return result.filter { !$0.isEmpty }
  }

  private func headline(_ measure: String) -> String {
    let own = tracks.filter { $0.measure == measure }
    let whole = own.filter { $0.lostFrom == nil }
    guard own.count > 1 else { return own.first.map(extreme) ?? "" }
    let isHigh = Self.isBetterHigh(measure)
    let ranked = whole.sorted {
      isHigh ? $0.y[$0.last] > $1.y[$1.last] : $0.y[$0.last] < $1.y[$1.last]
    }
    guard let first = ranked.first else { return "No run keeps a number in \(measure)" + "." }
    guard let second = ranked.dropFirst().first else {
      return "Only \(first.run) ends with a number in \(measure): \(number(first.y[first.last]))."
    }
    if first.y[first.last] == second.y[second.last] {
      return
        "\(first.run) and \(second.run) end alike in \(measure), at \(number(first.y[first.last]))."
    }
    return "\(first.run) ends \(isHigh ? "highest" : "lowest") in \(measure), at "
      + "\(number(first.y[first.last])); \(second.run) follows with \(number(second.y[second.last]))."
  }

  private func extreme(_ track: Track) -> String {
    let word = Self.isBetterHigh(track.measure) ? "highest" : "lowest"
    let value = number(track.y[track.best])
    let start =
      "\(owner(track))\(track.measure) is \(word) at \(place(track.x[track.best])), \(value)"
    if let lost = track.lostFrom {
      return start + ", and is no number from \(place(track.x[lost])) on: training diverged."
    }
    return track.best == track.last
      ? start + ", where it ends." : start + ", and ends at \(number(track.y[track.last]))."
  }

  /// The error on held-out rows rises while that of training falls.
  private func overfitting(inRun run: Int) -> String? {
    guard let training = track("loss", ofRun: run), let held = track("val_loss", ofRun: run),
      held.best < held.last, held.y[held.last] > held.y[held.best] * 1.01, held.y[held.best] > 0,
      let start = training.x.lastIndex(where: { $0 <= held.x[held.best] }),
      training.y[start].isFinite, training.y[training.last] < training.y[start]
    else { return nil }
    return "\(owner(held))val_loss rises after \(place(held.x[held.best])), from "
      + "\(number(held.y[held.best])) to \(number(held.y[held.last])), while loss goes on falling, from "
      + "\(number(training.y[start])) to \(number(training.y[training.last])): the model overfits."
  }

  private func owner(_ track: Track) -> String { histories.count > 1 ? "\(track.run): " : "" }

  private func place(_ x: Double) -> String {
    "\(histories.first?.xName ?? "row") \(NumberText.significant(x, 9))"
  }

  private func number(_ value: Double) -> String { NumberText.significant(value) }
}
