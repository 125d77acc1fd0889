import CairoCanvas
import Plotting
import Wording

/// The report on what differs between two reports.
public enum ComparisonReport {
  /// The paths of the figures that it may have.
  public static func figurePaths(_ output: OutputSettings) -> [String] {
    output.themes.flatMap { theme in
      output.formats.map { ReportPath.figure(ComparisonFigure.name, theme, $0) }
    }
  }

  /// Every file of the folder, in the order in which they are moved in.
  ///
  /// - Parameter jobs: threads to use; the result does not depend on it.
  /// - Throws: `CairoError` if there is no such font or no memory for a picture.
  public static func files(
    of comparison: Comparison, output: OutputSettings, jobs: Int
  ) async throws -> [ReportFile] {
    var figures: [RenderedFigure] = []
    if let figure = ComparisonFigure(comparison) {
      let chart = figure.chart
      let texts =
        [FigureCharacters.own, chart.title, chart.subtitle] + chart.legend.map(\.name)
        + comparison.results.map(\.name)
      let fonts = try FontFiles.find(family: output.font)
        .covering(texts.flatMap { Inert.line($0).unicodeScalars })
      let hash = SHA256.hexadecimal(
        of: Array((comparison.first.hash + comparison.second.hash).utf8))
      figures = try await FigureRenderer(output: output, fonts: fonts, experimentHash: hash)
        .render([ComparisonFigure.name], jobs: jobs) { _ in (chart, nil) }
    }
    let pages = document(of: comparison, figures, output).files(
      figures: figures, output: output)
    return pages + [
      ReportFile(
        path: ReportPath.summary, bytes: Array(comparison.summary(figures: figures).fileText.utf8))
    ]
  }

  private static func document(
    of comparison: Comparison, _ figures: [RenderedFigure], _ output: OutputSettings
  ) -> Document {
    let findings = comparison.findings
    let tables = ComparisonTables(comparison: comparison)
    var blocks: [Block] = [.paragraph(.strong(findings[0]))]
    blocks += figures.map { .figure(FigureBlock($0, output: output)) }
    if findings.count > 1 {
      blocks += [
        .heading(level: 2, "What the numbers say"),
        .list(findings.dropFirst().map { Text([.text($0)]) }),
      ]
    }
    if let settings = tables.settings {
      blocks += [
        .heading(level: 2, "What was asked for differently"),
        .table(table(settings, "Settings that differ.", textColumns: 4)),
      ]
    }
    if let results = tables.results {
      blocks += [
        .heading(level: 2, "What came out"),
        .table(
          table(
            results,
            "Errors and parameters of the variants that both reports have. "
              + (tables.omission ?? ""), textColumns: 2)),
      ]
    }
    blocks += [
      .heading(level: 2, "The two reports"),
      .list(
        [comparison.first, comparison.second].map {
          Text([.code($0.name), .text(": \($0.title), experiment "), .code($0.hash), .text(".")])
        }),
    ]
    return Document(
      title: "\(comparison.first.name) beside \(comparison.second.name)", blocks: blocks)
  }

  private static func table(
    _ rows: [[String]], _ caption: String, textColumns: Int
  ) -> Table {
    Table(
      caption: caption,
      columns: rows[0].enumerated().map { .init(name: $1, isNumeric: $0 >= textColumns) },
      rows: rows.dropFirst().map { $0.map { Text([.text($0)]) } }, rowHeaderColumns: 2)
  }
}
