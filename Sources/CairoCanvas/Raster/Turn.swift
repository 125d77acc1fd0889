import CCairo
import Plotting

/// A rotation, exact for the two angles that text has.
struct Turn {
  private let cosine: Double
  private let sine: Double

  /// No rotation.
  static let none = Turn(clockwiseDegrees: 0)

  init(clockwiseDegrees degrees: Double) {
    switch degrees {
    case 0: (cosine, sine) = (1, 0)
    case -90: (cosine, sine) = (0, -1)
    default:
      var matrix = cairo_matrix_t()
      unsafe cairo_matrix_init_rotate(&matrix, degrees * .pi / 180)
      (cosine, sine) = (matrix.xx, matrix.yx)
    }
  }

  var isHorizontal: Bool { sine == 0 }
  var isVertical: Bool { cosine == 0 }

  func callAsFunction(_ point: Point) -> Point {
    Point(point.x * cosine - point.y * sine, point.x * sine + point.y * cosine)
  }
}

/// Where an outline given in ems, y upwards, lies in pixels.
struct OutlinePlacement {
  /// The glyph's origin, in pixels.
  var origin: Point
  var turn: Turn
  /// Pixels an em.
  var size: Double

  func callAsFunction(_ point: Point) -> Point {
    let turned = turn(Point(point.x * size, -point.y * size))
    return Point(origin.x + turned.x, origin.y + turned.y)
  }
}
