import ArgumentParser
import Reporting
import Training
import Wording

/// `linreg-report plot`: draw histories that were made elsewhere.
struct PlotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw training histories that were made elsewhere.",
    discussion: """
      EXAMPLES
        linreg-report plot log.csv --out plots/
            What Keras' CSVLogger or anyone else wrote, a line a row.
        linreg-report plot first.csv second.csv --y val_loss --out plots/
            Runs to compare, named after their files.
        linreg-report plot runs.jsonl --x step --y loss --group run --out plots/
            JSON lines; a run for each text in a column.
      """)

  @Argument(
    help: ArgumentHelp(
      "CSV or JSON lines, a file a run; - reads standard input.", valueName: "log"),
    completion: .file())
  var logs: [String]

  @Option(
    help: ArgumentHelp(
      "The folder to write the report into; it is made if it is missing.", valueName: "folder"),
    completion: .directory)
  var out: String

  @Option(
    help: ArgumentHelp(
      "The column along the x axis (default: epoch or step, else the row).", valueName: "column"))
  var x: String?

  @Option(
    help: ArgumentHelp(
      "Columns to draw, separated by commas, or several times (default: loss, val_loss, and others, up to six).",
      valueName: "columns"))
  var y: [String] = []

  @Flag(help: "A log y axis (default: where values span more than two decades).")
  var logY = false

  @Option(
    help: ArgumentHelp("The column whose texts tell runs apart.", valueName: "column"))
  var group: String?

  @Option(help: ArgumentHelp("The title, instead of the finding.", valueName: "text"))
  var title: String?

  @OptionGroup
  var output: OutputOptions

  func validate() throws {
    try output.refuseTraining()
    if logs.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input can be read only once: give - once.")
    }
    if let title, !Likeness.isVisible(title) {
      throw ValidationError("--title takes text that can be seen. Leave it out for the finding.")
    }
  }

  func run() async throws {
    let settings = try output.applied(to: OutputSettings())
    let request = HistoryRequest(
      x: x, y: try NameList.names(in: y, of: "--y"), group: group, isLog: logY, title: title)
    try ReportFolder.refuseOwn(logs, in: out)
    let (histories, choices, hashes) = try HistoryReader.read(logs, request)
    let figures = HistoryReport.figurePaths(settings)
    try await ReportFolder.hold(out, for: .history, expecting: figures) { folder in
      if !output.quiet { choices.forEach(Terminal.note) }
      let recipe = try HistoryRecipe(
        logs: logs, hashes: hashes, request: request, output: settings, folder: out)
      let report = try await HistoryReport(histories, recipe, jobs: output.threads)
      try folder.commit(report.files)
      if output.quiet { return }
      report.warnings.forEach(Terminal.note)
      try Terminal.printTables(report.table)
      if let headline = report.headline { Terminal.note(headline) }
      Terminal.note("The report is in \(FilePath.join(out, "README.md")).")
    }
  }
}
