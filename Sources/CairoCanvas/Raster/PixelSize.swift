import Plotting

/// The size of a picture in pixels, checked against what can be painted.
public struct PixelSize: Sendable, Hashable {
  /// Greatest number of pixels on a side, where cairo ends.
  public static let greatestSide = 32_767
  /// Greatest number of pixels in all: 400 MB as a `Raster`.
  public static let greatestArea = 100_000_000

  /// Pixels from left to right.
  public let width: Int
  /// Pixels from top to bottom.
  public let height: Int

  /// Part of a picture whose size was checked.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The size in pixels of a drawing of a size in points.
  ///
  /// - Parameters:
  ///   - size: In points.
  ///   - scale: Pixels a point.
  /// - Throws: `CairoError.size` with the range when a side or the scale is not a positive number,
  ///   or the picture would be too large or smaller than a pixel.
  public init(_ size: Size, scale: Double) throws(CairoError) {
    guard scale.isFinite, scale > 0 else {
      throw .size("The scale is \(scale) pixels a point; it must be a number above 0.")
    }
    width = try Self.pixels(size.width, "width", scale)
    height = try Self.pixels(size.height, "height", scale)
    guard width * height <= Self.greatestArea else {
      throw .size(
        "A picture of \(width) x \(height) pixels is too large; "
          + "at most \(Self.greatestArea) pixels can be painted.")
    }
  }

  private static func pixels(
    _ points: Double, _ name: String, _ scale: Double
  ) throws(CairoError) -> Int {
    guard points.isFinite, points > 0 else {
      throw .size("The \(name) is \(points) points; it must be a number above 0.")
    }
    let pixels = (points * scale).rounded()
    guard pixels >= 1, pixels <= Double(greatestSide) else {
      throw .size(
        "A \(name) of \(points) points at \(scale) pixels a point is outside "
          + "1 to \(greatestSide) pixels.")
    }
    return Int(pixels)
  }
}
