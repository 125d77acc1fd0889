/// A file of a report: where it stands in the report's folder, and what it holds.
public struct ReportFile: Sendable, Equatable {
  /// Relative to the report's folder, with slashes: `README.md`, `figures/loss.png`.
  public var path: String
  /// The whole content.
  public var bytes: [UInt8]

  /// A file at `path` with the given content.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
