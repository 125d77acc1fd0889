/// Gives text as shapes. `CairoCanvas` implements it with the font that every output uses.
public protocol GlyphOutliner {
  /// The glyphs of one line of text, left to right.
  ///
  /// - Throws: when the font can't be read.
  func outlinedGlyphs(of string: String, weight: FontWeight) throws -> [OutlinedGlyph]
}

/// A glyph at its place in a line of text. Lengths are in ems, y upwards.
public struct OutlinedGlyph: Sendable, Hashable {
  /// Which of the font's shapes it is.
  public struct ID: Sendable, Hashable {
    /// The face's place among the font's faces.
    public var face: Int
    /// The glyph's place in the face.
    public var index: Int

    /// From its places.
    public init(face: Int, index: Int) {
      self.face = face
      self.index = index
    }
  }

  /// The same for the same shape.
  public var id: ID
  /// From the left end of the line's baseline to the glyph's origin.
  public var origin: Point
  /// The shape, from its origin, to be filled with the non-zero rule; empty for a space.
  public var outline: Path

  /// From its parts.
  public init(id: ID, origin: Point, outline: Path) {
    self.id = id
    self.origin = origin
    self.outline = outline
  }
}
