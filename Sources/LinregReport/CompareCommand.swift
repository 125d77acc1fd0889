import ArgumentParser
import Reporting

/// `linreg-report compare`: what differs between two reports.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say what differs between two reports.",
    discussion: """
      EXAMPLES
        linreg-report compare reports/ ../main/reports/
            Settings that differ, and by how much errors and parameters moved.
        linreg-report compare before/ after/ --out what-moved/
            The same as a report with a figure.
        linreg-report compare before/ after/ --json
            Every number, for a script.

      Variants are told apart by their names. To check that a report is current, use check.
      """)

  @Argument(
    help: ArgumentHelp(
      "The folder of a report, or its summary.json.", valueName: "first"),
    completion: .directory)
  var first: String

  @Argument(
    help: ArgumentHelp("The one to set beside it.", valueName: "second"), completion: .directory)
  var second: String

  @Option(
    help: ArgumentHelp(
      "Write a report with a figure into a folder; it is made if it is missing.",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Print JSON, with all digits, instead of tables.")
  var json = false

  @OptionGroup
  var output: OutputOptions

  func validate() throws {
    try output.refuseTraining()
    if out == nil, let flag = output.drawingArguments.first {
      throw ValidationError("\(flag) is about a figure: say where to write it with --out FOLDER.")
    }
  }

  func run() async throws {
    let comparison = Comparison(
      try ReportSummary(path: first), try ReportSummary(path: second))
    for path in [first, second] {
      let folder = path.hasSuffix(".json") ? FilePath.parent(of: path) : path
      guard let interruption = try OutputFolder(path: folder).interruption else { continue }
      Terminal.note("linreg-report: \(interruption)")
    }
    if let out { try await write(comparison, to: out) }
    if !output.quiet || json {
      if json {
        try Terminal.print(comparison.json)
      } else {
        try Terminal.printTables(comparison.plainText)
      }
    }
    guard !output.quiet else { return }
    comparison.summary.forEach(Terminal.note)
    if let out { Terminal.note("The report is in \(FilePath.join(out, "README.md")).") }
  }

  private func write(_ comparison: Comparison, to out: String) async throws {
    let settings = try output.applied(to: OutputSettings())
    let figures = ComparisonReport.figurePaths(settings)
    try await ReportFolder.hold(out, for: .comparison, expecting: figures) { folder in
      try folder.commit(
        try await ComparisonReport.files(of: comparison, output: settings, jobs: output.threads))
    }
  }
}
