/// A text that can't be read as it should be.
public enum TextFault: Sendable, Hashable, CustomStringConvertible {
  /// Two texts share room.
  case overlap(String, String)
  /// A text is not wholly in the picture.
  case outside(String)
  /// A line or an opaque shape runs through a text.
  case crossed(String)

  /// The fault in words.
  public var description: String {
    switch self {
    case .overlap(let a, let b): "“\(a)” overlaps “\(b)”"
    case .outside(let text): "“\(text)” leaves the picture"
    case .crossed(let text): "a line or a shape runs through “\(text)”"
    }
  }
}

extension Drawing {
  /// Everything wrong with the placing of text, by measured boxes: empty for a drawing that may be
  /// shown. A line belongs under no text, not even its own, as soft lines are broken there.
  ///
  /// - Parameter tolerance: how far boxes may reach into each other, in points.
  public func textFaults(tolerance: Double = 0.4) -> [TextFault] {
    var texts: [(text: String, box: Rect)] = []
    for case .text(let text) in commands {
      texts.append((text.plain, text.box.inflated(by: -tolerance)))
    }
    let picture = Rect(x: 0, y: 0, width: size.width, height: size.height)
    var faults: [TextFault] = []
    for (index, (text, box)) in texts.enumerated() {
      if !picture.contains(box) { faults.append(.outside(text)) }
      for (other, otherBox) in texts[(index + 1)...] where box.overlaps(otherBox) {
        faults.append(.overlap(text, other))
      }
      if isCrossed(box) { faults.append(.crossed(text)) }
    }
    return faults
  }

  private func isCrossed(_ box: Rect) -> Bool {
    var clips: [Rect] = []
    for command in commands {
      switch command {
      case .beginClip(let rect): clips.append(rect)
      case .endClip: _ = clips.popLast()
      case .stroke(let path, let style) where style.paint.role != .paper:
        var reach = box.inflated(by: style.width / 2)
        for clip in clips { reach = reach.intersection(clip) }
        if reach.width > 0, reach.height > 0, path.touches(reach) { return true }
      case .fill(let path, let paint) where paint.role != .paper && paint.opacity > 0.5:
        if let area = path.box, area.overlaps(box) { return true }
      default: break
      }
    }
    return false
  }
}

extension Path {
  /// Whether one of the path's pieces runs through a rectangle; curves count as their handles.
  fileprivate func touches(_ rect: Rect) -> Bool {
    var current = Point(0, 0)
    var start = current
    for element in elements {
      let way: [Point]
      switch element {
      case .move(let point):
        current = point
        start = point
        continue
      case .line(let point): way = [current, point]
      case .curve(let a, let b, let end): way = [current, a, b, end]
      case .close: way = [current, start]
      }
      for (a, b) in zip(way, way.dropFirst()) where rect.interval(from: a, to: b) != nil {
        return true
      }
      current = way[way.count - 1]
    }
    return false
  }

  /// The rectangle that holds all of the path's points.
  fileprivate var box: Rect? {
    let points = elements.flatMap { element -> [Point] in
      switch element {
      case .move(let point), .line(let point): [point]
      case .curve(let a, let b, let end): [a, b, end]
      case .close: []
      }
    }
    guard let first = points.first else { return nil }
    return points.dropFirst().reduce(Rect(from: first, to: first)) {
      $0.union(Rect(from: $1, to: $1))
    }
  }
}
