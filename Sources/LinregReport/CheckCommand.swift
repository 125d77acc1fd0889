import ArgumentParser
import Reporting

/// `linreg-report check`: regenerate elsewhere, compare, change nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Regenerate a report elsewhere and compare it with the committed one.",
    discussion: """
      EXAMPLES
        linreg-report check --out reports/

      Exits with 0 if nothing drifted and with 1 if anything did. PNG files that another version of
      cairo drew a little differently pass while their SVG is unchanged, unless --strict-pixels.
      """)

  @Option(help: ArgumentHelp("The folder that holds the report.", valueName: "folder"))
  var out: String

  @Flag(help: "Fail on any changed pixel, even where the SVG is unchanged.")
  var strictPixels = false

  @OptionGroup
  var output: OutputOptions

  /// The experiment that the committed report was made from.
  private func committedExperiment() throws -> ExperimentSource {
    do {
      return try ExperimentSource.file(DisplayPath.child("experiment.yaml", of: out))
    } catch let error as FileError {
      throw FileError(
        error.kind, path: error.path,
        message: "\(out) holds no report that can be repeated. \(error.message) "
          + "To write a report: linreg-report --out \(out)")
    }
  }

  func run() async throws {
    var timings = Timings()
    let progress = output.progressReporter
    if let notice = try OutputFolder(path: out).recover() {
      Terminal.note("linreg-report: \(notice)")
    }
    let source = try await timings.measure(.reading) { try committedExperiment() }
    let jobs = output.threads
    let experiment = try output.applied(to: source.experiment)
    let pipeline = try await timings.measure(.reading) {
      try await Pipeline(experiment, folder: source.folder)
    }
    let study = try await timings.measure(.training) {
      try await pipeline.train(jobs: jobs, progress: progress.report)
    }
    progress.clear()
    let rendering = try await timings.measure(.drawing) {
      try await pipeline.report(on: study, outputFolder: out, jobs: jobs)
    }
    let result = try Check.compare(rendering.files, with: out, strictPixels: strictPixels)
    if let path = output.timings { try FileWriter.write(timings.json, to: path) }
    if !output.quiet || !result.passed {
      try Terminal.print(result.lines.joined(separator: "\n") + "\n")
    }
    guard result.passed else {
      Terminal.note(
        "Drift. To accept it: linreg-report run \(DisplayPath.child("experiment.yaml", of: out)) "
          + "--out \(out)")
      throw ExitStatus.drift
    }
  }
}
