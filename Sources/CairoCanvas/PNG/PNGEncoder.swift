import PNGShim
import Plotting

/// Turns rasters into PNG files: a palette where one keeps within the tolerance, else RGB.
final class PNGEncoder {
  /// With more colours than this a palette is not tried.
  static let mostColors = 1 << 14

  private let deflater: Deflater
  // Kept for the next picture, which then finds the memory at hand.
  private var runs = PixelRuns(limit: mostColors)
  private var rows = FilteredRows()
  /// How many allocations libpng gets before one fails, for tests; negative: all.
  var allocations: Int64 = -1

  init() throws(CairoError) {
    deflater = try Deflater()
  }

  /// Encodes a picture that is painted strip by strip: a strip is far smaller than the whole, and
  /// still in the processor's cache when its colours are looked at.
  ///
  /// - Parameters:
  ///   - size: Of the whole picture.
  ///   - scale: Pixels a point.
  ///   - text: Keys and values for `tEXt` chunks.
  ///   - paint: Hands over strips of whole rows from the top down, each pixel `0x??RRGGBB`. It is
  ///     called again for a picture that has too many colours for a palette.
  func encode(
    _ size: PixelSize, scale: Double, text: [(key: String, value: String)],
    paint: ((UnsafeBufferPointer<UInt32>) throws(CairoError) -> Void) throws(CairoError) -> Void
  ) throws(CairoError) -> [UInt8] {
    var isIndexed = true
    runs.begin(width: size.width)
    unsafe try paint { (strip) throws(CairoError) in
      isIndexed = unsafe isIndexed && runs.add(strip)
    }
    var colors: [UInt32] = []
    if isIndexed, let palette = ColorPalette(runs) {
      colors = palette.colors
      rows.take(runs, places: palette.places)
    } else {
      rows.begin(size)
      unsafe try paint { (strip) throws(CairoError) in unsafe rows.add(strip, width: size.width) }
    }
    return try frame(
      deflater.stream(of: rows.bytes), palette: colors, size: size, scale: scale, text: text)
  }

  /// Encodes pixels of any origin, one pixel a point, without a palette.
  func encode(_ pixels: Pixels) throws(CairoError) -> [UInt8] {
    let size = try PixelSize(
      Size(width: Double(pixels.width), height: Double(pixels.height)), scale: 1)
    let colors = stride(from: 0, to: pixels.rgba.count, by: 4).map { place in
      (0..<3).reduce(0) { $0 << 8 | UInt32(pixels.rgba[place + $1]) }
    }
    rows.begin(size)
    unsafe colors.withUnsafeBufferPointer { unsafe rows.add($0, width: size.width) }
    return try frame(
      deflater.stream(of: rows.bytes), palette: [], size: size, scale: 1, text: [])
  }

  // MARK: - libpng

  private func frame(
    _ data: [UInt8], palette: [UInt32], size: PixelSize, scale: Double,
    text: [(key: String, value: String)]
  ) throws(CairoError) -> [UInt8] {
    let colors = palette.flatMap {
      [
        UInt8(truncatingIfNeeded: $0 >> 16), UInt8(truncatingIfNeeded: $0 >> 8),
        UInt8(truncatingIfNeeded: $0),
      ]
    }
    let pairs = text.flatMap { Self.latin1($0.key) + Self.latin1($0.value) }
    var buffer = unsafe PNGShimBuffer()
    var error = PNGShimError()
    let done = unsafe data.withUnsafeBufferPointer { data in
      unsafe colors.withUnsafeBufferPointer { colors in
        unsafe pairs.withUnsafeBufferPointer { pairs in
          var image = unsafe PNGShimImage(
            width: UInt32(size.width), height: UInt32(size.height), data: data.baseAddress,
            data_count: data.count, palette: colors.baseAddress,
            palette_count: Int32(palette.count),
            pixels_per_metre: UInt32((72 * scale / 0.0254).rounded()), text: pairs.baseAddress,
            text_count: Int32(text.count), allocations: allocations)
          return unsafe pngshim_encode(&image, &buffer, &error)
        }
      }
    }
    defer { unsafe pngshim_free(&buffer) }
    guard done else { throw .library(call: "Writing a PNG", reason: error.sentence) }
    return unsafe Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
  }

  /// A string as libpng wants it. What is outside Latin-1 has no place in a key or a hash.
  private static func latin1(_ string: String) -> [UInt8] {
    string.unicodeScalars.map {
      UInt8(exactly: $0.value).flatMap { $0 == 0 ? nil : $0 } ?? UInt8(ascii: "?")
    } + [0]
  }
}

extension PNGShimError {
  /// What libpng said.
  var sentence: String {
    unsafe withUnsafeBytes(of: text) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
