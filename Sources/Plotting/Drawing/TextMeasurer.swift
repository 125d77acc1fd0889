/// Measures text for layout. `CairoCanvas` implements it with the font that every output uses.
public protocol TextMeasurer {
  /// The advance width of one line of text, in points, for a font size in points.
  func width(of string: String, size: Double, weight: FontWeight) -> Double
  /// Height above the baseline of the font at a size, in points.
  func ascent(size: Double) -> Double
  /// Depth below the baseline of the font at a size, in points, positive.
  func descent(size: Double) -> Double
}
