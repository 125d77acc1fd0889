import CCairo
import Plotting

/// Pictures as PDF files.
public enum PDF {
  /// Writes a drawing as a document of one page, one unit a point.
  ///
  /// Text is text, in embedded fonts, and can be searched. Each run begins where it was measured;
  /// inside it a reader goes by the file's widths, which cairo rounds to thousandths of an em. The
  /// document bears the drawing's title and no date; the same drawing gives the same bytes with
  /// the same cairo and font.
  ///
  /// - Throws: `CairoError.size` when the page is empty or larger than a PDF can be,
  ///   `.drawing` for a coordinate that is not a number, `.library` when a library fails.
  public static func encode(
    _ drawing: Drawing, theme: Theme, font: Font
  ) throws(CairoError) -> [UInt8] {
    // A PDF has no pixels, but a page has the same limits: they keep its side below 200 inches.
    _ = try PixelSize(drawing.size, scale: 1)
    return try encode(
      drawing, theme: theme, font: font,
      into: PDFDocument(drawing.size, title: drawing.title))
  }

  static func encode(
    _ drawing: Drawing, theme: Theme, font: Font, into document: consuming PDFDocument
  ) throws(CairoError) -> [UInt8] {
    let painter = try unsafe Painter(on: document.surface, pixels: nil)
    try painter.useOutlinesAsTheyAre()
    let faces = try font.facesForCairo()
    try painter.paint(Page(drawing), theme: theme) { (painter, text) throws(CairoError) in
      try painter.show(text, font: font, faces: faces)
    }
    return try document.finish()
  }
}
