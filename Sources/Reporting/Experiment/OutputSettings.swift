import CairoCanvas

/// A format in which a figure is written.
public enum ImageFormat: String, Sendable, CaseIterable {
  case png, svg, pdf
}

/// The paper on which a figure is drawn.
public enum ThemeName: String, Sendable, CaseIterable {
  case light, dark
}

/// How an SVG holds its text.
public enum SVGText: String, Sendable, CaseIterable {
  /// As text in a named font: it can be searched and copied.
  case text
  /// As the font's outlines: it looks the same where the font is missing.
  case outlines
}

/// How figures are written; what `check` repeats.
public struct OutputSettings: Sendable, Equatable {
  /// At least one, each once.
  public var formats: [ImageFormat]
  /// At least one, each once.
  public var themes: [ThemeName]
  /// Width of a figure in points, within `sideRange`.
  public var width: Double
  /// Height of a figure in points, within `sideRange`.
  public var height: Double
  /// Pixels a point, within `scaleRange`.
  public var scale: Double
  /// The family of the font, by its exact name.
  public var font: String
  /// The plane of the trajectory, or `nil` for that of the two weights with the greatest effect.
  public var axes: TrajectoryAxes?
  /// How SVG files hold their text.
  public var svgText: SVGText
  /// Whether the HTML page holds its figures and its style itself, so that it can be mailed.
  public var isSelfContained: Bool

  /// The points that a side may have.
  public static let sideRange: ClosedRange<Double> = 100...10_000
  /// The pixels that a point may have.
  public static let scaleRange: ClosedRange<Double> = 0.1...10

  /// Settings of these values; nothing is checked.
  public init(
    formats: [ImageFormat] = [.png, .svg], themes: [ThemeName] = [.light, .dark],
    width: Double = 800, height: Double = 500, scale: Double = 2, font: String = "DejaVu Sans",
    axes: TrajectoryAxes? = nil,
    svgText: SVGText = .text, isSelfContained: Bool = false
  ) {
    self.formats = formats
    self.themes = themes
    self.width = width
    self.height = height
    self.scale = scale
    self.font = font
    self.axes = axes
    self.svgText = svgText
    self.isSelfContained = isSelfContained
  }

  /// What keeps figures from being drawn with these settings, in a sentence with the remedy; `nil`
  /// if nothing does.
  public var problem: String? {
    if formats.isEmpty { return "There is no format. Name png, svg or pdf." }
    if themes.isEmpty { return "There is no theme. Name light or dark." }
    for (name, side) in [("width", width), ("height", height)]
    where !Self.sideRange.contains(side) {
      return "A \(name) of \(YAMLNumber.text(side)) points is out of range. Take "
        + "\(Self.sidePhrase)."
    }
    if !Self.scaleRange.contains(scale) {
      return "A scale of \(YAMLNumber.text(scale)) pixels a point is out of range. Take "
        + "\(Self.scalePhrase)."
    }
    if font.isEmpty { return "There is no font. Name a family, such as DejaVu Sans." }
    return sizeProblem ?? pageProblem
  }

  /// As `problem`, for a page that can't hold the figures.
  var pageProblem: String? {
    guard isSelfContained, !formats.contains(.svg), !formats.contains(.png) else { return nil }
    return "A page that contains its figures shows them as SVG or PNG. Add one of them to the "
      + "formats."
  }

  /// As `problem`, for sizes each of which is in its range.
  var sizeProblem: String? {
    let pixels = (width: width * scale, height: height * scale)
    if max(pixels.width, pixels.height) <= Double(PixelSize.greatestSide),
      pixels.width * pixels.height <= Double(PixelSize.greatestArea)
    {
      return nil
    }
    return "Figures of \(YAMLNumber.text(width)) x \(YAMLNumber.text(height)) points with "
      + "\(YAMLNumber.text(scale)) pixels a point have too many pixels. Lower the scale."
  }

  static let sidePhrase = "a number from 100 to 10,000"
  static let scalePhrase = "a number from 0.1 to 10"
}
