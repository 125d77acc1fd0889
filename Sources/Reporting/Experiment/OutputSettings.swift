/// A format in which a figure is written.
public enum ImageFormat: String, Sendable, CaseIterable {
  case png, svg, pdf
}

/// The paper on which a figure is drawn.
public enum ThemeName: String, Sendable, CaseIterable {
  case light, dark
}

/// How figures are written; what `check` repeats.
public struct OutputSettings: Sendable, Equatable {
  /// At least one, each once.
  public var formats: [ImageFormat]
  /// At least one, each once.
  public var themes: [ThemeName]
  /// Width of a figure in points, within `sideRange`.
  public var width: Int
  /// Height of a figure in points, within `sideRange`.
  public var height: Int
  /// Pixels a point, within `scaleRange`.
  public var scale: Double
  /// The family of the font, by its exact name.
  public var font: String

  /// The points that a side may have.
  public static let sideRange = 100...10_000
  /// The pixels that a point may have.
  public static let scaleRange = 0.1...10
  /// Pixels a figure may have: 400 MB of memory while it is drawn.
  public static let mostPixels = 100_000_000.0
  /// Pixels a side may have; cairo's images end there.
  public static let longestSide = 32_767.0

  /// Settings of these values; nothing is checked.
  public init(
    formats: [ImageFormat] = [.png, .svg], themes: [ThemeName] = [.light, .dark],
    width: Int = 800, height: Int = 500, scale: Double = 2, font: String = "DejaVu Sans"
  ) {
    self.formats = formats
    self.themes = themes
    self.width = width
    self.height = height
    self.scale = scale
    self.font = font
  }

  /// Whether a figure of this size, each number of which is in its range, can be held in memory.
  public var isDrawable: Bool {
    let pixels = (width: Double(width) * scale, height: Double(height) * scale)
    return max(pixels.width, pixels.height) <= Self.longestSide
      && pixels.width * pixels.height <= Self.mostPixels
  }
}
