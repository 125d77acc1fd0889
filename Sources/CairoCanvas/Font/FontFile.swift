/// One face in a font file.
public struct FontFile: Sendable, Hashable {
  /// Absolute path.
  public var path: String
  /// Place of the face in a collection, 0 in a plain file.
  public var index: Int

  /// A face by its place.
  public init(path: String, index: Int = 0) {
    self.path = path
    self.index = index
  }
}
