import Plotting

/// A figure, drawn in every format and theme that was asked for.
struct RenderedFigure: Sendable {
  /// A slug of `[a-z0-9-]`: its files' name.
  var name: String
  var title: String
  /// The finding and its numbers, for a reader who can't see the picture.
  var alt: String
  var drawing: Drawing
  /// `figures/NAME.png` and so on, by theme and then by format, and the numbers behind them where
  /// these have a table.
  var files: [ReportFile]
}

/// Everything that a report says, ready to be written as bytes.
struct Report: Sendable {
  var experiment: Experiment
  /// The experiment as it ran, all defaults written out.
  var experimentYAML: String
  /// SHA-256 of the experiment, its file's folder left out, and of the data file if it names one.
  var experimentHash: String
  var study: Study
  var findings: [Finding]
  var figures: [RenderedFigure]

  /// The files of the report's folder, `summary.json` last: it says that the others are there.
  func files() -> [ReportFile] {
    ReportDocument.document(of: self).files(figures: figures, output: experiment.output) + [
      ReportFile(path: ReportPath.experiment, bytes: Array(experimentYAML.utf8)),
      ReportFile(path: "history.csv", bytes: HistoryCSV.table(of: study).bytes),
      ReportFile(path: ReportPath.summary, bytes: Array(Summary.json(of: self).fileText.utf8)),
    ]
  }
}
