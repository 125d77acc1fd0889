import CairoCanvas
import Plotting

/// Draws figures into every format and theme that was asked for.
struct FigureRenderer: Sendable {
  var output: OutputSettings
  var fonts: FontFiles
  var experimentHash: String

  /// The figures of a study in the order of their names, drawn by `jobs` illustrators.
  func render(_ names: [FigureName], of study: Study, jobs: Int) async throws -> [RenderedFigure] {
    try await render(names.map(\.rawValue), jobs: jobs) { place in
      let figure = Figures.figure(names[place], of: study)
      return (figure?.chart ?? Figures.nothing(names[place]), figure?.table.bytes)
    }
  }

  /// Figures in the order of their names, drawn by `jobs` illustrators.
  ///
  /// - Parameters:
  ///   - names: slugs of `[a-z0-9-]`, each once.
  ///   - figure: the chart of the name at a place, and the numbers behind it as CSV, if they are to
  ///     stand beside it; called from any thread.
  func render(
    _ names: [String], jobs: Int,
    figure: @escaping @Sendable (Int) -> (chart: Chart, table: [UInt8]?)
  ) async throws -> [RenderedFigure] {
    let illustrators = (0..<max(1, jobs)).map { _ in
      Illustrator(fonts, output: output, experimentHash: experimentHash)
    }
    let figures = try await parallelMap(Array(names.indices), workers: illustrators) {
      place, illustrator in
      let (chart, table) = figure(place)
      return (chart: chart, table: table, drawing: try illustrator.drawing(of: chart))
    }
    let sheets = sheets(of: figures.map(\.drawing))
    let files = try await parallelMap(sheets, workers: illustrators) { sheet, illustrator in
      try illustrator.file(
        figures[sheet.figure].drawing, theme: sheet.theme, format: sheet.format)
    }
    return names.indices.map { figure in
      let chart = figures[figure].chart
      let table = figures[figure].table.map {
        ReportFile(path: ReportPath.table(names[figure]), bytes: $0)
      }
      let own = sheets.indices.filter { sheets[$0].figure == figure }
        .sorted { sheets[$0].place < sheets[$1].place }
      return RenderedFigure(
        name: names[figure], title: chart.title, alt: chart.description,
        drawing: figures[figure].drawing,
        files: own.map {
          ReportFile(
            path: ReportPath.figure(
              names[figure], sheets[$0].theme, sheets[$0].format), bytes: files[$0])
        } + (table.map { [$0] } ?? []))
    }
  }

  /// The pixels of a figure's picture before they are encoded, by its path; `nil` if there is no such
  /// picture, or no memory for it.
  func pixels(at path: String, of figures: [RenderedFigure]) -> Pixels? {
    for figure in figures {
      for theme in output.themes where ReportPath.figure(figure.name, theme, .png) == path {
        guard let font = try? Font(fonts) else { return nil }
        return try? Raster.painting(
          figure.drawing, theme: theme == .dark ? .dark : .light, scale: output.scale, font: font
        ).pixels()
      }
    }
    return nil
  }

  /// One file to draw.
  private struct Sheet: Sendable {
    /// Place among the figures.
    var figure: Int
    var theme: ThemeName
    var format: ImageFormat
    /// Place among the figure's files.
    var place: Int
  }

  /// All files to draw, those that take longest first: what is left for the end is short, and no
  /// illustrator waits long for the last one.
  private func sheets(of drawings: [Drawing]) -> [Sheet] {
    let sheets = drawings.indices.flatMap { figure in
      output.themes.flatMap { theme in output.formats.map { (figure, theme, $0) } }
        .enumerated()
        .map { Sheet(figure: $1.0, theme: $1.1, format: $1.2, place: $0) }
    }
    let work = drawings.map(\.commands.count)
    return sheets.sorted {
      ($0.format == .png ? 1 : 0, work[$0.figure]) > ($1.format == .png ? 1 : 0, work[$1.figure])
    }
  }
}
