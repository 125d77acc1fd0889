import Reporting
import Training

/// An experiment and the folder from which its data path starts.
struct ExperimentSource {
  var experiment: Experiment
  var folder: String
  /// The file that it was read from, if it was.
  var file: String?
  /// The experiment's table, if it had to be read to make the experiment.
  var table: TableFile?
  /// What was chosen for the user, a sentence each.
  var choices: [String] = []

  /// A built-in experiment or an experiment file.
  static func named(_ name: String) throws -> ExperimentSource {
    if let yaml = BuiltInExperiments.yaml(name) {
      return ExperimentSource(
        experiment: try ExperimentReader.read(yaml, named: name + ".yaml"), folder: ".")
    }
    if !name.contains("/") && !name.contains("."), !FileLocation.isOccupied(name) {
      throw UsageError(description: unknown(name) + "; or give the path of a YAML file.")
    }
    return try file(name)
  }

  /// What to say of a name that no built-in experiment has.
  static func unknown(_ name: String) -> String {
    let known = BuiltInExperiments.names.map(\.name)
    let commands = LinregReport.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    let hint =
      Suggestion.nearest(to: name, in: known + commands).map { " Did you mean \($0)?" } ?? ""
    return "There is no experiment '\(name)'.\(hint) Built in: \(known.joined(separator: ", "))"
  }

  /// An experiment file.
  ///
  /// - Parameter isOfReport: whether it stands in a report, where a pipe is not waited for.
  static func file(_ path: String, isOfReport: Bool = false) throws -> ExperimentSource {
    let read = isOfReport ? FileReader.readFile : FileReader.read
    let bytes = try read(path, FileReader.experimentLimit)
    return ExperimentSource(
      experiment: try ExperimentReader.read(bytes, named: path),
      folder: FilePath.parent(of: path), file: path)
  }

  /// A sensible experiment for a table.
  static func table(_ path: String, _ request: TableRequest) throws -> ExperimentSource {
    let (experiment, table) = try TableExperiment.make(path, request)
    return ExperimentSource(
      experiment: experiment, folder: ".", table: table, choices: experiment.notes)
  }
}
