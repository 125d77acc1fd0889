/// Sixteen colours, channel by channel, so that one instruction compares them all.
struct ColorBlock {
  private(set) var red: SIMD16<UInt8>
  private(set) var green: SIMD16<UInt8>
  private(set) var blue: SIMD16<UInt8>

  /// The channels of colours `0x00RRGGBB`; the last block is filled up with its first colour.
  static func blocks(of colors: [UInt32]) -> [ColorBlock] {
    stride(from: 0, to: colors.count, by: 16).map { first in
      var block = ColorBlock(repeating: colors[first])
      for (lane, color) in colors[first...].prefix(16).enumerated() { block.set(lane, color) }
      return block
    }
  }

  /// The greatest difference in a channel between a colour and each of the sixteen.
  func distances(to color: UInt32) -> SIMD16<UInt8> {
    let wanted = ColorBlock(repeating: color)
    return pointwiseMax(
      pointwiseMax(Self.difference(red, wanted.red), Self.difference(green, wanted.green)),
      Self.difference(blue, wanted.blue))
  }

  private init(repeating color: UInt32) {
    red = SIMD16(repeating: UInt8(truncatingIfNeeded: color >> 16))
    green = SIMD16(repeating: UInt8(truncatingIfNeeded: color >> 8))
    blue = SIMD16(repeating: UInt8(truncatingIfNeeded: color))
  }

  private mutating func set(_ lane: Int, _ color: UInt32) {
    red[lane] = UInt8(truncatingIfNeeded: color >> 16)
    green[lane] = UInt8(truncatingIfNeeded: color >> 8)
    blue[lane] = UInt8(truncatingIfNeeded: color)
  }

  private static func difference(_ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>) -> SIMD16<UInt8> {
    pointwiseMax(a, b) &- pointwiseMin(a, b)
  }
}
