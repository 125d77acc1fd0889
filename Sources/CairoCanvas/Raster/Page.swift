import Plotting

/// A drawing to be painted, strip by strip or whole, and how far down each of its commands reaches.
struct Page {
  let drawing: Drawing
  /// For each command, where its ink lies from top to bottom in points, at the widest; nil for one
  /// that belongs to every strip.
  let extents: [ClosedRange<Double>?]

  /// - Throws: `CairoError.drawing` for a path through a point that is nowhere.
  init(_ drawing: Drawing) throws(CairoError) {
    self.drawing = drawing
    var extents: [ClosedRange<Double>?] = []
    extents.reserveCapacity(drawing.commands.count)
    for command in drawing.commands { extents.append(try command.extent()) }
    self.extents = extents
  }
}

extension Drawing.Command {
  fileprivate func extent() throws(CairoError) -> ClosedRange<Double>? {
    switch self {
    case .fill(let path, _): try path.extent(margin: 0)
    case .stroke(let path, let style): try path.extent(margin: style.width / 2)
    case .text(let text): text.extent
    case .beginClip, .endClip, .beginGroup, .endGroup: nil
    }
  }
}

extension Path {
  /// Nil for a path of no points, and for one of which nothing can be said.
  fileprivate func extent(margin: Double) throws(CairoError) -> ClosedRange<Double>? {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    func add(_ point: Point) throws(CairoError) {
      guard point.x.isFinite, point.y.isFinite else {
        throw .drawing("A drawing holds the point (\(point.x), \(point.y)), which is nowhere.")
      }
      least = min(least, point.y)
      greatest = max(greatest, point.y)
    }
    for element in elements {
      switch element {
      case .move(let to), .line(let to): try add(to)
      case .curve(let first, let second, let to):
        // A curve stays between its control points.
        try add(first)
        try add(second)
        try add(to)
      case .close: break
      }
    }
    let (top, bottom) = (least - margin, greatest + margin)
    return top <= bottom ? top...bottom : nil
  }
}

extension PlacedText {
  /// Nil for text that does not read from left to right, for one without a place, and for one that
  /// may carry any number of accents.
  fileprivate var extent: ClosedRange<Double>? {
    // Below U+0300 no character leans on the one before it.
    guard angle == 0, runs.allSatisfy({ $0.string.utf8.allSatisfy { $0 < 0xCC } }) else {
      return nil
    }
    var (top, bottom) = (Double.infinity, -Double.infinity)
    for run in runs {
      // No letter is higher or deeper than twice its size.
      top = min(top, origin.y + run.dy - 2 * run.size)
      bottom = max(bottom, origin.y + run.dy + 2 * run.size)
    }
    return top <= bottom ? top...bottom : nil
  }
}
