import Training
import Wording

/// What is wrong with what was to be translated, a line a problem, each with its remedy.
public struct TranslationError: Error, Equatable, CustomStringConvertible {
  /// The sentences.
  public let description: String

  /// A name that nobody knows, and the one that was likely meant.
  static func unknown(_ kind: String, _ name: String, nearest: String?, remedy: String) -> String {
    "there is no \(kind) \(Phrase.quoted(name))"
      + (nearest.map { ". Did you mean \($0)?" } ?? "; \(remedy).")
  }

  /// That a tool's number means nothing without these conditions.
  static func missing(_ conditions: [Condition], for id: String) -> String {
    "\(id) needs \(Phrase.list(conditions.map(\.flag))): "
      + Phrase.list(conditions.map(\.reason)) + "."
  }
}
