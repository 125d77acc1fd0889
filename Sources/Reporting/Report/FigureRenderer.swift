import CairoCanvas
import Plotting

/// Draws figures into every format and theme that an experiment asks for.
struct FigureRenderer: Sendable {
  var output: OutputSettings
  var fonts: FontFiles
  var experimentHash: String

  /// The figures in the order of their names, drawn on `jobs` tasks with a font each.
  func render(_ names: [FigureName], of study: Study, jobs: Int) async throws -> [RenderedFigure] {
    let fonts = fonts, output = output
    let font: @Sendable () throws -> Font = { try Font(fonts) }
    let size = Size(width: output.width, height: output.height)
    let figures = try await parallelMap(names, jobs: jobs, context: font) { name, font in
      let chart = Figures.chart(name, of: study)
      return (chart: chart, drawing: chart.layout(size: size, measurer: font))
    }
    let sheets = figures.indices.flatMap { figure in
      output.themes.flatMap { theme in output.formats.map { (figure, theme, $0) } }
    }
    let files = try await parallelMap(sheets, jobs: jobs, context: font) { sheet, font in
      let (figure, theme, format) = sheet
      return ReportFile(
        path: names[figure].path(theme, format),
        bytes: try encode(figures[figure].drawing, theme: theme, format: format, font: font))
    }
    let each = output.themes.count * output.formats.count
    return names.indices.map { index in
      let chart = figures[index].chart
      return RenderedFigure(
        name: names[index], title: chart.title, alt: chart.description,
        files: Array(files[index * each..<(index + 1) * each]))
    }
  }

  private func encode(_ drawing: Drawing, theme: ThemeName, format: ImageFormat, font: Font) throws
    -> [UInt8]
  {
    let colors: Theme = theme == .dark ? .dark : .light
    return switch format {
    case .png:
      try PNG.encode(
        drawing, theme: colors, scale: output.scale, font: font,
        text: [(key: "experiment-hash", value: experimentHash)])
    case .svg: Array(try svg(drawing, theme: colors, font: font).utf8)
    case .pdf: try PDF.encode(drawing, theme: colors, font: font)
    }
  }

  private func svg(_ drawing: Drawing, theme: Theme, font: Font) throws -> String {
    switch output.svgText {
    case .text: SVGWriter.svg(drawing, theme: theme, family: fonts.family)
    case .outlines: try SVGWriter.svg(drawing, theme: theme, outlinesOf: font)
    }
  }
}
