import CairoCanvas

/// A picture of how two pictures differ: the regenerated one pale and grey, what differs in red, in
/// a frame so that one pixel can be found.
struct DifferencePicture {
  private static let accent: [UInt8] = [214, 0, 60, 255]
  /// Pixels between what differs and the frame, and the frame's own.
  private static let room = 8
  private static let thickness = 3

  let pixels: Pixels

  /// Pictures of the same size.
  init?(_ committed: Pixels, _ regenerated: Pixels) {
    guard let bounds = PixelDifference(committed, regenerated)?.bounds else { return nil }
    var rgba: [UInt8] = []
    rgba.reserveCapacity(regenerated.rgba.count)
    let outer = Self.inflated(bounds, by: Self.room + Self.thickness)
    let inner = Self.inflated(bounds, by: Self.room)
    for y in 0..<regenerated.height {
      for x in 0..<regenerated.width {
        let place = (y * regenerated.width + x) * 4
        let isInFrame =
          outer.x.contains(x) && outer.y.contains(y)
          && !(inner.x.contains(x) && inner.y.contains(y))
        if isInFrame
          || (place..<place + 4).contains(where: { committed.rgba[$0] != regenerated.rgba[$0] })
        {
          rgba += Self.accent
        } else {
          let sum = (place..<place + 3).reduce(0) { $0 + Int(regenerated.rgba[$1]) }
          let gray = UInt8(255 - (765 - sum) / 12)
          rgba += [gray, gray, gray, 255]
        }
      }
    }
    pixels = Pixels(width: regenerated.width, height: regenerated.height, rgba: rgba)
  }

  private static func inflated(
    _ box: PixelDifference.Box, by room: Int
  ) -> (x: Range<Int>, y: Range<Int>) {
    (
      box.x.lowerBound - room..<box.x.upperBound + room,
      box.y.lowerBound - room..<box.y.upperBound + room
    )
  }
}
