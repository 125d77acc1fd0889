import ArgumentParser
import Reporting

/// What a shell offers where a word may be one of many.
enum Completions {
  /// A built-in experiment, or an experiment file.
  static let experiment = CompletionKind.custom { _, _, prefix in
    BuiltInExperiments.names.map(\.name)
      + PathCompletion.paths(beginning: prefix, endings: [".yaml", ".yml"])
  }

  /// What `experiments` prints.
  static let printable = CompletionKind.list(
    BuiltInExperiments.names.map(\.name) + BuiltInTables.names)

  /// A column of the table that `--data` names.
  static let column = CompletionKind.custom { words, _, _ in
    guard let flag = words.lastIndex(of: "--data"), flag + 1 < words.count else { return [] }
    return (try? TableFile.profile(words[flag + 1]).columns.map(\.name)) ?? []
  }
}
