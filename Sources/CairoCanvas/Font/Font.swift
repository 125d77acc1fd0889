import Plotting

/// The open font: measures text for layout and hands the same glyphs to every output.
///
/// Text is set from left to right, one glyph a character, with the font's own kerning and no
/// ligatures. A letter and its accents are one glyph where the font has one; else the accents are
/// set on the letter. All numbers are font units times the size, so they depend on the font's file and on
/// nothing else.
///
/// A font belongs to one worker: it keeps what it has read. Two fonts on the same files give the
/// same numbers.
public final class Font: TextMeasurer, GlyphOutliner {
  /// What was opened.
  public let files: FontFiles
  private let faces: [FontFace]
  private var known = (regular: GlyphTable(), bold: GlyphTable())
  private var masks = GlyphMasks()
  /// The same faces for cairo, made for the first PDF.
  private var cairoFaces: [CairoFace]?

  /// Opens the files.
  ///
  /// - Throws: `CairoError.font` when one of them is gone or isn't an outline font.
  public init(_ files: FontFiles) throws(CairoError) {
    let library = try FreeTypeLibrary()
    var faces: [FontFace] = []
    for file in files.all {
      faces.append(try FontFace(file, in: library))
    }
    self.files = files
    self.faces = faces
  }

  // MARK: - Measuring

  /// The advance width of one line, kerning included, in points.
  public func width(of string: String, size: Double, weight: FontWeight) -> Double {
    set(string, weight: weight) { _ in } * size
  }

  /// The regular face's height above the baseline, in points.
  public func ascent(size: Double) -> Double { faces[0].ascent * size }

  /// The regular face's depth below the baseline, in points, positive.
  public func descent(size: Double) -> Double { faces[0].descent * size }

  // MARK: - Outlines

  /// The outlines of one line of text as a path to be filled with the non-zero rule, in points,
  /// y downwards, the left end of the baseline at (0, 0).
  ///
  /// - Throws: `CairoError.library` when FreeType can't read a glyph.
  public func outline(
    of string: String, size: Double, weight: FontWeight
  ) throws(CairoError) -> Path {
    var path = Path()
    for glyph in try glyphs(of: string, weight: weight) {
      let shift = glyph.x * size
      let rise = glyph.y * size
      func place(_ point: Point) -> Point {
        Point(shift + point.x * size, -rise - point.y * size)
      }
      path.elements += try faces[glyph.face].outline(glyph.index).elements.map {
        switch $0 {
        case .move(let to): .move(place(to))
        case .line(let to): .line(place(to))
        case .curve(let first, let second, let to): .curve(place(first), place(second), place(to))
        case .close: .close
        }
      }
    }
    return path
  }

  // MARK: - Setting

  /// A glyph at its place in a line.
  struct PlacedGlyph {
    /// Place of its face among `faces`.
    var face: Int
    /// Place in the face.
    var index: UInt32
    /// From the line's start, in ems.
    var x: Double
    /// Above the baseline, in ems.
    var y = 0.0
    /// What it stands for.
    var character: Unicode.Scalar
  }

  /// The glyphs of one line.
  ///
  /// - Throws: `CairoError.library` when FreeType could not read a glyph, now or in measuring.
  func glyphs(of string: String, weight: FontWeight) throws(CairoError) -> [PlacedGlyph] {
    var glyphs: [PlacedGlyph] = []
    glyphs.reserveCapacity(string.utf8.count)
    _ = set(string, weight: weight) { glyphs.append($0) }
    for face in faces {
      if let fault = face.fault { throw fault }
    }
    return glyphs
  }

  /// Sets one line, giving each glyph to `place`. Returns its advance width in ems.
  private func set(
    _ string: String, weight: FontWeight, _ place: (PlacedGlyph) -> Void
  ) -> Double {
    var pen = Pen()
    // Below U+0300 no character leans on the one before it.
    if string.utf8.allSatisfy({ $0 < 0xCC }) {
      for character in string.unicodeScalars {
        put(character, weight: weight, pen: &pen, place)
      }
    } else {
      for cluster in string {
        put(Composition.composed(cluster), weight: weight, pen: &pen, place)
      }
    }
    return pen.x
  }

  /// Where the next glyph goes.
  private struct Pen {
    var x = 0.0
    /// What stands there already, for kerning.
    var last: GlyphTable.Entry?
  }

  /// Sets one character behind what is there. Returns its glyph and where that begins.
  @discardableResult
  private func put(
    _ character: Unicode.Scalar, as drawn: Unicode.Scalar? = nil, weight: FontWeight,
    pen: inout Pen, _ place: (PlacedGlyph) -> Void
  ) -> (entry: GlyphTable.Entry, x: Double)? {
    guard let entry = entry(for: drawn ?? character, weight: weight) else { return nil }
    if let last = pen.last, last.face == entry.face {
      pen.x += faces[entry.face].kerning(last.glyph.index, entry.glyph.index)
    }
    let x = pen.x
    place(PlacedGlyph(face: entry.face, index: entry.glyph.index, x: x, character: character))
    pen.x += entry.glyph.advance
    pen.last = entry
    return (entry, x)
  }

  /// Sets what a reader takes for one character: a letter, then its accents on it. What no font has
  /// shows once, however many parts of the character are missing.
  private func put(
    _ cluster: [Unicode.Scalar], weight: FontWeight, pen: inout Pen,
    _ place: (PlacedGlyph) -> Void
  ) {
    var rest = cluster[...]
    // Accents without a letter stand on a space.
    let letter = rest.first.flatMap { $0.isAccent ? nil : $0 } ?? "\u{A0}"
    if letter == rest.first { rest = rest.dropFirst() }
    guard !cluster.isEmpty,
      let (base, x) = put(
        letter, as: letter.withoutDot(under: rest.first), weight: weight, pen: &pen, place)
    else { return }
    var isReplaced = base.isReplacement
    let ink =
      faces[base.face].ink(base.glyph.index)
      ?? GlyphInk(
        left: 0, right: base.glyph.advance, bottom: 0, top: faces[base.face].xHeight)
    var accents = AccentPlace(over: ink, xHeight: faces[base.face].xHeight)
    for character in rest {
      guard let entry = entry(for: character, weight: weight), !(entry.isReplacement && isReplaced)
      else { continue }
      isReplaced = isReplaced || entry.isReplacement
      if character.isAccent, !entry.isReplacement,
        let accent = faces[entry.face].ink(entry.glyph.index)
      {
        let shift = accents.shift(for: accent, character)
        place(
          PlacedGlyph(
            face: entry.face, index: entry.glyph.index, x: x + shift.x, y: shift.y,
            character: character))
      } else {
        put(character, weight: weight, pen: &pen, place)
      }
    }
  }

  private func entry(for character: Unicode.Scalar, weight: FontWeight) -> GlyphTable.Entry? {
    switch weight {
    case .regular: known.regular.entry(for: character) { find($0, first: 0) }
    case .bold: known.bold.entry(for: character) { find($0, first: 1) }
    }
  }

  /// Asks the weight's own face, then the family's other one, then the fallbacks, then for the sign
  /// that a character is missing.
  private func find(_ character: Unicode.Scalar, first: Int) -> GlyphTable.Entry? {
    if character.isInvisible { return nil }
    for face in [first, 1 - first] + Array(faces.indices.dropFirst(2)) {
      if let glyph = faces[face].glyph(for: character) {
        return GlyphTable.Entry(face: face, glyph: glyph)
      }
    }
    let sign = faces[first].glyph(for: "\u{FFFD}") ?? faces[first].glyph(at: 0)
    return GlyphTable.Entry(face: first, glyph: sign, isReplacement: true)
  }

  // MARK: - For pixels

  /// A glyph's outline in ems, y upwards.
  func outline(_ glyph: PlacedGlyph) throws(CairoError) -> Path {
    try faces[glyph.face].outline(glyph.index)
  }

  /// A glyph's coverage, kept for the next time; nil for a glyph without ink.
  ///
  /// - Parameters:
  ///   - size: Pixels an em.
  ///   - shift: Of its origin to the right of its pixel's left edge, in pixels.
  func mask(
    _ glyph: PlacedGlyph, size: Double, shift: Double
  ) throws(CairoError) -> GlyphMask? {
    try masks.mask(face: glyph.face, index: glyph.index, size: size, shift: shift) {
      () throws(CairoError) in try outline(glyph)
    }
  }

  // MARK: - For SVG

  /// The glyphs of one line with their outlines.
  ///
  /// - Throws: `CairoError.library` when FreeType can't read a glyph.
  public func outlinedGlyphs(
    of string: String, weight: FontWeight
  ) throws(CairoError) -> [OutlinedGlyph] {
    var result: [OutlinedGlyph] = []
    for glyph in try glyphs(of: string, weight: weight) {
      result.append(
        OutlinedGlyph(
          id: .init(face: glyph.face, index: Int(glyph.index)), origin: Point(glyph.x, glyph.y),
          outline: try outline(glyph)))
    }
    return result
  }

  // MARK: - For PDF

  /// The faces as cairo knows them, in the order of `faces`.
  func facesForCairo() throws(CairoError) -> [CairoFace] {
    if let cairoFaces { return cairoFaces }
    var made: [CairoFace] = []
    for file in files.all { made.append(try CairoFace(file)) }
    cairoFaces = made
    return made
  }
}
