/// Why a path can't be found.
public struct PathError: Error, Equatable, CustomStringConvertible {
  /// A sentence that says what is wrong and what to do.
  public let description: String
}
