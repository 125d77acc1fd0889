import Reporting
import Training
import Wording

/// Names of columns as a flag lists them, separated and quoted as in a table.
enum NameList {
  /// The names that the words behind a flag list, at least one and each once.
  static func names(in words: [String], of flag: String) throws -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for name in try words.flatMap({ try cells(of: $0, flag) }) {
      guard Likeness.isVisible(name) else {
        throw UsageError(
          description: words.contains(where: Likeness.isVisible)
            ? "\(flag) has an empty name. Take away the comma too many."
            : "\(flag) names no column. Name at least one, or leave \(flag) out.")
      }
      guard known.insert(name).inserted else {
        throw UsageError(description: "\(flag) names \(Phrase.quoted(name)) twice. Name it once.")
      }
      names.append(name)
    }
    return names
  }

  private static func cells(of word: String, _ flag: String) throws -> [String] {
    do {
      return try CSVReader.cells(of: word, named: flag)
    } catch {
      throw UsageError(description: "\(flag): \(error.message)")
    }
  }
}
