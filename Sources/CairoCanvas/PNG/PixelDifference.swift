/// How two pictures of one size differ. There is no mean: it would let a lost line through.
public struct PixelDifference: Sendable, Hashable {
  /// Pixels that differ in any channel.
  public let count: Int
  /// Greatest difference of a channel, of 255.
  public let greatest: Int
  /// The smallest upright box around all pixels that differ; nil if none does.
  public let bounds: Box?

  /// Whole pixels, counted from the top left; the right and lower ends are outside.
  public struct Box: Sendable, Hashable {
    /// Columns.
    public let x: Range<Int>
    /// Rows.
    public let y: Range<Int>

    /// The pixels in these columns and rows.
    public init(x: Range<Int>, y: Range<Int>) {
      self.x = x
      self.y = y
    }
  }

  /// Compares two pictures, or gives nil when their sizes differ.
  public init?(_ a: Pixels, _ b: Pixels) {
    guard a.width == b.width, a.height == b.height else { return nil }
    var count = 0
    var greatest = 0
    var columns = a.width..<a.width
    var rows = a.height..<a.height
    for y in 0..<a.height {
      let row = y * a.width * 4..<(y + 1) * a.width * 4
      if a.rgba[row] == b.rgba[row] { continue }
      for x in 0..<a.width {
        let first = row.lowerBound + x * 4
        var difference = 0
        for channel in first..<first + 4 {
          difference = max(difference, abs(Int(a.rgba[channel]) - Int(b.rgba[channel])))
        }
        guard difference > 0 else { continue }
        columns = min(columns.lowerBound, x)..<(count == 0 ? x + 1 : max(columns.upperBound, x + 1))
        rows = min(rows.lowerBound, y)..<y + 1
        count += 1
        greatest = max(greatest, difference)
      }
    }
    self.count = count
    self.greatest = greatest
    bounds = count == 0 ? nil : Box(x: columns, y: rows)
  }
}
