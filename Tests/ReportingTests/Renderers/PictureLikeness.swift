import CairoCanvas

/// How unlike two renderings of one picture are, whatever their antialiasing.
///
/// Renderers put the edge of a letter or of a line on pixels of their own choice, at most a pixel and
/// a half apart. So a pixel counts as found in the other picture if, within `reach` pixels, that one
/// has both a channel as dark and one as light; what it is off by is the way to that range. A line
/// that is missing or stands elsewhere is off by its whole contrast.
struct PictureLikeness: CustomStringConvertible {
  /// Pixels that are off by more than 24 of 255 in either direction.
  private(set) var unlike = 0
  /// The most that any channel is off.
  private(set) var greatest = 0
  /// Where that is.
  private(set) var place = (x: 0, y: 0)

  /// Pixels in which a reader looks for a pixel of the other picture: a point and a half at two
  /// pixels a point.
  static let reach = 3

  var description: String { "\(unlike) pixels unlike, \(greatest) at \(place)" }

  /// What antialiasing explains, of 800 x 500 points at two pixels a point: at most 600 of 1,600,000
  /// pixels off by more than 24, the reach of a palette's colours, and none by more than 64. Most of
  /// them belong to straightedges, which our PNG files put on whole pixels and others do not.
  var isOnlyAntialiasing: Bool { unlike <= 600 && greatest <= 64 }

  init(_ a: Pixels, _ b: Pixels) {
    compare(a, b)
    compare(b, a)
  }

  private mutating func compare(_ a: Pixels, _ b: Pixels) {
    guard a.width == b.width, a.height == b.height else {
      (unlike, greatest) = (.max, 255)
      return
    }
    let (width, height) = (a.width, a.height)
    var found = self
    a.rgba.withUnsafeBufferPointer { a in
      b.rgba.withUnsafeBufferPointer { b in
        for y in 0..<height {
          for x in 0..<width {
            let at = (y * width + x) * 4
            var off = 0
            for channel in 0..<3 {
              let value = Int(a[at + channel])
              // Most pixels are the same paper in both.
              if abs(value - Int(b[at + channel])) <= max(8, off) { continue }
              var low = 255, high = 0
              for row in max(0, y - Self.reach)...min(height - 1, y + Self.reach) {
                for column in max(0, x - Self.reach)...min(width - 1, x + Self.reach) {
                  let other = Int(b[(row * width + column) * 4 + channel])
                  low = min(low, other)
                  high = max(high, other)
                }
              }
              off = max(off, low - value, value - high)
            }
            if off > 24 { found.unlike += 1 }
            if off > found.greatest {
              found.greatest = off
              found.place = (x, y)
            }
          }
        }
      }
    }
    self = found
  }
}
