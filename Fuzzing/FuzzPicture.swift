import CairoCanvas

/// A picture has no more pixels than are allowed, and as many bytes as it has pixels.
func fuzzPicture(_ bytes: [UInt8]) {
  let most = 1 << 16
  guard let pixels = try? PNG.decode(bytes, maxPixels: most) else { return }
  promise(pixels.width > 0 && pixels.height > 0, "a picture of nothing")
  promise(pixels.width * pixels.height <= most, "more pixels than are allowed")
  promise(pixels.rgba.count == 4 * pixels.width * pixels.height, "bytes that are no pixels")
}
