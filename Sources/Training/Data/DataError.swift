import Wording

/// Why a table could not be read: where the fault lies, and in the message what to do about it.
public struct DataError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where a mistake lies: in the table or in the request.
  public enum Kind: Sendable, Equatable {
    /// The table itself is at fault: exit code 65.
    case badData
    /// The table is sound, but what was asked of it is not there: exit code 64.
    case badSelection
  }

  /// Whose mistake it is, and so which exit code a command ends with.
  public var kind: Kind
  /// The file's name, as the caller gave it.
  public var file: String
  /// The line, counted from 1, or `nil` where the fault lies in no one line.
  public var line: Int?
  /// The character in the line, counted from 1 in Unicode scalars; `nil` for a whole line.
  public var column: Int?
  /// One or more sentences: the fault, and the remedy.
  public var message: String

  /// An error with its place and its sentences.
  public init(
    _ kind: Kind = .badData, file: String, line: Int? = nil, column: Int? = nil, message: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// Refuses a text that can't be a name, since it would stand wherever the thing is spoken of: one
  /// that is too long, or of which nothing can be seen.
  public static func checkName(
    _ name: String, of what: String, file: String, line: Int
  ) throws(DataError) {
    let most = TableProfile.Column.longestName
    guard Likeness.isVisible(name) else {
      throw DataError(
        file: file, line: line,
        message: "Nothing of the \(what) can be seen: it has only blanks, or characters that leave "
          + "no mark. Give it another, or choose another column.")
    }
    guard name.utf8.count > most else { return }
    throw DataError(
      file: file, line: line,
      message: "The \(what) has \(NumberText.count(name.utf8.count)) bytes; at most "
        + "\(NumberText.count(most)) are taken. Shorten it, or choose another column.")
  }

  /// `houses.csv:12:3: ` and the message, as compilers and editors write places.
  public var description: String {
    let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
    return "\(Phrase.shown(file, limit: 4_096))\(place): \(message)"
  }
}
