import CCairo
import Plotting

extension Painter {
  /// Paints a text as the outlines of its letters.
  ///
  /// A baseline is moved to a whole pixel, so that letters stand sharp on it, and each letter along
  /// it to the nearest half point or pixel from where it was measured: equal letters then are equal.
  func fill(_ text: PlacedText, font: Font) throws(CairoError) {
    try text.checkPlace()
    let scale = pixels ?? 1
    unsafe cairo_save(context)
    unsafe cairo_identity_matrix(context)
    for run in text.runs {
      let size = run.size * scale
      if text.angle == 0, size <= GlyphMasks.greatestSize {
        try fillMasks(of: run, in: text, size: size, scale: scale, font: font)
      } else {
        try fillOutlines(of: run, in: text, size: size, scale: scale, font: font)
      }
    }
    unsafe cairo_restore(context)
  }

  private func fillMasks(
    of run: PlacedText.Run, in text: PlacedText, size: Double, scale: Double, font: Font
  ) throws(CairoError) {
    let steps = Double(GlyphMasks.placesPerPixel(scale: scale))
    let baseline = ((text.origin.y + run.dy) * scale).rounded()
    let start = (text.origin.x + run.dx) * scale
    for glyph in try font.glyphs(of: run.string, weight: text.weight) {
      let position = ((start + glyph.x * size) * steps).rounded() / steps
      // Cairo's coordinates end there, and no picture is so large.
      guard abs(position) < 1e6, abs(baseline) < 1e6 else { continue }
      let pixel = position.rounded(.down)
      guard let mask = try font.mask(glyph, size: size, shift: position - pixel) else { continue }
      unsafe cairo_mask_surface(
        context, mask.surface, pixel + Double(mask.x),
        baseline - (glyph.y * size).rounded() + Double(mask.y))
    }
  }

  private func fillOutlines(
    of run: PlacedText.Run, in text: PlacedText, size: Double, scale: Double, font: Font
  ) throws(CairoError) {
    let turn = Turn(clockwiseDegrees: text.angle)
    let shift = turn(Point(run.dx, run.dy))
    var start = Point((text.origin.x + shift.x) * scale, (text.origin.y + shift.y) * scale)
    if turn.isHorizontal { start.y.round() }
    if turn.isVertical { start.x.round() }
    unsafe cairo_new_path(context)
    for glyph in try font.glyphs(of: run.string, weight: text.weight) {
      let along = turn(Point(glyph.x * size, -glyph.y * size))
      append(
        try font.outline(glyph),
        OutlinePlacement(
          origin: Point(start.x + along.x, start.y + along.y), turn: turn, size: size))
    }
    unsafe cairo_fill(context)
  }

  /// Adds an outline to cairo's current path.
  func append(_ outline: Path, _ place: OutlinePlacement) {
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

extension PlacedText {
  /// Throws unless the text has a place and sizes that can be painted.
  func checkPlace() throws(CairoError) {
    let isPlaced =
      origin.x.isFinite && origin.y.isFinite && angle.isFinite
      && runs.allSatisfy { $0.size.isFinite && $0.size > 0 && $0.dx.isFinite && $0.dy.isFinite }
    guard isPlaced else {
      throw .drawing(
        "The text “\(runs.map(\.string).joined())” at (\(origin.x), \(origin.y)) has a place or a "
          + "size that can't be painted.")
    }
  }
}
