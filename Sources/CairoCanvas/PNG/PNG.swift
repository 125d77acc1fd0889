import Plotting

/// Pictures as PNG files.
public enum PNG {
  /// Greatest difference of a channel, of 255, between a painted and an encoded pixel. Most
  /// pixels, all flat areas among them, are exact.
  public static let colorTolerance = Int(ColorPalette.bound)

  /// Paints a drawing and encodes it.
  ///
  /// The bytes hold no date and no version: the same drawing gives the same bytes with the same
  /// cairo, pixman, libdeflate and font files. Who makes many pictures makes one `PNGPress`.
  ///
  /// - Parameters:
  ///   - drawing: What to paint, in points.
  ///   - theme: The colours of the drawing's roles.
  ///   - scale: Pixels a point; the file states the density, 72 times this an inch.
  ///   - font: The font the drawing was measured with.
  ///   - text: Keys (1 to 79 Latin-1 characters) and values for `tEXt` chunks, in this order.
  /// - Throws: `CairoError.size` when the picture is too large or empty, `.drawing` for a
  ///   coordinate that is not a number, `.library` when a library fails.
  public static func encode(
    _ drawing: Drawing, theme: Theme, scale: Double, font: Font,
    text: [(key: String, value: String)] = []
  ) throws(CairoError) -> [UInt8] {
    try PNGPress(font: font).encode(drawing, theme: theme, scale: scale, text: text)
  }

  /// Encodes what has been painted.
  ///
  /// - Parameters:
  ///   - raster: The painted pixels.
  ///   - scale: Pixels a point; the file states the density, 72 times this an inch.
  ///   - text: Keys (1 to 79 Latin-1 characters) and values for `tEXt` chunks, in this order.
  /// - Throws: `CairoError.library` when a library fails.
  public static func encode(
    _ raster: borrowing Raster, scale: Double, text: [(key: String, value: String)] = []
  ) throws(CairoError) -> [UInt8] {
    let size = raster.size
    return try unsafe PNGEncoder().encode(size, scale: scale, text: text) {
      (give) throws(CairoError) in
      try unsafe raster.withPixels(rows: size.height, give)
    }
  }

  /// Encodes pixels of any origin, their alpha left out, one pixel a point.
  ///
  /// - Throws: `CairoError.library` when libpng fails.
  public static func encode(_ pixels: Pixels) throws(CairoError) -> [UInt8] {
    try PNGEncoder().encode(pixels)
  }

  /// Decodes a file of at most 8 bits a sample that is not interlaced.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - maxPixels: More pixels than this are refused before memory is taken for them.
  /// - Throws: `CairoError.image` for bytes that are no such file: truncated, damaged, too large,
  ///   16 bits a sample, interlaced, or with something behind its end.
  public static func decode(_ bytes: [UInt8], maxPixels: Int) throws(CairoError) -> Pixels {
    try PNGDecoder(maxPixels: maxPixels).decode(bytes)
  }
}
