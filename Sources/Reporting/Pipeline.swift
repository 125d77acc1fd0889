import CairoCanvas
import Plotting
import Training

/// The one way from an experiment to the files of its report. Each step takes what the step before
/// it gave; nothing is written and nothing is printed here.
public struct Pipeline: Sendable {
  /// The experiment, its data path as it stands in the experiment file.
  public let experiment: Experiment
  /// The bytes of the data file, for an experiment that names one.
  private let dataFile: [UInt8]?
  /// The folder from which a relative data path starts.
  private let folder: String
  public let data: PreparedData

  /// Reads or makes the data and prepares them for training.
  ///
  /// - Parameter folder: where the experiment file stands; a relative data path starts from there.
  public init(_ experiment: Experiment, folder: String) throws {
    self.experiment = experiment
    self.folder = folder
    switch experiment.data {
    case .synthetic(let synthetic):
      dataFile = nil
      data = try PreparedData(
        synthetic.dataset(), standardize: experiment.standardize, holdout: experiment.holdout)
    case .csv(let source):
      let path = FilePaths.resolve(source.path, from: folder)
      let bytes = try FileReader.read(path, limit: FileReader.dataLimit)
      dataFile = bytes
      data = try PreparedData(
        CSVReader.dataset(from: bytes, named: source.path, selecting: source.selection),
        standardize: experiment.standardize, holdout: experiment.holdout)
    }
  }

  /// Trains every variant.
  ///
  /// - Parameter jobs: threads to use; the result does not depend on it.
  public func train(
    jobs: Int, progress: (@Sendable (TrainingProgress) -> Void)? = nil
  ) async throws -> Study {
    let runs = try await Trainer(data).run(
      experiment.variants.map(\.variant), jobs: jobs, progress: progress)
    return Study(title: experiment.title, data: data, runs: runs, accents: experiment.accents)
  }

  /// Draws the figures and assembles the report.
  ///
  /// - Parameter outputFolder: where the report will stand; a data path is written relative to it.
  public func report(on study: Study, outputFolder: String, jobs: Int) async throws -> Rendering {
    let ran = experiment.movingData(from: folder, to: outputFolder)
    let hash = experimentHash
    let names = experiment.figures.map { chosen in
      Figures.available(for: study).filter(chosen.contains)
    }
    let renderer = try FigureRenderer(output: experiment.output, experimentHash: hash)
    let figures = try await renderer.render(
      names ?? Figures.available(for: study), of: study, jobs: jobs)
    let report = Report(
      experiment: ran, experimentYAML: ExperimentWriter.yaml(ran), experimentHash: hash,
      study: study, findings: Findings.all(of: study), figures: figures)
    return Rendering(
      files: report.files(), table: ParameterTable(study).plainText,
      headline: report.findings.first?.text, warnings: [])
  }

  /// What a report of this experiment is known by: the same wherever its files stand.
  private var experimentHash: String {
    var bytes = Array(ExperimentWriter.yaml(experiment.withBareDataPath).utf8)
    if let dataFile { bytes += dataFile }
    return SHA256.hexadecimal(of: bytes)
  }
}

/// A report as bytes, and what a terminal shows of it.
public struct Rendering: Sendable {
  /// Every file of the folder, in the order in which they are moved in.
  public var files: [ReportFile]
  /// The parameter table as aligned text.
  public var table: String
  /// The finding in a sentence.
  public var headline: String?
  /// What the reader of standard error should know: characters no font has.
  public var warnings: [String]
}
