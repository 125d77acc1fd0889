import Reporting
import Training

/// Names in one word of the command line, separated and quoted as in a table.
enum NameList {
  /// The names that `text` lists.
  ///
  /// - Parameter flag: what the word stands behind, for the sentence where it is at fault.
  static func names(in text: String, of flag: String) throws -> [String] {
    do {
      return try CSVReader.header(of: Array(text.utf8), named: flag)
    } catch {
      throw UsageError(description: "\(flag): \(error.message)")
    }
  }
}
