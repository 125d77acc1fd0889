/// Colours between two ends, in steps that look equally large.
///
/// Between its stops a ramp is straight in sRGB; as neighbouring stops differ little, steps stay even.
public struct Ramp: Sendable, Hashable {
  /// The colours at shares 0, 1/(n − 1), ... 1.
  public var stops: [Color]

  /// A ramp through evenly spaced stops; black where there are none.
  public init(_ stops: [Color]) {
    self.stops = stops
  }

  /// The colour at a share of the way, in 0...1; shares beyond are those of the nearer end, and what
  /// is not a number is 0.
  public func color(at share: Double) -> Color {
    guard let last = stops.last, stops.count > 1 else { return stops.last ?? Color(hex: 0) }
    guard share > 0 else { return stops[0] }
    let place = min(1, share) * Double(stops.count - 1)
    let index = Int(place)
    guard index < stops.count - 1 else { return last }
    let rest = place - Double(index)
    func mixed(_ channel: KeyPath<Color, UInt8>) -> UInt8 {
      let (a, b) = (
        Double(stops[index][keyPath: channel]), Double(stops[index + 1][keyPath: channel])
      )
      return UInt8((a + (b - a) * rest).rounded())
    }
    return Color(red: mixed(\.red), green: mixed(\.green), blue: mixed(\.blue))
  }
}

// The built-in ramps go through a few colours of OKLCh (B. Ottosson, "A perceptual color space for
// image processing", 2020) on a monotone cubic, cut into pieces of equal length in OKLab and rounded
// to sRGB. From the first stop on they lead away from the paper, in lightness above all, so that
// every eye and every printer keeps their order.

extension Ramp {
  /// For lines on white: amber, red, purple to the darkest blue. The weakest has 3 : 1 to the paper.
  static let linesOnLight = Ramp(
    [
      0xD37B0D, 0xD56C1F, 0xD35D2D, 0xCD4F39, 0xC44243, 0xBA364D, 0xAF2B55, 0xA2225C, 0x941E65,
      0x861D6F, 0x771B77, 0x67187C, 0x57147A, 0x471270, 0x381067, 0x290D5D, 0x1A0B53,
    ].map(Color.init(hex:)))

  /// For lines on the dark paper: violet, red, amber to the lightest yellow, from 3 : 1 on.
  static let linesOnDark = Ramp(
    [
      0x7351CB, 0x8753C7, 0x9B54C2, 0xAD56BC, 0xBE5BB5, 0xCB63AD, 0xD76BA3, 0xE27398, 0xED7C8C,
      0xF78681, 0xFC9175, 0xFF9E6A, 0xFFAC63, 0xFFBB6A, 0xFECB74, 0xFCDB7E, 0xFAEA89,
    ].map(Color.init(hex:)))

  /// For areas on white: from the paper itself to the darkest blue.
  static let densityOnLight = Ramp(
    [
      0xFFFFFF, 0xDEF6F9, 0xC0EBF4, 0xA5DDF0, 0x8BCFED, 0x73C0E9, 0x5FB0E5, 0x509FE2, 0x438EDD,
      0x3A7CD3, 0x356BC4, 0x335AB4, 0x2E4AA4, 0x263A93, 0x202D7E, 0x1A2267, 0x131950,
    ].map(Color.init(hex:)))

  /// For areas on the dark paper: from the paper itself to the lightest blue.
  static let densityOnDark = Ramp(
    [
      0x0D1117, 0x12192F, 0x182247, 0x1E2B60, 0x243579, 0x274193, 0x2B50A9, 0x2D61BA, 0x2C74CA,
      0x2E86D9, 0x3898E5, 0x48AAE9, 0x5CBCEB, 0x72CDEF, 0x8BDDF4, 0xA8ECF9, 0xC8F9FF,
    ].map(Color.init(hex:)))
}
