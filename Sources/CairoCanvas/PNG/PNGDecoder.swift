import PNGShim

/// Reads a PNG file of a bounded size.
struct PNGDecoder {
  let maxPixels: Int
  /// How many allocations libpng gets before one fails, for tests; negative: all.
  var allocations: Int64 = -1

  func decode(_ bytes: [UInt8]) throws(CairoError) -> Pixels {
    if let pointer = Self.pointerSentence(bytes) { throw .image(pointer) }
    var decoded = unsafe PNGShimPixels()
    var error = PNGShimError()
    let done = unsafe bytes.withUnsafeBufferPointer {
      unsafe pngshim_decode(
        $0.baseAddress, $0.count, UInt64(max(0, maxPixels)), allocations, &decoded, &error)
    }
    defer { unsafe pngshim_free(&decoded.buffer) }
    guard done else { throw .image("This is not a PNG of ours: \(error.sentence).") }
    return Pixels(
      width: Int(unsafe decoded.width), height: Int(unsafe decoded.height),
      rgba: unsafe Array(
        UnsafeBufferPointer(start: decoded.buffer.bytes, count: decoded.buffer.count)))
  }

  /// Git LFS leaves a small text in place of a file that was not fetched.
  private static func pointerSentence(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: Array("version https://git-lfs".utf8)) else { return nil }
    return "This is a Git LFS pointer, not the picture itself. Fetch it: git lfs pull."
  }
}
