import CCairo
import Plotting

extension Painter {
  /// Fills the outlines of a text. Only the baseline is moved, to a whole pixel: letters then stand
  /// sharp on it, and keep their measured distances along it.
  func fill(_ text: PlacedText, font: Font) throws(CairoError) {
    let scale = pixels ?? 1
    let turn = Turn(clockwiseDegrees: text.angle)
    var origin = Point(text.origin.x * scale, text.origin.y * scale)
    guard origin.x.isFinite, origin.y.isFinite else {
      throw .drawing("A text of the drawing stands at (\(text.origin.x), \(text.origin.y)).")
    }
    if turn.isHorizontal { origin.y.round() }
    if turn.isVertical { origin.x.round() }

    unsafe cairo_save(context)
    unsafe cairo_identity_matrix(context)
    unsafe cairo_new_path(context)
    for run in text.runs {
      for glyph in font.glyphs(of: run.string, weight: text.weight) {
        let start = turn(Point(run.dx + glyph.x * run.size, run.dy))
        append(
          try font.faces[glyph.face].outline(glyph.index),
          at: Point(origin.x + start.x * scale, origin.y + start.y * scale),
          by: turn, size: run.size * scale)
      }
    }
    unsafe cairo_fill(context)
    unsafe cairo_restore(context)
  }

  /// Adds a glyph's outline, given in ems with y upwards, in pixels.
  private func append(_ outline: Path, at origin: Point, by turn: Turn, size: Double) {
    func place(_ point: Point) -> Point {
      let turned = turn(Point(point.x * size, -point.y * size))
      return Point(origin.x + turned.x, origin.y + turned.y)
    }
    for element in outline.elements {
      switch element {
      case .move(let to):
        let to = place(to)
        unsafe cairo_move_to(context, to.x, to.y)
      case .line(let to):
        let to = place(to)
        unsafe cairo_line_to(context, to.x, to.y)
      case .curve(let first, let second, let to):
        let (first, second, to) = (place(first), place(second), place(to))
        unsafe cairo_curve_to(context, first.x, first.y, second.x, second.y, to.x, to.y)
      case .close:
        unsafe cairo_close_path(context)
      }
    }
  }
}

/// A rotation, exact for the two angles that text has.
struct Turn {
  private let cosine: Double
  private let sine: Double

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
