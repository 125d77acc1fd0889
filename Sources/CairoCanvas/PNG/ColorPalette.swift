/// At most 256 colours that stand for all colours of a picture, none off by more than a bound.
///
/// A chart has a few flat colours and, along every edge, mixtures of two of them: thousands where
/// lines and bands cross, most on a handful of pixels. A ramp from the paper to each colour misses
/// the mixtures of two accents, and a general quantiser bounds the mean, not the worst. So all
/// colours are kept where they are few. Else every flat colour is kept, however faint a band it may
/// be, and the mixtures are covered within the bound: fewer steps along an edge, which the eye does
/// not see, make letters alike, which costs a twentieth less bytes.
struct ColorPalette {
  /// `0x00RRGGBB`, at most 256.
  private(set) var colors: [UInt32]
  /// For each colour of the picture, its place in `colors`.
  private(set) var places: [UInt8]

  /// The greatest difference of a channel, of 255: edges have five steps or more. A third of it
  /// would need more than 256 colours for a chart of crossing lines.
  static let bound: UInt8 = 24
  /// Up to this many colours all are kept.
  static let fewColors = 64
  /// A colour is flat, and kept as it is, when it covers at least one pixel in this many...
  static let flatShare = 1_000
  /// ...and is among this many most frequent ones.
  static let mostFlat = 48

  /// A palette, or nil where 256 colours can't keep the bound.
  init?(_ runs: PixelRuns) {
    if runs.colors.count <= Self.fewColors {
      colors = runs.colors
      places = runs.colors.indices.map { UInt8($0) }
      return
    }
    // The most frequent first. Ties are broken by the colour itself, so that equal pictures have
    // equal palettes: the key is the count, turned round, above the colour.
    let keys = zip(runs.counts, runs.colors).map { UInt64(UInt32.max - $0) << 24 | UInt64($1) }
    let sorted = keys.sorted().map { UInt32($0 & 0x00FF_FFFF) }
    let enough = runs.counts.reduce(0, +) / UInt32(Self.flatShare)
    let flat = runs.counts.count { $0 >= enough }
    guard
      let cover = ColorCover(
        sorted, within: Int(Self.bound), exact: min(flat, Self.mostFlat), limit: 256)
    else { return nil }

    let blocks = ColorBlock.blocks(of: cover.picks)
    colors = cover.picks
    places = runs.colors.map { Self.nearest(to: $0, in: blocks) }
  }

  /// The place of the nearest colour; the first of equally near ones.
  private static func nearest(to color: UInt32, in blocks: [ColorBlock]) -> UInt8 {
    var best = (place: 0, distance: UInt8.max)
    for (number, block) in blocks.enumerated() {
      let distances = block.distances(to: color)
      let least = distances.min()
      guard least < best.distance else { continue }
      for lane in 0..<16 where distances[lane] == least {
        best = (number * 16 + lane, least)
        break
      }
      if least == 0 { break }
    }
    return UInt8(best.place)
  }
}
