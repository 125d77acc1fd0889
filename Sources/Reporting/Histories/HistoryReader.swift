import Training
import Wording

/// Reads logs: CSV with a line of names, or JSON lines, an object each.
public enum HistoryReader {
  /// More measures than these are not chosen unasked.
  static let mostMeasures = 6
  private static let counters = [
    "epoch", "step", "global_step", "iteration", "iter", "batch", "episode",
  ]

  /// The runs of all files, what was chosen for the user, a sentence each, and each file's SHA-256.
  ///
  /// - Parameter paths: files, or `-` for standard input.
  /// - Throws: `FileError` for what can't be read, `DataError` for a log that is at fault or lacks a
  ///   column.
  public static func read(
    _ paths: [String], _ request: HistoryRequest
  ) throws -> (histories: [LoggedHistory], choices: [String], hashes: [String]) {
    try checkOnce(paths)
    let names = RunNames.names(ofFilesAt: paths.map(RunNames.place))
    let files = try paths.map(LogFile.init)
    var choices: [String] = []
    let common = files[0].columns.filter { column in
      files.allSatisfy { file in file.columns.contains { $0.name == column.name } }
    }
    for file in files {
      for name in request.y + [request.x, request.group].compactMap(\.self) {
        _ = try TableProfile(columns: file.columns, rowCount: 0).column(name, of: file.name)
      }
    }
    try checkRequest(request, file: files[0].name)
    let numeric = common.map(\.name).filter { name in
      files.allSatisfy { file in
        file.columns.contains { $0.name == name && $0.isMeasured }
      }
    }
    var x = request.x
    if x == nil {
      x =
        counters.lazy.compactMap { counter in
          numeric.first { $0.lowercased() == counter && !request.y.contains($0) }
        }.first
      choices.append(
        x.map { "x is the column \(Phrase.shown($0)) (--x chooses another)." }
          ?? "x counts the rows, since no column is named epoch or step (--x chooses one).")
    }
    var y = request.y
    if y.isEmpty {
      let candidates = numeric.filter {
        $0 != x && $0 != request.group && !counters.contains($0.lowercased())
      }
      let losses = ["loss", "val_loss"].filter(candidates.contains)
      let all = losses + candidates.filter { !losses.contains($0) }
      y = Array(all.prefix(mostMeasures))
      guard !y.isEmpty else {
        throw DataError(
          file: files[0].name,
          message: "No column beside \(Phrase.shown(x ?? "the row's number")) holds numbers"
            + "\(files.count > 1 ? " in all files" : ""). "
            + DataError.columns(files[0].columns.map(\.name))
            + " Log a measure, or choose columns with --x and --y.")
      }
      choices.append(
        "Drawn: \(Phrase.list(y.map { Phrase.shown($0) }))"
          + (all.count > y.count ? ", the first \(y.count) of \(all.count) columns of numbers" : "")
          + " (--y chooses others).")
    }
    let histories = try histories(in: files, called: names, x: x, y: y, group: request.group)
    try checkNumbers(of: histories, asked: request, file: files[0].name)
    return (histories, choices, files.map(\.hash))
  }

  /// Refuses columns that make no figure, though all are there.
  private static func checkRequest(
    _ request: HistoryRequest, file: String
  ) throws(DataError) {
    if let x = request.x, request.y.contains(x) {
      throw DataError(
        .badSelection, file: file,
        message:
          "\(Phrase.quoted(x)) is the x axis already. Leave it out of --y, or choose another "
          + "column with --x.")
    }
    let panels = HistoryFigure.panels(of: request.y).count
    guard panels <= HistoryFigure.mostPanels else {
      throw DataError(
        .badSelection, file: file,
        message: "--y asks for \(NumberText.count(panels)) panels, and with more than "
          + "\(HistoryFigure.mostPanels) none can be read. Draw fewer columns, or several reports.")
    }
  }

  /// Refuses histories in which there is nothing to draw, or nothing in a column that was asked for:
  /// of those that were chosen for the user one may well be empty.
  private static func checkNumbers(
    of histories: [LoggedHistory], asked request: HistoryRequest, file: String
  ) throws(DataError) {
    func holds(_ name: String, _ isWanted: (Double) -> Bool) -> Bool {
      histories.contains { $0.logged(name).y.contains(where: isWanted) }
    }
    let columns = histories[0].columns.map(\.name)
    let isDrawn = columns.contains { holds($0, \.isFinite) }
    let empty = columns.filter { !holds($0) { _ in true } }
    if !isDrawn, empty.count < columns.count {
      let lost = columns.filter { !empty.contains($0) }.map { Phrase.quoted($0) }
      throw DataError(
        file: file,
        message:
          "\(Phrase.list(lost, atMost: 6)) \(lost.count == 1 ? "holds" : "hold") nothing but "
          + "nan and infinities: training diverged from the first row on, and there is nothing to "
          + "draw. Choose others with --y, or train with a lower learning rate.")
    }
    guard !isDrawn || !request.y.isEmpty && !empty.isEmpty else { return }
    guard histories.contains(where: { $0.x.contains(where: \.isFinite) }) else {
      throw DataError(
        file: file,
        message:
          "There is no number in \(Phrase.quoted(histories[0].xName)), the x axis: nothing to "
          + "draw. Choose another with --x.")
    }
    let names = Phrase.list(empty.map { Phrase.quoted($0) }, atMost: 6)
    let isLogged = histories.contains { history in
      history.columns.contains { empty.contains($0.name) && !$0.values.allSatisfy(\.isNaN) }
    }
    throw DataError(
      file: file,
      message: isLogged
        ? "No row with something in \(names) has a number in \(Phrase.quoted(histories[0].xName)): "
          + "nothing to draw. Choose another x axis with --x, or others with --y."
        : "There is no number in \(names): nothing to draw. Is the log still empty? Choose others "
          + "with --y.")
  }

  /// The runs of all files, no two of one name.
  private static func histories(
    in files: [LogFile], called names: [String], x: String?, y: [String], group: String?
  ) throws -> [LoggedHistory] {
    var histories: [LoggedHistory] = []
    /// What each name stands for.
    var origins: [String: String] = [:]
    for (file, name) in zip(files, names) {
      for run in try file.runs(columns: (x.map { [$0] } ?? []) + y, group: group) {
        let text = run.group.isEmpty ? "(none)" : run.group
        let called = group == nil ? name : files.count == 1 ? text : "\(name) \(text)"
        let rows =
          group == nil
          ? "that of \(Phrase.shown(file.name))"
          : run.group.isEmpty
            ? "the rows of \(Phrase.shown(file.name)) without a text"
            : "\(Phrase.quoted(run.group)) in \(Phrase.shown(file.name))"
        if let other = origins.updateValue(rows, forKey: Likeness.key(called)) {
          throw DataError(
            file: file.name,
            message: "Two runs would be called \(Phrase.quoted(called)): \(other), and \(rows). "
              + (group.map {
                "Change one of the texts under \(Phrase.quoted($0)), or a file's name."
              }
                ?? "Rename one of the files."))
        }
        let values = Array(run.columns.dropFirst(x == nil ? 0 : 1))
        histories.append(
          LoggedHistory(
            run: called, xName: x ?? "row",
            x: x == nil ? values[0].indices.map { Double($0 + 1) } : run.columns[0],
            columns: zip(y, values).map { LoggedHistory.Column(name: $0, values: $1) }))
      }
    }
    return histories
  }

  /// Refuses a file that is given twice, by whatever paths: its runs would lie upon themselves.
  private static func checkOnce(_ paths: [String]) throws(DataError) {
    // By bytes: texts that are alike may be names of two files.
    var first: [[UInt8]: String] = [:]
    for path in paths {
      let file = FilePath.resolved(path == "-" ? "/dev/stdin" : path) ?? path
      guard let earlier = first.updateValue(path, forKey: Array(file.utf8)) else { continue }
      throw DataError(
        .badSelection, file: path,
        message: (path == earlier
          ? "This log is given twice." : "This log is given already, as \(Phrase.shown(earlier)).")
          + " Give each log once.")
    }
  }
}

extension TableProfile.Column {
  /// Whether it was meant for numbers: a slip in one of them is to be told, not passed over.
  fileprivate var isMeasured: Bool {
    numbers > 0 && !isText || numbers == 0 && texts > 0 && firstText.map(LogParser.isLost) == true
  }
}
