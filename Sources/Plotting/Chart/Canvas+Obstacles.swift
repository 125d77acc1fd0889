// What text has to keep clear of.

extension Canvas {
  /// Some straight pieces of a hard line, and the rectangle that holds them.
  struct Obstacle {
    var points: [Point]
    var halfWidth: Double
    var box: Rect

    init(_ points: [Point], halfWidth: Double) {
      self.points = points
      self.halfWidth = halfWidth
      let first = points.first ?? Point(0, 0)
      box = points.reduce(Rect(from: first, to: first)) { $0.union(Rect(from: $1, to: $1)) }
    }

    func touches(_ rect: Rect) -> Bool {
      let reach = rect.inflated(by: halfWidth)
      guard box.x <= reach.maxX, reach.x <= box.maxX, box.y <= reach.maxY, reach.y <= box.maxY
      else { return false }
      return zip(points, points.dropFirst()).contains { reach.interval(from: $0, to: $1) != nil }
    }
  }

  /// Whether a box with some air about it lies inside the picture and on nothing.
  func isFree(_ box: Rect, within limit: Rect, air: Double, layer: Int) -> Bool {
    guard limit.contains(box), bounds.contains(box) else { return false }
    let wide = box.inflated(by: air)
    if windows.contains(where: { $0.layer > layer && $0.rect.overlaps(wide) }) { return false }
    return !textBoxes.contains { $0.overlaps(wide) } && !isCrossed(box, air: air)
  }

  /// Whether contour lines of other levels than the given one run through a box.
  func crossesContours(_ box: Rect, otherThan own: Int, layer: Int) -> Bool {
    layers[layer].soft.contains { line in
      guard let contour = line.contour, contour != own,
        line.box.inflated(by: 0.1).overlaps(box)
      else { return false }
      return zip(line.points, line.points.dropFirst()).contains {
        box.interval(from: $0, to: $1) != nil
      }
    }
  }

  /// Whether hard lines or shapes touch a box with some air about it.
  func isCrossed(_ box: Rect, air: Double) -> Bool {
    let wide = box.inflated(by: air)
    if blocks.contains(where: { $0.overlaps(wide) }) { return true }
    return obstacles.contains { $0.touches(wide) }
  }

  /// Whether a straight way would run through text or a shape.
  func hitsText(from a: Point, to b: Point) -> Bool {
    textBoxes.contains { $0.inflated(by: 1).interval(from: a, to: b) != nil }
  }
}
