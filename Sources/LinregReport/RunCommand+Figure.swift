import ArgumentParser
import Reporting
import Training
import Wording

/// `--figure`: one of the figures that a report can hold.
extension FigureName: ExpressibleByArgument {}

extension RunCommand {
  /// Draws one figure and writes it to standard output; no folder is touched.
  func printFigure(_ name: FigureName) async throws {
    let progress = output.progressReporter
    let source = try experimentSource()
    let experiment = try single(configured(source.experiment))
    let signals = Signals.onInterrupt { progress.clear() }
    defer { signals.forEach { $0.cancel() } }
    let pipeline = try Pipeline(experiment, folder: source.folder, table: source.table)
    progress.begin(epochs: experiment.variants.reduce(0) { $0 + $1.variant.training.epochs })
    let study = try await pipeline.train(jobs: output.threads, progress: progress.report)
    progress.clear()
    guard let picture = try await pipeline.picture(of: name, study) else {
      throw UsageError(description: Self.unavailable(name, study))
    }
    for warning in picture.warnings { Terminal.note("linreg-report: \(warning)") }
    try Terminal.put(picture.bytes)
    try failIfDiverged(study)
  }

  /// What does not go together with `--figure`, or with its absence. Asked for when all flags are
  /// known to be right: a word behind a misspelt flag is not to be told of first.
  func checkFigure() throws {
    if let destination, destination != "-" {
      throw UsageError(
        description: "“\(destination)” is one word too many: run takes an experiment"
          + (figure == nil ? "." : ", and - for standard output."))
    }
    guard figure != nil else {
      if experiment == "-" || destination != nil {
        throw UsageError(
          description: "- stands for standard output, which takes one figure: add --figure loss "
            + "--format svg.")
      }
      return
    }
    if let out, out != "-" {
      throw UsageError(
        description: "--figure writes one picture to standard output, not into \(out): leave --out "
          + "away, or list the figures of a report under figures: in its experiment file.")
    }
    if output.selfContained || output.timings != nil {
      throw UsageError(
        description: "--figure writes no report: leave "
          + "\(output.timings == nil ? "--self-contained" : "--timings") away.")
    }
  }

  /// The experiment with one format and one theme: those of the flags, else SVG, and light where the
  /// experiment has both.
  private func single(_ experiment: Experiment) throws -> Experiment {
    var result = experiment
    if output.format == nil { result.output.formats = [.svg] }
    if result.output.themes.count > 1 {
      guard output.theme == nil else {
        throw UsageError(description: "--figure takes one theme: --theme light or --theme dark.")
      }
      result.output.themes = [.light]
    }
    guard result.output.formats.count == 1 else {
      throw UsageError(description: "--figure takes one format: --format svg, png or pdf.")
    }
    if result.output.formats != [.svg], Terminal.isTerminal(.output) {
      throw UsageError(
        description:
          "A terminal can't show \(result.output.formats[0].rawValue.uppercased()): send it "
          + "into a file with > or to another command with |.")
    }
    return result
  }

  private static func unavailable(_ name: FigureName, _ study: Study) -> String {
    let names = Figures.available(for: study).map(\.rawValue)
    return "This experiment has no figure \(name.rawValue); it has \(Phrase.list(names))."
  }
}
