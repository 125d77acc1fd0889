/// A file or folder that could not be used, with the remedy.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What could not be done; the command has an exit code for each.
  public enum Kind: Sendable {
    /// An input is missing or can't be read (66).
    case cannotRead
    /// An output can't be created where it was asked for (73).
    case cannotCreate
    /// Writing began and failed; what stood there before still does (74).
    case writeFailed
    /// Another run holds the output folder (75).
    case busy
  }

  /// What could not be done.
  public var kind: Kind
  /// The file or folder concerned, as it was named to us.
  public var path: String
  /// A sentence that names the file and says what to do.
  public var message: String

  /// The message.
  public var description: String { message }

  /// An error of a kind, about a path, in words.
  public init(_ kind: Kind, path: String, message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }
}
