import Plotting

/// Puts upright lines onto whole pixels, so that they are sharp and all of one weight.
struct PixelGrid {
  let pixelsPerPoint: Double

  /// The width in points of the nearest whole number of pixels, at least one.
  func width(_ width: Double) -> Double {
    max(1, (width * pixelsPerPoint).rounded()) / pixelsPerPoint
  }

  /// The path with every horizontal and vertical line moved so that a stroke of `width` covers
  /// whole pixels. Slanted lines and curves stay as they are.
  func aligned(_ path: Path, width: Double) -> Path {
    let isOdd = Int((width * pixelsPerPoint).rounded()) % 2 == 1
    func center(_ value: Double) -> Double {
      let pixel = value * pixelsPerPoint
      return (isOdd ? pixel.rounded(.down) + 0.5 : pixel.rounded()) / pixelsPerPoint
    }
    var elements = path.elements
    for place in elements.indices.dropFirst() {
      guard case .move(let from) = path.elements[place - 1],
        case .line(let to) = path.elements[place]
      else { continue }
      if from.x == to.x {
        elements[place - 1] = .move(Point(center(from.x), from.y))
        elements[place] = .line(Point(center(to.x), to.y))
      } else if from.y == to.y {
        elements[place - 1] = .move(Point(from.x, center(from.y)))
        elements[place] = .line(Point(to.x, center(to.y)))
      }
    }
    return Path(elements)
  }

  /// The smallest rectangle of whole pixels around one.
  func around(_ rect: Rect) -> Rect {
    func down(_ value: Double) -> Double {
      (value * pixelsPerPoint).rounded(.down) / pixelsPerPoint
    }
    func up(_ value: Double) -> Double { (value * pixelsPerPoint).rounded(.up) / pixelsPerPoint }
    let (x, y) = (down(rect.x), down(rect.y))
    return Rect(x: x, y: y, width: up(rect.maxX) - x, height: up(rect.maxY) - y)
  }
}
