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
    let inside = FilePath.relative(from: repository, to: path)
    return inside.flatMap { $0 == ".." || $0.hasPrefix("../") ? nil : $0 } ?? path
  }

  /// Text in which a workflow finds no command: neither `::command::` at the start of a line nor the
  /// older `##[command]`, which counts anywhere.
  ///
  /// Scalar by scalar, as GitHub reads: white space of every kind before a command does not hide it, nor
  /// does a character that joins the next one.
  static func inert(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    // Whether nothing but white space and a first colon came in this line; colons and hashes in a row.
    var isAtStart = true
    var colons = 0, hashes = 0
    for scalar in text.unicodeScalars {
      if scalar == ":", isAtStart {
        colons += 1
        if colons == 2 { result.append(" ") }
        isAtStart = colons < 2
      } else if !scalar.properties.isWhitespace || colons > 0 {
        isAtStart = false
      }
      if scalar == "\n" {
        isAtStart = true
        colons = 0
      }
      if scalar == "[", hashes >= 2 { result.append(" ") }
      hashes = scalar == "#" ? hashes + 1 : 0
      result.append(scalar)
    }
    return String(result)
  }
}
