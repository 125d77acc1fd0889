import CCairo
import Plotting

extension Painter {
  /// Turns off all fitting of letters to pixels, for glyphs shown from now on.
  func useOutlinesAsTheyAre() throws(CairoError) {
    guard let options = unsafe cairo_font_options_create() else {
      throw .library(call: "cairo_font_options_create", reason: "it gave no options")
    }
    defer { unsafe cairo_font_options_destroy(options) }
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    try hear(unsafe cairo_font_options_status(options), "cairo_font_options_create")
    unsafe cairo_set_font_options(context, options)
  }

  /// Shows a text as glyphs that know their characters.
  ///
  /// - Parameter faces: The font's faces, in its order.
  func show(_ text: PlacedText, font: Font, faces: [CairoFace]) throws(CairoError) {
    try text.checkPlace()
    unsafe cairo_save(context)
    unsafe cairo_translate(context, text.origin.x, text.origin.y)
    unsafe cairo_rotate(context, text.angle * .pi / 180)
    for run in text.runs {
      unsafe cairo_set_font_size(context, run.size)
      var rest = try font.glyphs(of: run.string, weight: text.weight)[...]
      // One call shows glyphs of one face.
      while let first = rest.first {
        let stretch = rest.prefix { $0.face == first.face }
        rest = rest.dropFirst(stretch.count)
        unsafe cairo_set_font_face(context, faces[first.face].pointer)
        show(stretch, of: run)
      }
    }
    unsafe cairo_restore(context)
  }

  private func show(_ stretch: ArraySlice<Font.PlacedGlyph>, of run: PlacedText.Run) {
    let glyphs = stretch.map {
      cairo_glyph_t(
        index: UInt(truncatingIfNeeded: $0.index), x: run.dx + $0.x * run.size,
        y: run.dy - $0.y * run.size)
    }
    // A raised 3 is written ³: who copies or searches 10³ must not meet 103.
    let written = stretch.map { run.position.written(String(Character($0.character))) }
    let clusters = written.map {
      cairo_text_cluster_t(num_bytes: Int32($0.utf8.count), num_glyphs: 1)
    }
    let string = written.joined()
    unsafe cairo_show_text_glyphs(
      context, string, Int32(string.utf8.count), glyphs, Int32(glyphs.count),
      clusters, Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
  }
}
