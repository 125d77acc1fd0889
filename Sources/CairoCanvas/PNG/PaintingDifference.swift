/// How far a file's pixels are from what was painted, beyond what keeping 256 colours explains.
///
/// A file of ours keeps a flat colour as it was painted and every other one within
/// `PNG.colorTolerance`. Another version of the rasteriser paints a few pixels a little differently
/// besides, and those only where two colours meet: between cairo 1.16.0 with pixman 0.42.2 and cairo
/// 1.18.4 with pixman 0.44.0, on at most one in 900 of the pixels on edges, by at most 16 of 255, in
/// seventeen figures of two reports in both themes.
public struct PaintingDifference: Sendable, Hashable {
  /// Pixels that are further off than the palette may be.
  public private(set) var count = 0
  /// How much further off the worst of them is in a channel, of 255.
  public private(set) var greatest = 0
  /// Those of them that do not lie on an edge: all eight neighbours were painted in their colour.
  public private(set) var countInFlatAreas = 0
  /// Painted pixels that lie on an edge.
  public private(set) var edges = 0

  /// Compares a decoded file with the picture that should be in it; `nil` when their sizes differ.
  public init?(_ file: Pixels, from painted: Pixels) {
    guard file.width == painted.width, file.height == painted.height else { return nil }
    let colors = Self.colors(of: painted), found = Self.colors(of: file)
    let flat = Self.flatColors(colors)
    let width = painted.width
    for y in 0..<painted.height {
      for x in 0..<width {
        let place = y * width + x
        let isEdge = Self.isEdge(colors, x, y, width: width, height: painted.height)
        if isEdge { edges += 1 }
        guard colors[place] != found[place] else { continue }
        let allowed = flat.contains(colors[place]) ? 0 : PNG.colorTolerance
        let excess = Self.distance(colors[place], found[place]) - allowed
        guard excess > 0 else { continue }
        count += 1
        greatest = max(greatest, excess)
        if !isEdge { countInFlatAreas += 1 }
      }
    }
  }

  /// Whether another version of the rasteriser explains it: on edges alone, by at most 20 of 255, on
  /// at most one in 200 of their pixels.
  public var isOfAnotherRasteriser: Bool {
    countInFlatAreas == 0 && greatest <= Self.greatestExplained && count * 200 <= edges
  }

  private static let greatestExplained = 20

  /// Colours that every palette keeps as they are. One that is barely frequent enough may not be in
  /// the palette of a picture with a few pixels less of it.
  private static func flatColors(_ colors: [UInt32]) -> Set<UInt32> {
    var counts: [UInt32: Int] = [:]
    var index = 0
    while index < colors.count {
      let start = index
      while index < colors.count, colors[index] == colors[start] { index += 1 }
      counts[colors[start], default: 0] += index - start
    }
    let enough = max(2, 2 * colors.count / ColorPalette.flatShare)
    let frequent = counts.filter { $0.value >= enough }.sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }
    return Set(frequent.prefix(ColorPalette.mostFlat * 3 / 4).map(\.key))
  }

  private static func isEdge(
    _ colors: [UInt32], _ x: Int, _ y: Int, width: Int, height: Int
  ) -> Bool {
    let color = colors[y * width + x]
    for row in max(0, y - 1)...min(height - 1, y + 1) {
      for column in max(0, x - 1)...min(width - 1, x + 1)
      where colors[row * width + column] != color { return true }
    }
    return false
  }

  private static func colors(of pixels: Pixels) -> [UInt32] {
    (0..<pixels.width * pixels.height).map { place in
      (0..<4).reduce(0) { $0 << 8 | UInt32(pixels.rgba[place * 4 + $1]) }
    }
  }

  private static func distance(_ a: UInt32, _ b: UInt32) -> Int {
    [0, 8, 16, 24].reduce(0) { max($0, abs(Int(a >> $1 & 255) - Int(b >> $1 & 255))) }
  }
}
