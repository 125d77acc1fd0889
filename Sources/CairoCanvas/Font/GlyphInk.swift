import Plotting

/// The box of a glyph's ink, in ems, y upwards.
struct GlyphInk: Equatable {
  var left: Double
  var right: Double
  var bottom: Double
  var top: Double

  init(left: Double, right: Double, bottom: Double, top: Double) {
    self.left = left
    self.right = right
    self.bottom = bottom
    self.top = top
  }

  /// The box about an outline's points and the handles of its curves; `nil` without ink.
  init?(_ outline: Path) {
    let points = outline.elements.flatMap { element -> [Point] in
      switch element {
      case .move(let to), .line(let to): [to]
      case .curve(let first, let second, let to): [first, second, to]
      case .close: []
      }
    }
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let bottom = points.map(\.y).min(), let top = points.map(\.y).max()
    else { return nil }
    self.init(left: left, right: right, bottom: bottom, top: top)
  }
}
