import Plotting

/// Paints and encodes pictures one after another with one font, on pixels that it keeps.
///
/// A press belongs to one worker, as its font does. What it gives depends on the drawing alone, not
/// on what it gave before.
public final class PNGPress {
  /// The font that drawings are to be measured with.
  public let font: Font
  private let encoder: PNGEncoder
  /// What was painted last: the next strip of that size is painted over it.
  private var raster: Raster?

  /// About so many pixels are painted at a time: 1.6 MB, which a processor's cache can hold. With a
  /// quarter of it long lines would be painted too often.
  var stripArea = 400_000
  /// At least so many rows: cairo 1.16 paints some edges wrong on a surface one pixel high.
  private static let fewestRows = 16

  /// - Throws: `CairoError.library` when there is no memory.
  public init(font: Font) throws(CairoError) {
    self.font = font
    encoder = try PNGEncoder()
  }

  /// Paints a drawing and encodes it.
  ///
  /// The bytes hold no date and no version: the same drawing gives the same bytes with the same
  /// cairo, pixman, libdeflate and font files.
  ///
  /// - Parameters:
  ///   - drawing: What to paint, in points.
  ///   - theme: The colours of the drawing's roles.
  ///   - scale: Pixels a point; the file states the density, 72 times this an inch.
  ///   - text: Keys (1 to 79 Latin-1 characters) and values for `tEXt` chunks, in this order.
  /// - Throws: `CairoError.size` when the picture is too large or empty, `.drawing` for a
  ///   coordinate that is not a number, `.library` when a library fails.
  public func encode(
    _ drawing: Drawing, theme: Theme, scale: Double, text: [(key: String, value: String)] = []
  ) throws(CairoError) -> [UInt8] {
    let size = try PixelSize(drawing.size, scale: scale)
    let page = try Page(drawing)
    let height = max(Self.fewestRows, min(size.height, stripArea / size.width))
    let strip = PixelSize(width: size.width, height: height)
    // The last strip may reach below the picture; what it has there is not handed over.
    return try unsafe encoder.encode(size, scale: scale, text: text) {
      (give) throws(CairoError) in
      for top in stride(from: 0, to: size.height, by: height) {
        // A failed painting leaves its raster behind, and the next one begins with a new one.
        var raster = try take(strip)
        try raster.paint(page, from: top, theme: theme, scale: scale, font: font)
        try unsafe raster.withPixels(rows: min(height, size.height - top), give)
        self.raster = consume raster
      }
    }
  }

  private func take(_ size: PixelSize) throws(CairoError) -> Raster {
    if let kept = raster.take(), kept.size == size { return kept }
    return try Raster(size)
  }
}
