/// How many data lie where: hexagons along the theme's ramp for densities, in as many shades as their
/// counts have doublings.
///
/// Each shade is one area, of all cells with at least so many data, painted over the lighter one: no
/// seams, and as few points as its outline has corners. Cells are regular in points, whatever the
/// axes: Carr and others, "Scatterplot matrix techniques for large N" (1987).
public struct Density: Mark {
  /// Where the data are.
  public var data: [Datum]
  /// How many each of `data` stands for; empty where each stands for itself.
  public var counts: [Int]
  /// A hexagon's width, in points.
  public var cell: Double

  /// The most shades.
  static let mostShades = 7

  /// The density of `data` in hexagons of a width in points.
  public init(_ data: [Datum], counts: [Int] = [], cell: Double = 9) {
    self.data = data
    self.counts = counts
    self.cell = cell
  }

  /// What the axes have to hold.
  public var extent: Extent { Extent(data) }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    let width = max(1, cell) * canvas.typography.scale
    guard frame.rect.width > 0, frame.rect.height > 0, frame.rect.width / width < 2000,
      frame.rect.height / width < 2000
    else { return }
    var grid = HexagonGrid(over: frame.rect, width: width)
    var clipped: [Frame.Clipped] = []
    for (index, datum) in data.enumerated() {
      guard let place = frame.clipped(datum) else { continue }
      if place.isClipped {
        clipped.append(place)
      } else if frame.rect.inflated(by: 0.5).contains(place.point) {
        grid.add(counts.isEmpty ? 1 : counts[index], at: place.point)
      }
    }
    canvas.clipMarks(clipped, in: frame, Paint(.density(1)))
    let thresholds = Self.thresholds(upTo: grid.most)
    for (place, threshold) in thresholds.enumerated() {
      let share = thresholds.count == 1 ? 0.4 : Double(place) / Double(thresholds.count - 1)
      canvas.band(
        grid.outline(ofAtLeast: threshold),
        Paint(.density(Self.faintest + (1 - Self.faintest) * share))
      )
    }
  }

  /// Where on the ramp, which begins with the paper, the emptiest cells stand.
  private static let faintest = 0.22

  /// The least counts of the shades: powers of 2, or of the least whole number whose powers reach
  /// `most` in time.
  static func thresholds(upTo most: Int) -> [Int] {
    guard most > 0 else { return [] }
    for factor in 2... {
      var thresholds = [1]
      while let last = thresholds.last, last <= most / factor { thresholds.append(last * factor) }
      if thresholds.count <= mostShades { return thresholds }
    }
    return [1]
  }
}
