import Wording

/// What differs between two reports as tables, their first rows the columns' names.
struct ComparisonTables {
  let comparison: Comparison

  /// More rows than these are too many to read: those that moved most are left.
  private static let mostRows = 60

  /// What was asked for differently; `nil` where nothing was.
  var settings: [[String]]? {
    guard !comparison.settings.isEmpty else { return nil }
    let shown = comparison.settings.prefix(Self.mostRows)
    return [["of", "setting"] + names]
      + shown.map { [$0.model ?? "the data", $0.name, $0.first, $0.second] }
  }

  /// Errors and parameters; `nil` where the reports share no model.
  var results: [[String]]? {
    guard !comparison.results.isEmpty else { return nil }
    return [["variant", "what"] + names + ["change"]]
      + shown.map { result in
        [
          result.model, result.name, Self.text(result.first), Self.text(result.second),
          Self.change(result),
        ]
      }
  }

  /// What the tables leave out; `nil` where that is nothing.
  var omission: String? {
    let rest = comparison.results.count - shown.count
    return rest > 0
      ? "\(NumberText.count(rest)) numbers that moved less are left out; --json has them all." : nil
  }

  private var names: [String] { [comparison.first.name, comparison.second.name] }

  private var shown: [Comparison.Result] {
    let all = comparison.results
    guard all.count > Self.mostRows else { return all }
    let most = all.indices.sorted { (all[$0].share, $1) > (all[$1].share, $0) }
    return most.prefix(Self.mostRows).sorted().map { all[$0] }
  }

  private static func text(_ value: Double?) -> String {
    value.map { NumberText.significant($0, 6) } ?? "–"
  }

  /// The change as a share of the first number, and what is gone or new.
  static func change(_ result: Comparison.Result) -> String {
    switch (result.first, result.second) {
    case (let first?, let second?):
      if first == second { return "none" }
      guard first != 0, (second / first).isFinite else { return "from zero" }
      if second == 0 { return "to zero" }
      if second / first < 0 { return "other sign" }
      return second / first >= 10
        ? NumberText.factor(second / first) : NumberText.signedPercent(second / first - 1)
    case (nil, .some): return "new"
    case (.some, nil): return "gone"
    case (nil, nil): return "–"
    }
  }
}

extension Comparison {
  /// The tables as a terminal shows them.
  public var plainText: String {
    let tables = ComparisonTables(comparison: self)
    let texts = [
      tables.settings.map { AlignedText.table($0, textColumns: 4, limit: 24) },
      tables.results.map { AlignedText.table($0, textColumns: 2) },
      tables.omission.map { $0 + "\n" },
    ]
    return texts.compactMap(\.self).joined(separator: "\n")
  }

  /// Everything, for scripts.
  public var json: String { summary(figures: []).fileText }

  /// Everything, and the figures that show it.
  func summary(figures: [RenderedFigure]) -> JSON {
    func side(_ report: ReportSummary) -> JSON {
      .object([
        ("name", .string(report.name)), ("title", .string(report.title)),
        ("experiment_hash", .string(report.hash)),
      ])
    }
    return JSON.object([
      ("schema", .integer(1)), ("kind", .string(ReportKind.comparison.rawValue)),
      ("first", side(first)), ("second", side(second)),
      ("only_in_first", .strings(onlyInFirst)), ("only_in_second", .strings(onlyInSecond)),
      (
        "settings",
        .array(
          settings.map {
            .object([
              ("variant", .optional($0.model)), ("name", .string($0.name)),
              ("first", .string($0.first)), ("second", .string($0.second)),
            ])
          })
      ),
      (
        "results",
        .array(
          results.map {
            .object([
              ("variant", .string($0.model)), ("name", .string($0.name)),
              ("first", .optional($0.first)), ("second", .optional($0.second)),
            ])
          })
      ),
      ("findings", .strings(findings)),
      ("figures", .array(figures.map(Summary.figure))),
    ])
  }
}
