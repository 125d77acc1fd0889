import CairoCanvas
import Plotting
import Training
import Wording

/// The report on histories that were made elsewhere.
public struct HistoryReport: Sendable {
  /// Every file of the folder, in the order in which they are moved in.
  public let files: [ReportFile]
  /// A line a run and measure, as aligned text.
  public let table: String
  /// The finding in a sentence.
  public let headline: String?
  /// What the reader of standard error should know.
  public let warnings: [String]
  /// The pixels of a picture of the report, by its path, before they were encoded.
  public let painted: @Sendable (_ path: String) -> Pixels?

  /// More rows than these are not all copied into `history.csv`.
  private static let mostRows = 1_000_000

  /// The paths of the figures that a report with these settings has.
  public static func figurePaths(_ output: OutputSettings) -> [String] {
    output.themes.flatMap { theme in
      output.formats.map { ReportPath.figure("history", theme, $0) }
    }
  }

  /// Draws histories and assembles the report's files.
  ///
  /// - Parameters:
  ///   - histories: at least one, all with the same columns.
  ///   - recipe: what they were read from, what was asked of them, and how figures are written.
  ///   - jobs: threads to use; the result does not depend on it.
  /// - Throws: `CairoError` if there is no such font or no memory for a picture.
  public init(
    _ histories: [LoggedHistory], _ recipe: HistoryRecipe, jobs: Int
  ) async throws {
    let (request, output) = (recipe.request, recipe.output)
    let facts = HistoryFacts(histories)
    let sentences = facts.sentences
    let figure = HistoryFigure(facts: facts, request: request)
    let chart = figure.chart
    let title =
      request.title
      ?? "Training history of \(Phrase.list(histories.map { Phrase.shown($0.run, limit: 30) }, atMost: 4))"
    let text = [FigureCharacters.own, title, chart.title, chart.subtitle] + histories.map(\.run)
    let fonts = try FontFiles.find(family: output.font)
      .covering(text.flatMap { Inert.line($0).unicodeScalars })
    let (csv, stride) = Self.csv(histories)
    let hash = SHA256.hexadecimal(of: csv)
    let renderer = FigureRenderer(output: output, fonts: fonts, experimentHash: hash)
    let figures = try await renderer.render(["history"], jobs: jobs) { _ in (chart, nil) }
    painted = { renderer.pixels(at: $0, of: figures) }
    let rows = Self.rows(of: facts)
    var blocks: [Block] = sentences.first.map { [.paragraph(.strong($0))] } ?? []
    blocks += figures.map { .figure(FigureBlock($0, output: output)) }
    blocks += figure.logFaults.map { .paragraph(Text([.text($0)])) }
    blocks.append(
      .table(
        Table(
          caption: "Each measure's best value, where it was logged, and the last.",
          columns: rows[0].enumerated().map { .init(name: $1, isNumeric: $0 > 1) },
          rows: rows.dropFirst().map { $0.map { Text([.text($0)]) } }, rowHeaderColumns: 2)))
    if sentences.count > 1 {
      blocks += [
        .heading(level: 2, "What the numbers say"),
        .list(sentences.dropFirst().map { Text([.text($0)]) }),
      ]
    }
    let count = histories.reduce(0) { $0 + $1.x.count }
    blocks += [
      .heading(level: 2, "Data"),
      .paragraph(
        Text([
          .text(
            "\(Phrase.count(count, "row")) of \(Phrase.count(histories.count, "run")), logged elsewhere; "
          ),
          .code("history.csv"),
          .text(
            stride == 1
              ? " has them all, "
              : " has one row in \(NumberText.count(stride)) of each run, as they are more than a million, "
          ),
          .code("summary.json"), .text(" the numbers above."),
        ])),
    ]
    blocks += Self.regenerating(recipe)
    files =
      Document(title: title, blocks: blocks).files(figures: figures, output: output) + [
        ReportFile(path: "history.csv", bytes: csv),
        ReportFile(
          path: ReportPath.summary,
          bytes: Array(
            Self.summary(facts, title, figure.logMeasures, figures, recipe).fileText.utf8)),
      ]
    table = AlignedText.table(rows, textColumns: 2)
    headline = sentences.first
    warnings =
      figure.logMeasures.isEmpty || request.isLog
      ? figure.logFaults
      : [
        "\(Phrase.list(figure.logMeasures, atMost: 6)) on a log axis, since the values span more than two decades."
      ]
  }

  private static func regenerating(_ recipe: HistoryRecipe) -> [Block] {
    return [
      .heading(level: 2, "Regenerating this report"),
      .list(
        recipe.logs.map(\.path).map {
          $0 == "-"
            ? "It was drawn from standard input."
            : Text([.text("It was drawn from "), .code($0), .text(".")])
        }),
    ]
      + (!recipe.isRepeatable
        ? []
        : [
          .code(
            "linreg-report check --out .    # in this folder: has anything drifted?", language: "sh"
          )
        ])
  }

  private static func rows(of facts: HistoryFacts) -> [[String]] {
    let x = facts.histories.first?.xName ?? "row"
    return [["run", "measure", "best", "at \(x)", "last"]]
      + facts.tracks.map { track in
        [
          track.run, track.measure, track.ends.map { NumberText.significant($0.best.y) } ?? "–",
          track.ends.map { NumberText.significant($0.best.x, 9) } ?? "–",
          track.kept.map { NumberText.significant($0) } ?? "diverged",
        ]
      }
  }

  /// The rows as they are drawn, and of how many each is the first.
  private static func csv(_ histories: [LoggedHistory]) -> (bytes: [UInt8], stride: Int) {
    let count = histories.reduce(0) { $0 + $1.x.count }
    let step = max(1, (count + mostRows - 1) / mostRows)
    let names = ["run", histories[0].xName] + histories[0].columns.map(\.name)
    var table = CSVText(columns: names)
    for history in histories {
      for row in stride(from: 0, to: history.x.count, by: step) {
        let numbers = [history.x[row]] + history.columns.map { $0.values[row] }
        table.add([.text(history.run)] + numbers.map { $0.isInfinite ? .text("nan") : .number($0) })
      }
    }
    return (table.bytes, step)
  }

  private static func summary(
    _ facts: HistoryFacts, _ title: String, _ logMeasures: [String], _ figures: [RenderedFigure],
    _ recipe: HistoryRecipe
  ) -> JSON {
    .object(
      [
        ("schema", .integer(1)), ("kind", .string(ReportKind.history.rawValue)),
        ("title", .string(title)),
        ("x", .string(facts.histories.first?.xName ?? "row")), ("log_y", .strings(logMeasures)),
        (
          "runs",
          .array(
            zip(facts.histories, facts.runs).map { history, tracks in
              .object([
                ("name", .string(history.run)), ("rows", .integer(history.x.count)),
                ("measures", .array(tracks.map(measure))),
              ])
            })
        ),
        ("findings", .strings(facts.sentences)),
        ("figures", .array(figures.map(Summary.figure))),
      ] + recipe.members)
  }

  private static func measure(_ track: HistoryFacts.Track) -> JSON {
    .object([
      ("name", .string(track.measure)), ("best", .optional(track.ends?.best.y)),
      ("best_at", .optional(track.ends?.best.x)), ("last", .optional(track.ends?.last.y)),
      ("last_at", .optional(track.ends?.last.x)),
      ("lost_from", .optional(track.lostFrom.map { track.x[$0] })),
    ])
  }
}
