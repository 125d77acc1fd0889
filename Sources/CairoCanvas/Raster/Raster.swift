import CCairo
import Plotting

/// Owner of a picture in pixels: a cairo image surface, opaque, 32 bits a pixel.
@safe public struct Raster: ~Copyable {
  /// Pixels across and down.
  public let size: PixelSize
  private let surface: OpaquePointer

  /// A black picture.
  init(_ size: PixelSize) throws(CairoError) {
    let call = "cairo_image_surface_create"
    guard
      let surface = unsafe cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(size.width), Int32(size.height))
    else { throw .library(call: call, reason: "it gave no surface") }
    // A failed surface is a constant of cairo's and need not be destroyed.
    try hear(unsafe cairo_surface_status(surface), call)
    self.size = size
    unsafe self.surface = surface
  }

  /// Paints a drawing.
  ///
  /// - Parameters:
  ///   - drawing: What to paint, in points.
  ///   - theme: The colours of the drawing's roles.
  ///   - scale: Pixels a point.
  ///   - font: The font the drawing was measured with.
  /// - Throws: `CairoError.size` when the picture is too large or empty, `.drawing` for a
  ///   coordinate that is not a number, `.library` when cairo fails.
  public static func painting(
    _ drawing: Drawing, theme: Theme, scale: Double, font: Font
  ) throws(CairoError) -> Raster {
    var raster = try Raster(PixelSize(drawing.size, scale: scale))
    try raster.paint(drawing, theme: theme, scale: scale, font: font)
    return raster
  }

  deinit {
    unsafe cairo_surface_destroy(surface)
  }

  /// Paints a drawing over the whole picture.
  ///
  /// - Parameter scale: Pixels a point.
  mutating func paint(
    _ drawing: Drawing, theme: Theme, scale: Double, font: Font
  ) throws(CairoError) {
    try paint(Page(drawing), from: 0, theme: theme, scale: scale, font: font)
  }

  /// Paints a strip of a page over everything.
  ///
  /// - Parameters:
  ///   - top: The strip's first row, in pixels of the page; it is as high as the raster.
  ///   - scale: Pixels a point.
  mutating func paint(
    _ page: Page, from top: Int, theme: Theme, scale: Double, font: Font
  ) throws(CairoError) {
    unsafe cairo_surface_set_device_offset(surface, 0, -Double(top))
    let painter = try unsafe Painter(on: surface, pixels: scale)
    // Lines are moved onto whole pixels and made a pixel wide.
    let strip = Double(top - 2) / scale...Double(top + size.height + 2) / scale
    try painter.paint(page, in: strip, theme: theme) { (painter, text) throws(CairoError) in
      try painter.fill(text, font: font)
    }
  }

  /// A copy of the pixels, opaque.
  public func pixels() throws(CairoError) -> Pixels {
    let size = size
    return try unsafe withPixels(rows: size.height) { (pixels) throws(CairoError) in
      var rgba: [UInt8] = []
      rgba.reserveCapacity(pixels.count * 4)
      for index in pixels.indices {
        let pixel = unsafe pixels[index]
        rgba.append(UInt8(truncatingIfNeeded: pixel >> 16))
        rgba.append(UInt8(truncatingIfNeeded: pixel >> 8))
        rgba.append(UInt8(truncatingIfNeeded: pixel))
        rgba.append(255)
      }
      return Pixels(width: size.width, height: size.height, rgba: rgba)
    }
  }

  /// Lends the pixels of the first rows, row by row without a gap, each `0x??RRGGBB`.
  func withPixels<Result>(
    rows: Int, _ body: (UnsafeBufferPointer<UInt32>) throws(CairoError) -> Result
  ) throws(CairoError) -> Result {
    unsafe cairo_surface_flush(surface)
    try hear(unsafe cairo_surface_status(surface), "cairo_surface_flush")
    guard let bytes = unsafe cairo_image_surface_get_data(surface),
      // Cairo's rows of 32-bit pixels are exactly as long as their pixels.
      unsafe cairo_image_surface_get_stride(surface) == Int32(size.width * 4)
    else {
      throw .library(call: "cairo_image_surface_get_data", reason: "it gave no pixels")
    }
    let count = size.width * min(rows, size.height)
    return try unsafe bytes.withMemoryRebound(to: UInt32.self, capacity: count) {
      (pixels) throws(CairoError) in
      try unsafe body(UnsafeBufferPointer(start: pixels, count: count))
    }
  }
}
