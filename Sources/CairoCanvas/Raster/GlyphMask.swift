import CCairo
import Plotting

/// Owner of the coverage of one glyph at one size: a cairo surface of 8 bits a pixel, made once and
/// painted wherever the letter stands.
@safe final class GlyphMask {
  let surface: OpaquePointer
  /// Where its top left pixel lies from the pixel of the glyph's origin.
  let x: Int
  let y: Int

  /// Fills an outline.
  ///
  /// - Parameters:
  ///   - outline: In ems, y upwards.
  ///   - size: Pixels an em.
  ///   - shift: Of the origin to the right of its pixel's left edge, in pixels.
  /// - Returns: nil for an outline without ink, such as a space's.
  init?(_ outline: Path, size: Double, shift: Double) throws(CairoError) {
    guard let ink = GlyphInk(outline) else { return nil }
    x = Int((ink.left * size + shift).rounded(.down))
    y = Int((-ink.top * size).rounded(.down))
    let width = Int((ink.right * size + shift).rounded(.up)) - x
    let height = Int((-ink.bottom * size).rounded(.up)) - y

    let call = "cairo_image_surface_create"
    guard
      let surface = unsafe cairo_image_surface_create(
        CAIRO_FORMAT_A8, Int32(max(1, width)), Int32(max(1, height)))
    else { throw .library(call: call, reason: "it gave no surface") }
    unsafe self.surface = surface
    try hear(unsafe cairo_surface_status(surface), call)
    let painter = try unsafe Painter(on: surface, pixels: nil)
    let place = OutlinePlacement(
      origin: Point(shift - Double(x), -Double(y)), turn: .none, size: size)
    painter.append(outline, place)
    unsafe cairo_fill(painter.context)
    try hear(unsafe cairo_status(painter.context), "cairo_fill")
  }

  deinit {
    unsafe cairo_surface_destroy(surface)
  }
}

/// The masks that a font has made.
///
/// A mask depends on nothing but its key, so a page looks the same whatever was painted before it.
struct GlyphMasks {
  /// How many places a pixel has for a letter: as many as make a step of half a point, which is
  /// less than the eye sees between letters. A finer step costs a tenth more bytes.
  static func placesPerPixel(scale: Double) -> Int {
    Int(min(8, max(1, (2 / scale).rounded(.up))))
  }

  /// Greatest size of a letter that is worth keeping, in pixels an em.
  static let greatestSize = 128.0

  private struct Key: Hashable {
    var face: Int
    var index: UInt32
    var size: Double
    var shift: Double
  }

  private var masks: [Key: GlyphMask?] = [:]

  /// A glyph's mask; nil for one without ink.
  ///
  /// - Parameters:
  ///   - size: Pixels an em.
  ///   - shift: Of its origin to the right of its pixel's left edge, in pixels.
  ///   - outline: Gives the outline, in ems, the first time.
  mutating func mask(
    face: Int, index: UInt32, size: Double, shift: Double,
    outline: () throws(CairoError) -> Path
  ) throws(CairoError) -> GlyphMask? {
    let key = Key(face: face, index: index, size: size, shift: shift)
    if let known = masks[key] { return known }
    let made = try GlyphMask(outline(), size: size, shift: shift)
    masks.updateValue(made, forKey: key)
    return made
  }
}
