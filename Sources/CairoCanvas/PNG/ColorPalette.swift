/// At most 256 colours that stand for all colours of a picture, none off by more than a bound.
///
/// A chart has a few flat colours and, along every edge, mixtures of two of them. The mixtures are
/// many and hardly differ, so colours are taken from the most frequent to the rarest, and one that
/// lies within the bound of a colour already taken needs no place of its own. The frequent, flat
/// colours are therefore exact.
struct ColorPalette {
  /// `0x00RRGGBB`, at most 256.
  private(set) var colors: [UInt32]
  /// For each colour of the picture, its place in `colors`.
  private(set) var places: [UInt8]

  /// Bounds that are tried in turn: the greatest difference in a channel, of 255.
  static let bounds: [Int32] = [0, 3, 6]

  /// A palette within the smallest bound that 256 colours can keep, or nil if none can.
  init?(_ runs: PixelRuns) {
    let byCount = runs.colors.indices.sorted {
      // Ties are broken by the colour itself, so that equal pictures have equal palettes.
      (runs.counts[$1], runs.colors[$0]) < (runs.counts[$0], runs.colors[$1])
    }
    for bound in Self.bounds {
      if bound == 0, runs.colors.count > 256 { continue }
      guard let taken = Self.cover(byCount.map { runs.colors[$0] }, within: bound) else { continue }
      colors = taken.colors
      places = Array(repeating: 0, count: byCount.count)
      for (color, place) in zip(byCount, taken.places) { places[color] = place }
      return
    }
    return nil
  }

  /// Takes colours until all lie within `bound` of one, or nil if that needs more than 256.
  private static func cover(
    _ wanted: [UInt32], within bound: Int32
  ) -> (colors: [UInt32], places: [UInt8])? {
    var colors: [UInt32] = []
    var channels: [SIMD4<Int32>] = []
    for color in wanted {
      let sample = split(color)
      let isCovered = channels.contains { distance($0, sample) <= bound }
      if isCovered { continue }
      guard colors.count < 256 else { return nil }
      colors.append(color)
      channels.append(sample)
    }
    // A colour taken later may be nearer than the one that covered it first.
    let places = wanted.map { color in
      let sample = split(color)
      var best = (place: 0, distance: Int32.max)
      for (place, other) in channels.enumerated() {
        let distance = distance(other, sample)
        if distance < best.distance { best = (place, distance) }
      }
      return UInt8(best.place)
    }
    return (colors, places)
  }

  private static func split(_ color: UInt32) -> SIMD4<Int32> {
    SIMD4(Int32(color >> 16 & 255), Int32(color >> 8 & 255), Int32(color & 255), 0)
  }

  private static func distance(_ a: SIMD4<Int32>, _ b: SIMD4<Int32>) -> Int32 {
    let difference = a &- b
    return max(difference.max(), -difference.min())
  }
}
