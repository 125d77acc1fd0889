/// At most 256 colours that stand for all colours of a picture, none off by more than a bound.
///
/// A chart has a few flat colours and, along every edge, mixtures of two of them. The mixtures are
/// many and hardly differ. So every flat colour is taken, however faint a band it may be, and then,
/// from the most frequent to the rarest, each mixture that lies within the bound of no colour taken
/// before it.
struct ColorPalette {
  /// `0x00RRGGBB`, at most 256.
  private(set) var colors: [UInt32]
  /// For each colour of the picture, its place in `colors`.
  private(set) var places: [UInt8]

  /// Bounds that are tried in turn: the greatest difference in a channel, of 255.
  static let bounds: [UInt8] = [0, 4, 8, 12]

  /// A colour is flat, and kept as it is, when it covers at least one pixel in this many...
  static let flatShare = 1_000
  /// ...and is among this many most frequent ones.
  static let mostFlat = 48

  /// A palette within the smallest bound that 256 colours can keep, or nil if none can.
  init?(_ runs: PixelRuns) {
    let byCount = runs.colors.indices.sorted {
      // Ties are broken by the colour itself, so that equal pictures have equal palettes.
      (runs.counts[$1], runs.colors[$0]) < (runs.counts[$0], runs.colors[$1])
    }
    let wanted = byCount.map { runs.colors[$0] }
    let pixels = runs.counts.reduce(0, +)
    let flat = byCount.prefix(Self.mostFlat).prefix { runs.counts[$0] >= pixels / Self.flatShare }
    for bound in Self.bounds where bound > 0 || wanted.count <= 256 {
      guard let cover = ColorCover(wanted, within: bound, exact: flat.count) else { continue }
      colors = cover.colors
      places = Array(repeating: 0, count: wanted.count)
      // A colour taken later may be nearer than the one that covered it first.
      for (place, color) in zip(byCount, wanted) { places[place] = cover.nearest(to: color) }
      return
    }
    return nil
  }
}

/// Colours such that every one of a list lies within a bound of one of them.
private struct ColorCover {
  private(set) var colors: [UInt32] = []
  /// The channels of `colors`, 16 colours a vector.
  private var blocks: [Block] = []

  /// Sixteen colours, channel by channel.
  private struct Block {
    private var red: SIMD16<UInt8>
    private var green: SIMD16<UInt8>
    private var blue: SIMD16<UInt8>

    init(repeating color: UInt32) {
      red = SIMD16(repeating: UInt8(truncatingIfNeeded: color >> 16))
      green = SIMD16(repeating: UInt8(truncatingIfNeeded: color >> 8))
      blue = SIMD16(repeating: UInt8(truncatingIfNeeded: color))
    }

    mutating func set(_ lane: Int, _ color: UInt32) {
      red[lane] = UInt8(truncatingIfNeeded: color >> 16)
      green[lane] = UInt8(truncatingIfNeeded: color >> 8)
      blue[lane] = UInt8(truncatingIfNeeded: color)
    }

    /// The greatest difference in a channel between a colour and each of the sixteen.
    func distances(to color: UInt32) -> SIMD16<UInt8> {
      pointwiseMax(
        pointwiseMax(
          Self.difference(red, UInt8(truncatingIfNeeded: color >> 16)),
          Self.difference(green, UInt8(truncatingIfNeeded: color >> 8))),
        Self.difference(blue, UInt8(truncatingIfNeeded: color)))
    }

    private static func difference(_ channel: SIMD16<UInt8>, _ value: UInt8) -> SIMD16<UInt8> {
      let value = SIMD16<UInt8>(repeating: value)
      return pointwiseMax(channel, value) &- pointwiseMin(channel, value)
    }
  }

  /// Takes colours in their order until all are covered, or gives nil if that needs more than 256.
  /// The first `exact` ones are all taken.
  init?(_ wanted: [UInt32], within bound: UInt8, exact: Int) {
    for (number, color) in wanted.enumerated()
    where number < exact || !covers(color, within: bound) {
      guard colors.count < 256 else { return nil }
      append(color)
    }
  }

  /// The place of the nearest colour; the first of equally near ones.
  func nearest(to color: UInt32) -> UInt8 {
    var best = (place: 0, distance: UInt8.max)
    for (number, block) in blocks.enumerated() {
      let distances = block.distances(to: color)
      let least = distances.min()
      guard least < best.distance else { continue }
      for lane in 0..<16 where distances[lane] == least {
        best = (number * 16 + lane, least)
        break
      }
    }
    return UInt8(best.place)
  }

  private func covers(_ color: UInt32, within bound: UInt8) -> Bool {
    blocks.contains { $0.distances(to: color).min() <= bound }
  }

  private mutating func append(_ color: UInt32) {
    let lane = colors.count % 16
    if lane == 0 {
      // A place that is still empty holds the block's first colour again, so that it covers
      // nothing more; being later, it is never the nearest.
      blocks.append(Block(repeating: color))
    }
    blocks[blocks.count - 1].set(lane, color)
    colors.append(color)
  }
}
