import PNGShim
import Plotting

/// Turns a raster into a PNG file: a palette where one keeps within the tolerance, else RGB.
struct PNGEncoder {
  /// zlib's level. A chart of 1600 x 1000 pixels takes two thirds of the time it takes at 7, for 3 %
  /// more bytes; 9 would save 7 to 14 % and take nine times as long. Of 5 ms, 3 are for the paper.
  static let level: Int32 = 5
  /// With more colours than this a palette is not tried.
  static let mostColors = 1 << 14

  let scale: Double
  let text: [(key: String, value: String)]
  /// How many allocations libpng gets before one fails, for tests; negative: all.
  var allocations: Int64 = -1

  func encode(_ raster: borrowing Raster) throws(CairoError) -> [UInt8] {
    let size = raster.size
    return try unsafe raster.withPixels { (pixels) throws(CairoError) in
      if let runs = unsafe PixelRuns(pixels, limit: Self.mostColors),
        let palette = ColorPalette(runs)
      {
        return try write(Self.indexed(runs, palette), palette: palette.colors, size: size)
      }
      return try write(unsafe Self.rgb(pixels), palette: [], size: size)
    }
  }

  // MARK: - Samples

  /// One byte a pixel: its place in the palette.
  private static func indexed(_ runs: PixelRuns, _ palette: ColorPalette) -> [UInt8] {
    let count = runs.runs.reduce(0) { $0 + Int($1.length) }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
      var position = 0
      for run in runs.runs {
        let end = position + Int(run.length)
        unsafe bytes[position..<end].initialize(repeating: palette.places[Int(run.color)])
        position = end
      }
      initialized = position
    }
  }

  /// Red, green and blue of each pixel.
  private static func rgb(_ pixels: UnsafeBufferPointer<UInt32>) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: pixels.count * 3) { bytes, initialized in
      for place in pixels.indices {
        let color = unsafe pixels[place]
        unsafe bytes.initializeElement(at: place * 3, to: UInt8(truncatingIfNeeded: color >> 16))
        unsafe bytes.initializeElement(at: place * 3 + 1, to: UInt8(truncatingIfNeeded: color >> 8))
        unsafe bytes.initializeElement(at: place * 3 + 2, to: UInt8(truncatingIfNeeded: color))
      }
      initialized = pixels.count * 3
    }
  }

  // MARK: - libpng

  private func write(
    _ samples: [UInt8], palette: [UInt32], size: PixelSize
  ) throws(CairoError) -> [UInt8] {
    let colors = palette.flatMap {
      [
        UInt8(truncatingIfNeeded: $0 >> 16), UInt8(truncatingIfNeeded: $0 >> 8),
        UInt8(truncatingIfNeeded: $0),
      ]
    }
    let upRows = palette.isEmpty ? [] : RowFilters.upRows(of: samples, width: size.width)
    let pairs = text.flatMap { Self.latin1($0.key) + Self.latin1($0.value) }
    var buffer = unsafe PNGShimBuffer()
    var error = PNGShimError()
    let done = unsafe samples.withUnsafeBufferPointer { samples in
      unsafe colors.withUnsafeBufferPointer { colors in
        unsafe upRows.withUnsafeBufferPointer { upRows in
          unsafe pairs.withUnsafeBufferPointer { pairs in
            var image = unsafe PNGShimImage(
              width: UInt32(size.width), height: UInt32(size.height), pixels: samples.baseAddress,
              palette: colors.baseAddress, palette_count: Int32(palette.count),
              up_rows: upRows.isEmpty ? nil : upRows.baseAddress,
              pixels_per_metre: UInt32((72 * scale / 0.0254).rounded()), level: Self.level,
              text: pairs.baseAddress, text_count: Int32(text.count), allocations: allocations)
            return unsafe pngshim_encode(&image, &buffer, &error)
          }
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
