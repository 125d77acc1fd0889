import ArgumentParser
import Reporting
import Training
import Wording

/// `linreg-report run`: train, draw, write.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train an experiment's variants, draw them and write a report.",
    discussion: """
      EXAMPLES
        linreg-report run --out reports/
        linreg-report run my.yaml --out reports/ --format png,svg,pdf
        linreg-report run --data homes.csv --target price --out reports/
        linreg-report run my.yaml --figure loss --format svg - > loss.svg
      """)

  /// What else may end the command with exit code 1.
  enum FailureReason: String, CaseIterable, ExpressibleByArgument { case diverged }

  @Argument(
    help: ArgumentHelp(
      "A built-in experiment's name or a YAML file (default: notebook).", valueName: "experiment"),
    completion: Completions.experiment)
  var experiment: String?

  /// A `-` behind the experiment's name, where pictures go to standard output.
  @Argument(help: .hidden)
  var destination: String?

  @Option(
    help: ArgumentHelp(
      "The folder to write the report into; it is made if it is missing.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Option(
    help: ArgumentHelp(
      "The plane of the trajectory: two features, or a feature and bias, separated by a comma and quoted as in a table; a column called bias is feature_bias (default: the two weights with the greatest effect).",
      valueName: "names"))
  var axes: String?

  @Option(
    help: ArgumentHelp(
      "Write one figure to standard output, and no report: --figure loss --format svg -",
      valueName: "name"))
  var figure: FigureName?

  @Option(name: .customLong("fail-on"), help: "Exit with 1 if a variant diverged.")
  var failOn: FailureReason?

  @OptionGroup(title: "Options for a table of your own")
  var table: TableOptions

  @OptionGroup
  var output: OutputOptions

  func validate() throws {
    if table.data != nil, experiment != nil, experiment != "-" {
      throw ValidationError("Give an experiment or --data, not both.")
    }
  }

  func run() async throws {
    try checkFigure()
    if let figure { return try await printFigure(figure) }
    var timings = Timings()
    let progress = output.progressReporter
    var source = try await timings.measure(.reading) { try experimentSource() }
    let chosen = try configured(source.experiment)
    let out = try outputFolder()
    let tables = [table.data, chosen.dataPath(from: source.folder)].compactMap(\.self)
    try ReportFolder.refuseOwn(tables, in: out)
    try output.checkTimings(
      besides: tables + [source.file].compactMap(\.self), font: chosen.output.font, in: out)
    try await ReportFolder.hold(
      out, for: .experiment, expecting: chosen.figurePaths, clearing: progress
    ) { folder in
      if !output.quiet { source.choices.forEach(Terminal.note) }

      let jobs = output.threads
      let pipeline = try await timings.measure(.reading) {
        try Pipeline(chosen, folder: source.folder, table: source.table.take())
      }
      progress.begin(epochs: chosen.variants.reduce(0) { $0 + $1.variant.training.epochs })
      let study = try await timings.measure(.training) {
        try await pipeline.train(jobs: jobs, progress: progress.report)
      }
      progress.clear()
      let rendering = try await timings.measure(.drawing) {
        try await pipeline.report(on: study, outputFolder: out, jobs: jobs)
      }
      try await timings.measure(.writing) { try folder.commit(rendering.files) }
      if let path = output.timings { try FileWriter.write(timings.json, to: path) }

      for warning in rendering.warnings { Terminal.note("linreg-report: \(warning)") }
      if !output.quiet {
        try Terminal.printTables(rendering.table)
        if Terminal.isTerminal(.error), !rendering.losses.isEmpty {
          Terminal.noteUnended("\n" + rendering.losses + "\n")
        }
        if let headline = rendering.headline { Terminal.note(headline) }
        Terminal.note("The report is in \(FilePath.join(out, "README.md")).")
      }
      try failIfDiverged(study)
    }
  }

  /// Ends with 1 where a variant diverged that must not, and says so even when all else is kept quiet.
  func failIfDiverged(_ study: Study) throws {
    guard failOn == .diverged, !study.diverged.isEmpty else { return }
    let names = Phrase.list(study.diverged.map { Phrase.shown($0) }, atMost: 12)
    Terminal.note("linreg-report: \(names) diverged, and --fail-on diverged forbids it.")
    throw ExitStatus.drift
  }

  /// The experiment with what the flags say.
  func configured(_ experiment: Experiment) throws -> Experiment {
    var chosen = try output.applied(to: experiment)
    if let axes { chosen.output.axes = try Self.plane(axes) }
    return chosen
  }

  /// Asked for only here, so that a misspelt flag or experiment is told of first.
  private func outputFolder() throws -> String {
    if let out { return out }
    throw UsageError(
      description: "Say where the report is to be written: --out FOLDER, such as --out reports/.")
  }

  /// Two names, separated and quoted as in a table.
  private static func plane(_ text: String) throws -> TrajectoryAxes {
    let names = (try? NameList.names(in: [text], of: "--axes")) ?? []
    guard let axes = TrajectoryAxes(names) else {
      throw UsageError(
        description: "--axes takes two names that differ, separated by a comma: --axes size,bias. "
          + "It can't take “\(text.prefix(60))”.")
    }
    return axes
  }

  func experimentSource() throws -> ExperimentSource {
    guard let data = table.data else {
      return try .named(experiment == "-" ? "notebook" : experiment ?? "notebook")
    }
    return try .table(data, try table.request(data))
  }
}
