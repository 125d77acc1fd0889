/// A decoded picture.
public struct Pixels: Sendable, Hashable {
  /// Pixels from left to right.
  public let width: Int
  /// Pixels from top to bottom.
  public let height: Int
  /// Red, green, blue and alpha of each pixel, row by row: `(height, width, 4)`.
  public let rgba: [UInt8]

  /// A picture of `width * height * 4` bytes.
  public init(width: Int, height: Int, rgba: [UInt8]) {
    precondition(rgba.count == width * height * 4, "a pixel has four bytes")
    self.width = width
    self.height = height
    self.rgba = rgba
  }

  /// Red, green, blue and alpha of one pixel, counted from the top left.
  public subscript(x: Int, y: Int) -> (red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8) {
    let first = (y * width + x) * 4
    return (rgba[first], rgba[first + 1], rgba[first + 2], rgba[first + 3])
  }
}
