/// Picks colours from a list such that every colour of it lies within a bound of one picked.
///
/// The list is gone through in its order. A colour that nothing covers yet is covered by that one of
/// its uncovered neighbours which stands nearest to their middle: along a line's edge, where colours
/// run from one to another, the picks then stand two bounds apart rather than one.
struct ColorCover {
  /// The colours picked, in the order of picking.
  private(set) var picks: [UInt32] = []
  /// Colours that are not covered yet, in the list's order.
  private var rest: [UInt32]
  private let bound: Int

  /// Covers a list.
  ///
  /// - Parameters:
  ///   - colors: Distinct colours, `0x00RRGGBB`.
  ///   - bound: The greatest difference in a channel.
  ///   - exact: How many colours from the front are all picked.
  ///   - limit: With more picks than this the cover fails and is nil.
  init?(_ colors: [UInt32], within bound: Int, exact: Int, limit: Int) {
    self.bound = bound
    rest = colors
    for color in colors.prefix(exact) { pick(color) }
    while let first = rest.first {
      guard picks.count < limit else { return nil }
      pick(middle(around: first))
    }
  }

  private mutating func pick(_ color: UInt32) {
    picks.append(color)
    rest.removeAll { [bound] in Self.isNear($0, color, bound) }
  }

  private func middle(around color: UInt32) -> UInt32 {
    let near = rest.filter { Self.isNear($0, color, bound) }
    let channels = near.map(Self.channels)
    guard var least = channels.first, var greatest = channels.first else { return color }
    for channels in channels.dropFirst() {
      least = pointwiseMin(least, channels)
      greatest = pointwiseMax(greatest, channels)
    }
    let twiceMiddle = least &+ greatest
    func distance(_ channels: SIMD4<Int32>) -> Int32 {
      let difference = channels &* 2 &- twiceMiddle
      return max(difference.max(), -difference.min())
    }
    // The first of equally near ones, so that equal lists have equal covers.
    let nearest = channels.indices.min { distance(channels[$0]) < distance(channels[$1]) }
    return nearest.map { near[$0] } ?? color
  }

  private static func isNear(_ a: UInt32, _ b: UInt32, _ bound: Int) -> Bool {
    abs(Int(a >> 16) - Int(b >> 16)) <= bound
      && abs(Int(a >> 8 & 255) - Int(b >> 8 & 255)) <= bound
      && abs(Int(a & 255) - Int(b & 255)) <= bound
  }

  private static func channels(_ color: UInt32) -> SIMD4<Int32> {
    SIMD4(Int32(color >> 16), Int32(color >> 8 & 255), Int32(color & 255), 0)
  }
}
