import Reporting

/// What GitHub's workflows say of themselves in the environment, and how they are spoken to. Nothing
/// but `check` asks, and no report depends on the answers.
enum GitHub {
  /// Whether a workflow runs this command and reads what it prints.
  static var isRunning: Bool { Terminal.environment("GITHUB_ACTIONS") == "true" }

  /// The file to which a step's summary is appended.
  static var jobSummary: String? {
    Terminal.environment("GITHUB_STEP_SUMMARY").flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A path as annotations name it: relative to the repository.
  static func pathInRepository(_ path: String) -> String {
    guard let repository = Terminal.environment("GITHUB_WORKSPACE") else { return path }
    return DisplayPath.relative(path, to: repository) ?? path
  }

  /// Text in which a workflow finds no command: neither `::command::` at the start of a line nor the
  /// older `##[command]`, which counts anywhere.
  static func inert(_ text: String) -> String {
    guard text.contains("::") || text.contains("##[") else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let start = line.drop { $0 == " " || $0 == "\t" }
      let rest = start.hasPrefix("::") ? ": :" + start.dropFirst(2) : String(start)
      return line.prefix(line.count - start.count) + rest.replacing("##[", with: "## [")
    }.joined(separator: "\n")
  }
}
