import CairoCanvas
import Plotting
import Training
import Wording

/// The one way from an experiment to the files of its report. Each step takes what the step before
/// it gave; nothing is written and nothing is printed here.
public struct Pipeline: Sendable {
  /// The experiment, its data path as it stands in the experiment file.
  public let experiment: Experiment
  /// SHA-256 of the data file, for an experiment that names one.
  private let dataHash: String?
  /// The folder from which a relative data path starts.
  private let folder: String
  /// The search for the font, which mostly waits for files and so goes on beside other work.
  private let fonts: Task<FontFiles, any Error>
  /// The data, ready for training.
  public let data: PreparedData
  /// The cells of the experiment's sweep.
  private let cells: [SweepCell]

  /// Begins to look for the font, reads or makes the data and prepares them for training.
  ///
  /// - Parameters:
  ///   - folder: where the experiment file stands; a relative data path starts from there.
  ///   - table: the experiment's table, if it has been read already: a pipe can be read only once.
  public init(
    _ experiment: Experiment, folder: String, table: consuming TableFile? = nil
  ) throws {
    let family = Task { [font = experiment.output.font] in try FontFiles.find(family: font) }
    self.experiment = experiment
    self.folder = folder
    let dataset: Dataset
    (dataset, dataHash) = try Self.rows(of: experiment.data, folder: folder, table: table)
    do {
      data = try Self.prepared(consume dataset, experiment)
    } catch {
      guard case .csv(let source) = experiment.data else { throw error }
      throw DataError(file: source.path, message: error.description)
    }
    cells = try Self.cells(of: experiment, data)
    _ = try experiment.output.axes?.parameters(
      among: data.dataset.features,
      hasBias: experiment.variants.contains { $0.variant.training.bias != .none })
    // Everything a figure may set beyond what every font has.
    let names =
      [FigureCharacters.own, experiment.title, data.dataset.target] + data.dataset.features
      + experiment.variants.map(\.variant.name)
    fonts = Task {
      try await family.value.covering(names.flatMap { Inert.line($0).unicodeScalars })
    }
  }

  /// Finds the path's solutions and trains every variant and every cell of the sweep. A font that is
  /// missing ends it at once.
  ///
  /// - Parameters:
  ///   - jobs: threads to use; the result does not depend on it.
  ///   - progress: called from any thread.
  public func train(
    jobs: Int, progress: (@Sendable (StudyProgress) -> Void)? = nil
  ) async throws -> Study {
    async let study = searchAndTrain(jobs: jobs, progress: progress)
    _ = try await fonts.value
    return try await study
  }

  private func searchAndTrain(
    jobs: Int, progress: (@Sendable (StudyProgress) -> Void)?
  ) async throws -> Study {
    // What can be refused comes first.
    let path = try experiment.path.map { try data.path($0) }
    if let path { progress?(.path(points: path.points.count)) }
    try Task.checkCancellation()
    let trainer = Trainer(data)
    let runs = try await trainer.run(
      experiment.variants.map { $0.trained(on: data.trainingRowCount) }, jobs: jobs,
      progress: { progress?(.variant($0)) })
    var study = Study(
      title: experiment.title, data: data, runs: runs, accents: experiment.accents, path: path,
      axes: experiment.output.axes)
    if let sweep = experiment.sweep {
      let count = SweepProgress(cells)
      let outcomes = try await trainer.sweep(
        cells, jobs: jobs, progress: { progress?(count.adding($0)) })
      let result = SweepResult(sweep.sweep, outcomes: outcomes)
      study.sweep = result
      progress?(.sweepEnded(cells: outcomes.count, diverged: result.diverged.count))
    }
    return study
  }

  /// Draws the figures and assembles the report.
  ///
  /// - Parameter outputFolder: where the report will stand; a data path is written relative to it.
  public func report(on study: Study, outputFolder: String, jobs: Int) async throws -> Rendering {
    // The report's own copy of the experiment finds the data from where the report stands.
    let ran = experiment.namingData { path in
      BuiltInTables.isNamed(by: path)
        ? path
        : FilePath.relative(from: outputFolder, to: Self.resolve(path, from: folder)) ?? path
    }
    let hash = experimentHash
    let available = Figures.available(for: study)
    let names = experiment.figures.map { available.filter($0.contains) } ?? available
    async let findings = Findings.all(of: study)
    let fonts = try await fonts.value
    let renderer = FigureRenderer(output: experiment.output, fonts: fonts, experimentHash: hash)
    let figures = try await renderer.render(names, of: study, jobs: jobs)
    let report = Report(
      experiment: ran, experimentYAML: ExperimentWriter.yaml(ran), experimentHash: hash,
      study: study, findings: await findings, figures: figures)
    return Rendering(
      files: report.files(), table: AlignedText.tables(of: study),
      losses: AlignedText.losses(of: study, width: 80),
      headline: report.findings.first?.text, warnings: Self.warnings(of: fonts),
      painted: { renderer.pixels(at: $0, of: figures) })
  }

  /// One figure in the first of the experiment's formats and themes, and what the reader of standard
  /// error should know; `nil` where the data do not allow it.
  public func picture(
    of name: FigureName, _ study: Study
  ) async throws -> (bytes: [UInt8], warnings: [String])? {
    guard Figures.available(for: study).contains(name),
      let format = experiment.output.formats.first,
      let theme = experiment.output.themes.first
    else { return nil }
    let fonts = try await fonts.value
    let illustrator = Illustrator(
      fonts, output: experiment.output, experimentHash: experimentHash)
    let drawing = try await illustrator.drawing(of: Figures.chart(name, of: study))
    let bytes = try await illustrator.file(drawing, theme: theme, format: format)
    return (bytes, Self.warnings(of: fonts))
  }

  private static func warnings(of fonts: FontFiles) -> [String] {
    let missing = fonts.missingCharacters
    guard !missing.isEmpty else { return [] }
    let shown = missing.map { "“\($0)” (U+\(String($0.value, radix: 16, uppercase: true)))" }
    return [
      "No font on this machine has \(Phrase.list(shown, atMost: 5)): drawn as a replacement "
        + "character. Install a font that has it, or name one with --font."
    ]
  }

  /// What a report of this experiment is known by: the same wherever its files stand.
  private var experimentHash: String {
    let bare = experiment.namingData { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return SHA256.hexadecimal(of: Array((ExperimentWriter.yaml(bare) + (dataHash ?? "")).utf8))
  }

  /// An experiment's rows, and the hash of the file they come from.
  private static func rows(
    of source: DataSource, folder: String, table: consuming TableFile?
  ) throws -> (Dataset, hash: String?) {
    switch source {
    case .synthetic(let synthetic):
      return (synthetic.dataset(), nil)
    case .polynomial(let polynomial):
      return (polynomial.dataset(), nil)
    case .csv(let source):
      let table =
        try table ?? TableFile.read(resolve(source.path, from: folder), selecting: source.selection)
      return (table.dataset, table.hash)
    }
  }

  /// The data made ready. They are handed over, so that this happens where they are and not in a copy.
  private static func prepared(
    _ dataset: consuming Dataset, _ experiment: Experiment
  ) throws(PreparationError) -> PreparedData {
    try PreparedData(
      dataset, standardize: experiment.standardize, holdout: experiment.holdout)
  }

  private static func cells(of experiment: Experiment, _ data: PreparedData) throws -> [SweepCell] {
    do {
      let cells = try experiment.sweepCells(trainingRows: data.trainingRowCount)
      // A table's columns are counted only when it has been read.
      if let problem = SweepSettings.problem(
        cells: cells.count, features: data.dataset.featureCount)
      {
        throw SweepError(description: problem)
      }
      return cells
    } catch let error as PenaltyError {
      throw SweepError(description: "The sweep has a strength that won't do: \(error).")
    }
  }

  private static func resolve(_ path: String, from folder: String) -> String {
    BuiltInTables.isNamed(by: path) ? path : FilePath.from(folder, path)
  }
}

/// A report as bytes, and what a terminal shows of it.
public struct Rendering: Sendable {
  /// Every file of the folder, in the order in which they are moved in.
  public var files: [ReportFile]
  /// The tables of what came out, as aligned text.
  public var table: String
  /// Each variant's way as a line of blocks, for a terminal.
  public var losses: String
  /// The finding in a sentence.
  public var headline: String?
  /// What the reader of standard error should know: characters no font has.
  public var warnings: [String]
  /// The pixels of a picture of the report, by its path, before they were encoded.
  public var painted: @Sendable (_ path: String) -> Pixels?
}
