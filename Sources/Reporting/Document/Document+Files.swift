extension Document {
  /// The document as GitHub and as a browser show it, with the browser's style beside it or, where
  /// the output is to be in one file, within.
  func files(figures: [RenderedFigure], output: OutputSettings) -> [ReportFile] {
    let style = PackageResources.report_css
    let parts =
      output.isSelfContained
      ? PageParts.inside(stylesheet: style, files: figures.flatMap(\.files))
      : PageParts.beside(stylesheet: "report.css")
    return [
      ReportFile(path: "README.md", bytes: Array(MarkdownWriter.markdown(self).utf8)),
      ReportFile(path: "index.html", bytes: Array(HTMLWriter.html(self, parts).utf8)),
      ReportFile(path: "report.css", bytes: style),
    ] + figures.flatMap(\.files)
  }
}
