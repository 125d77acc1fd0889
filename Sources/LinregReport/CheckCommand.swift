import ArgumentParser
import CairoCanvas
import Reporting
import Wording

/// `linreg-report check`: regenerate elsewhere, compare, change nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Regenerate a report elsewhere and compare it with the committed one.",
    discussion: """
      EXAMPLES
        linreg-report check --out reports/
        linreg-report check --out reports/ --diff-dir differences/
        linreg-report check --out reports/ --tolerance 1e-9

      Exits with 0 if nothing drifted and with 1 if anything did. PNG files that another version of
      cairo drew a little differently pass while their SVG is unchanged, unless --strict-pixels.
      """)

  @Option(
    help: ArgumentHelp("The folder that holds the report.", valueName: "folder"),
    completion: .directory)
  var out: String

  @Option(
    help: ArgumentHelp(
      "Write what was expected, what is made now and where pictures differ into a folder.",
      valueName: "folder"),
    completion: .directory)
  var diffDir: String?

  @Option(
    help: ArgumentHelp(
      "Let numbers differ by a share of themselves (1e-9), pixels by so much of 255 (8/255), or both, separated by a comma (default: not at all).",
      valueName: "tolerance"),
    transform: Self.tolerance)
  var tolerance: CheckTolerance?

  @Flag(help: "Fail on any changed pixel, even where the SVG is unchanged.")
  var strictPixels = false

  @OptionGroup
  var output: OutputOptions

  func run() async throws {
    var timings = Timings()
    let progress = output.progressReporter
    let evidence = try diffDir.map { try EvidenceFolder(path: $0, besides: out) }
    if let notice = try OutputFolder(path: out).recover() {
      Terminal.note("linreg-report: \(notice)")
    }
    let made =
      if let recipe = try committedRecipe() {
        try await drawn(recipe, &timings)
      } else {
        try await repeated(&timings, progress)
      }
    let result = try Check.compare(
      made.files, with: out, tolerance: allowed, painted: made.painted)
    // What was found is said first: it is not to be lost with a file that can't be written.
    try report(result, command: made.command)
    if let path = output.timings { try FileWriter.write(timings.json, to: path) }
    try evidence?.write(CheckEvidence(of: result, made.files, committedIn: out), of: result)
    guard result.passed else {
      if let diffDir { Terminal.note("What differs is in \(diffDir).") }
      Terminal.note("Drift." + (result.callsForWriting ? " To accept it: \(made.command)" : ""))
      throw ExitStatus.drift
    }
  }

  /// A report made again.
  private struct Repetition {
    var files: [ReportFile]
    /// The pixels of its pictures before they were encoded.
    var painted: @Sendable (_ path: String) -> Pixels?
    /// The one command that writes it over the committed one.
    var command: String
  }

  /// The report of an experiment, made again from the experiment that it holds.
  private func repeated(
    _ timings: inout Timings, _ progress: ProgressReporter
  ) async throws -> Repetition {
    let source = try await timings.measure(.reading) { try committedExperiment() }
    let experiment = try output.applied(to: source.experiment)
    let table = experiment.dataPath(from: source.folder)
    try output.checkTimings(
      besides: [table].compactMap(\.self), font: experiment.output.font, in: out,
      evidence: diffDir)
    let pipeline = try await timings.measure(.reading) {
      try Pipeline(experiment, folder: source.folder)
    }
    let study = try await timings.measure(.training) {
      try await pipeline.train(jobs: output.threads, progress: progress.report)
    }
    progress.clear()
    let rendering = try await timings.measure(.drawing) {
      try await pipeline.report(on: study, outputFolder: out, jobs: output.threads)
    }
    return Repetition(
      files: rendering.files, painted: rendering.painted,
      command: command(
        "run", [FilePath.join(out, "experiment.yaml")], output.drawingArguments))
  }

  /// What `plot` drew, drawn again from the logs that its summary names.
  private func drawn(
    _ recipe: HistoryRecipe, _ timings: inout Timings
  ) async throws -> Repetition {
    guard recipe.isRepeatable else {
      throw FileError(
        .cannotRead, path: out,
        message: "\(out) was drawn from standard input, which can't be read again. To have it "
          + "checked, draw it from a file.")
    }
    if let problem = recipe.output.problem {
      throw FileError(
        .cannotRead, path: out,
        message:
          "\(out) holds no report that can be repeated: its summary.json says how it was drawn, "
          + "and has been changed. \(problem)")
    }
    var recipe = recipe
    recipe.output = try output.applied(to: recipe.output)
    let paths = recipe.paths(from: out)
    try output.checkTimings(
      besides: paths, font: recipe.output.font, in: out, evidence: diffDir)
    let (histories, _, hashes) = try await timings.measure(.reading) {
      try HistoryReader.read(paths, recipe.request)
    }
    for (place, hash) in hashes.enumerated() where recipe.logs[place].hash != hash {
      Terminal.note("\(paths[place]) is not what it was when \(out) was drawn.")
      recipe.logs[place].hash = hash
    }
    let report = try await timings.measure(.drawing) {
      try await HistoryReport(histories, recipe, jobs: output.threads)
    }
    return Repetition(
      files: report.files, painted: report.painted,
      command: command("plot", paths, recipe.request.arguments + recipe.output.arguments))
  }

  /// The experiment that the committed report was made from.
  private func committedExperiment() throws -> ExperimentSource {
    do {
      return try ExperimentSource.file(
        FilePath.join(out, "experiment.yaml"), isOfReport: true)
    } catch let error as FileError {
      throw FileError(
        error.kind, path: error.path,
        message: "\(out) holds no report that can be repeated. \(error.message) \(remedy)")
    }
  }

  /// How what `plot` drew is drawn again; `nil` for a folder that does not hold that.
  private func committedRecipe() throws -> HistoryRecipe? {
    let experiment = FilePath.join(out, "experiment.yaml")
    let summary = FilePath.join(out, "summary.json")
    guard try !FileReader.isOccupied(experiment), try FileReader.isOccupied(summary) else {
      return nil
    }
    return try HistoryRecipe(ofReportIn: out)
  }

  /// How a folder comes to hold what can be checked, without loss of what it holds.
  private var remedy: String {
    let summary = FilePath.join(out, "summary.json")
    return (try? FileReader.isOccupied(summary)) == true
      ? "It has lost its experiment, or never had one: write it again with the command that made it."
      : "To write a report: linreg-report --out \(ShellWord.path(out))"
  }

  private static func tolerance(_ text: String) throws -> CheckTolerance {
    var tolerance = CheckTolerance.strict
    guard tolerance.read(text) else {
      throw ValidationError(
        "Take a number of 0 or more and less than 1 (1e-9), a whole number of 255 (8/255), or both, "
          + "separated by a comma.")
    }
    return tolerance
  }

  private var allowed: CheckTolerance {
    var allowed = tolerance ?? .strict
    allowed.acceptsOtherRasteriser = !strictPixels
    return allowed
  }

  // MARK: - What is said

  /// Says what was found: to a reader, and to GitHub where its variables are set.
  private func report(_ result: CheckResult, command: String) throws {
    if !output.quiet || !result.passed {
      let lines = Terminal.cut(result.lines)
      try Terminal.print(lines.joined(separator: "\n") + "\n")
      if lines != result.lines {
        Terminal.note("Lines are cut to the terminal's width; | cat shows them whole.")
      }
    }
    if GitHub.isRunning, !result.passed {
      result.annotations(folder: GitHub.pathInRepository(out)).forEach(Terminal.command)
    }
    if let path = GitHub.jobSummary {
      do {
        try FileWriter.append(result.jobSummary(folder: out, command: command), to: path)
      } catch {
        // What was found is not lost with it.
        Terminal.note("linreg-report: \(error.message)")
      }
    }
  }

  /// The words of a command that writes the report as this check has made it, ready to be typed.
  private func command(_ name: String, _ paths: [String], _ options: [String]) -> String {
    (["linreg-report", name] + paths.map(ShellWord.path) + ["--out", ShellWord.path(out)]
      + options.map(ShellWord.quoted)).joined(separator: " ")
  }
}
