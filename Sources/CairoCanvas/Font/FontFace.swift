import CCairo
import Plotting

/// Owner of one FreeType library. A library and its faces belong to one thread at a time.
@safe final class FreeTypeLibrary {
  let pointer: FT_Library

  init() throws(CairoError) {
    var library: FT_Library?
    try hear(freeType: unsafe FT_Init_FreeType(&library), "FT_Init_FreeType")
    guard let library = unsafe library else {
      throw .library(call: "FT_Init_FreeType", reason: "it gave no library")
    }
    unsafe pointer = library
  }

  deinit {
    unsafe FT_Done_FreeType(pointer)
  }
}

/// A glyph of a face: its number, and how far it moves the pen, in ems.
struct Glyph {
  var index: UInt32
  var advance: Double
}

/// Owner of one open face, read in font units: no hinting, no size, nothing that a setting of the
/// machine could change.
@safe final class FontFace {
  private let library: FreeTypeLibrary
  let pointer: FT_Face
  /// Font units an em.
  let unitsPerEm: Double
  private let hasKerning: Bool
  private var outlines: [UInt32: Path] = [:]
  private var inks: [UInt32: GlyphInk?] = [:]
  /// Height of a small letter, in ems.
  private(set) lazy var xHeight = glyph(for: "x").flatMap { ink($0.index)?.top } ?? 0.5
  /// The first failure to read a glyph. Measuring can't throw, so painting does.
  private(set) var fault: CairoError?

  /// Opens a face.
  ///
  /// - Throws: `CairoError.font` when the file can't be read or has no outlines.
  init(_ file: FontFile, in library: FreeTypeLibrary) throws(CairoError) {
    var face: FT_Face?
    let code = unsafe FT_New_Face(library.pointer, file.path, file.index, &face)
    guard code == 0, let face = unsafe face else {
      throw .font("The font file \(file.path) can't be opened (FreeType error \(code)).")
    }
    let units = unsafe face.pointee.units_per_EM
    guard unsafe face.pointee.face_flags & FT_FACE_FLAG_SCALABLE != 0, units > 0 else {
      unsafe FT_Done_Face(face)
      throw .font("The font file \(file.path) holds pictures of letters, not outlines.")
    }
    self.library = library
    unsafe pointer = face
    unitsPerEm = Double(units)
    hasKerning = unsafe face.pointee.face_flags & FT_FACE_FLAG_KERNING != 0
  }

  deinit {
    unsafe FT_Done_Face(pointer)
  }

  /// The family's name as the file has it.
  var family: String {
    guard let name = unsafe pointer.pointee.family_name else { return "" }
    return unsafe String(cString: name)
  }

  /// Height above the baseline, in ems.
  var ascent: Double { Double(unsafe pointer.pointee.ascender) / unitsPerEm }
  /// Depth below the baseline, in ems, positive.
  var descent: Double { -Double(unsafe pointer.pointee.descender) / unitsPerEm }

  /// The glyph of a character, or nil if the face has none.
  func glyph(for character: Unicode.Scalar) -> Glyph? {
    let index = unsafe FT_Get_Char_Index(pointer, FT_ULong(character.value))
    return index == 0 ? nil : glyph(at: index)
  }

  /// The glyph at a place. Place 0 is what the font draws for a character it lacks.
  func glyph(at index: UInt32) -> Glyph {
    do throws(CairoError) {
      try load(index)
    } catch {
      fault = fault ?? error
      return Glyph(index: index, advance: 0)
    }
    let units = unsafe pointer.pointee.glyph.pointee.metrics.horiAdvance
    return Glyph(index: index, advance: Double(units) / unitsPerEm)
  }

  /// What the font's kerning table adds between two glyphs, in ems.
  func kerning(_ left: UInt32, _ right: UInt32) -> Double {
    guard hasKerning else { return 0 }
    var vector = FT_Vector()
    guard unsafe FT_Get_Kerning(pointer, left, right, FT_KERNING_UNSCALED.rawValue, &vector) == 0
    else { return 0 }
    return Double(vector.x) / unitsPerEm
  }

  /// A glyph's outline in ems, y upwards, to be filled with the non-zero rule. Kept once read.
  func outline(_ index: UInt32) throws(CairoError) -> Path {
    if let known = outlines[index] { return known }
    try load(index)
    var pen = OutlinePen(unit: 1 / unitsPerEm)
    if let glyph = unsafe pointer.pointee.glyph,
      unsafe glyph.pointee.format == FT_GLYPH_FORMAT_OUTLINE
    {
      try unsafe pen.take(&glyph.pointee.outline)
    }
    outlines[index] = pen.path
    return pen.path
  }

  /// The box of a glyph's ink in ems, y upwards; `nil` without ink. Kept once read.
  func ink(_ index: UInt32) -> GlyphInk? {
    if let known = inks[index] { return known }
    var ink: GlyphInk?
    do throws(CairoError) {
      ink = GlyphInk(try outline(index))
    } catch {
      fault = fault ?? error
    }
    inks.updateValue(ink, forKey: index)
    return ink
  }

  private func load(_ index: UInt32) throws(CairoError) {
    try hear(
      freeType: unsafe FT_Load_Glyph(pointer, index, FT_Int32(FT_LOAD_NO_SCALE)), "FT_Load_Glyph")
  }
}
