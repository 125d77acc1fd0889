import Plotting

/// A chart's files, as bytes.
///
/// Each opens the font anew unless it is given one; who draws many charts opens it once.
extension Chart {
  /// The chart as a PNG file.
  ///
  /// - Parameters:
  ///   - width: in points.
  ///   - height: in points.
  ///   - scale: pixels a point.
  ///   - theme: the colours.
  ///   - font: `nil`: DejaVu Sans, and faces for characters that it lacks.
  /// - Throws: `CairoError.font` where there is no font, with what to install; `.size` for a
  ///   picture that is too large or empty; `.library` when a library fails.
  public func png(
    width: Double = 800, height: Double = 500, scale: Double = 2, theme: Theme = .light,
    font: Font? = nil
  ) throws(CairoError) -> [UInt8] {
    let (drawing, font) = try drawing(width: width, height: height, font: font)
    return try PNG.encode(drawing, theme: theme, scale: scale, font: font)
  }

  /// The chart as the text of an SVG file.
  ///
  /// - Parameters:
  ///   - width: in points.
  ///   - height: in points.
  ///   - theme: the colours.
  ///   - font: measures the text; `nil`: DejaVu Sans.
  /// - Throws: `CairoError.font` where there is no font, with what to install; `.size` for a
  ///   picture that is too large or empty.
  public func svg(
    width: Double = 800, height: Double = 500, theme: Theme = .light, font: Font? = nil
  ) throws(CairoError) -> String {
    SVGWriter.svg(try drawing(width: width, height: height, font: font).drawing, theme: theme)
  }

  /// The chart as a PDF file of one page.
  ///
  /// - Parameters:
  ///   - width: in points.
  ///   - height: in points.
  ///   - theme: the colours.
  ///   - font: `nil`: DejaVu Sans, and faces for characters that it lacks.
  /// - Throws: `CairoError.font` where there is no font, with what to install; `.size` for a page
  ///   that is too large or empty; `.library` when a library fails.
  public func pdf(
    width: Double = 800, height: Double = 500, theme: Theme = .light, font: Font? = nil
  ) throws(CairoError) -> [UInt8] {
    let (drawing, font) = try drawing(width: width, height: height, font: font)
    return try PDF.encode(drawing, theme: theme, font: font)
  }

  private func drawing(
    width: Double, height: Double, font: Font?
  ) throws(CairoError) -> (drawing: Drawing, font: Font) {
    let size = Size(width: width, height: height)
    // Layout takes any size; a file of another than was asked for would help nobody.
    _ = try PixelSize(size, scale: 1)
    if let font { return (layout(size: size, measurer: font), font) }
    let usual = try Font(FontFiles.find())
    let drawing = layout(size: size, measurer: usual)
    let files = try FontFiles.find(covering: drawing.characters)
    if files == usual.files { return (drawing, usual) }
    let covering = try Font(files)
    return (layout(size: size, measurer: covering), covering)
  }
}

extension Drawing {
  /// Everything that is set in it.
  fileprivate var characters: [Unicode.Scalar] {
    commands.flatMap { command -> [Unicode.Scalar] in
      guard case .text(let text) = command else { return [] }
      return text.runs.flatMap { Array($0.string.unicodeScalars) }
    }
  }
}
