import ArgumentParser
import CairoCanvas
import Reporting

/// `--format`: formats, separated by commas.
struct FormatList: ExpressibleByArgument {
  var formats: [ImageFormat]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    let formats = names.compactMap { ImageFormat(rawValue: String($0)) }
    guard formats.count == names.count else { return nil }
    self.formats = formats.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// `--theme`: one theme or both.
enum ThemeChoice: String, CaseIterable, ExpressibleByArgument {
  case light, dark, both

  var themes: [ThemeName] {
    switch self {
    case .light: [.light]
    case .dark: [.dark]
    case .both: [.light, .dark]
    }
  }
}

extension SVGText: ExpressibleByArgument {}

/// The options of every command that draws: each overrides what the experiment says.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Formats of the figures: png, svg, pdf, or several, separated by commas.",
      valueName: "formats"),
    completion: .list(ImageFormat.allCases.map(\.rawValue)))
  var format: FormatList?

  @Option(help: "Colours of the figures: light, dark or both.")
  var theme: ThemeChoice?

  @Option(help: ArgumentHelp("Width of a figure.", valueName: "points"))
  var width: Double?

  @Option(help: ArgumentHelp("Height of a figure.", valueName: "points"))
  var height: Double?

  @Option(help: ArgumentHelp("Pixels a point in PNG files.", valueName: "number"))
  var scale: Double?

  @Option(help: ArgumentHelp("Font family of the figures.", valueName: "family"))
  var font: String?

  @Option(help: "Letters in SVG files: text, or outlines that need no font.")
  var svgText: SVGText?

  @Flag(help: "Put figures and style into the HTML page, so that this one file can be mailed.")
  var selfContained = false

  @Option(
    help: ArgumentHelp("Threads to use; the result does not depend on it.", valueName: "count"))
  var jobs: Int?

  @Option(help: "Progress: auto, bar, plain or none.")
  var progress: ProgressStyle = .auto

  @Flag(help: "Print nothing but warnings and errors.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "Seed of the initial weights and the orders of every variant.", valueName: "number"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp("Write the seconds of each stage to a file, as JSON.", valueName: "file"),
    completion: .file())
  var timings: String?

  func validate() throws {
    if let jobs, !(1...1_024).contains(jobs) {
      throw ValidationError("--jobs takes a whole number from 1 to 1,024, not \(jobs).")
    }
  }

  /// The experiment with these options applied, refused where a size is out of range.
  func applied(to experiment: Experiment) throws -> Experiment {
    var result = experiment
    result.output = try applied(to: experiment.output)
    if let seed {
      for index in result.variants.indices { result.variants[index].variant.training.seed = seed }
    }
    return result
  }

  /// The settings with these options applied, refused where a size is out of range.
  func applied(to output: OutputSettings) throws -> OutputSettings {
    var result = output
    if let format { result.formats = format.formats }
    if let theme { result.themes = theme.themes }
    if let width { result.width = width }
    if let height { result.height = height }
    if let scale { result.scale = scale }
    if let font { result.font = font }
    if let svgText { result.svgText = svgText }
    if selfContained { result.isSelfContained = true }
    if let problem = result.problem { throw UsageError(description: problem) }
    return result
  }

  /// Those of these options that change what is drawn, as they would be typed.
  var drawingArguments: [String] {
    let values: [(name: String, value: String?)] = [
      ("--format", format?.formats.map(\.rawValue).joined(separator: ",")),
      ("--theme", theme?.rawValue), ("--width", width?.description),
      ("--height", height?.description), ("--scale", scale?.description), ("--font", font),
      ("--svg-text", svgText?.rawValue), ("--seed", seed?.description),
    ]
    return values.flatMap { option -> [String] in
      option.value.map { [option.name, $0] } ?? []
    }
  }

  var progressReporter: ProgressReporter { ProgressReporter(quiet ? .none : progress) }
}

extension OutputOptions {
  /// Refuses what only a command that trains can take.
  func refuseTraining() throws {
    if seed != nil { throw ValidationError("--seed has no meaning here: nothing is trained.") }
    if timings != nil { throw ValidationError("--timings belongs to run and check.") }
  }

  /// Refuses, before anything is done, a file for the seconds that is read or that belongs to something
  /// else that is written.
  func checkTimings(
    besides inputs: [String], font: String, in folder: String, evidence: String? = nil
  ) throws {
    guard let timings else { return }
    let inputs = inputs + (FontFiles.isPath(font) ? [font] : [])
    if inputs.contains(where: { FileLocation.isSame($0, timings) }) {
      throw UsageError(
        description: "--timings would replace \(timings), which is read. Name another file.")
    }
    // A path of which nothing can be told is refused below.
    if (try? FileLocation.isOfReport(timings, in: folder)) == true {
      throw UsageError(
        description:
          "--timings would replace \(timings), which belongs to the report. Name another "
          + "file.")
    }
    if let evidence, FilePath.isInside(timings, evidence) {
      throw UsageError(
        description: "--timings would put \(timings) among the differences. Name another file.")
    }
    // The folder may have to be made first.
    let isToBeMade =
      !FileLocation.isOccupied(folder)
      && FileLocation.isSame(FilePath.parent(of: timings), folder)
    if !isToBeMade { try FileWriter.check(timings) }
  }

  /// Threads to use: as many as asked for, else one a core.
  var threads: Int { jobs ?? Terminal.processors }
}
