import Plotting

/// A font without a font: every character has an advance by its kind, bold ones are wider.
struct FixedMeasurer: TextMeasurer {
  func width(of string: String, size: Double, weight: FontWeight) -> Double {
    let advance = string.unicodeScalars.reduce(0.0) { sum, scalar in
      switch scalar {
      case "i", "l", "j", "t", "f", "r", ".", ",", ";", ":", " ", "'", "|": sum + 0.33
      case "m", "w", "M", "W", "…", "%": sum + 0.95
      case "\u{2009}": sum + 0.2
      default: sum + 0.63
      }
    }
    return advance * size * (weight == .bold ? 1.1 : 1)
  }

  func ascent(size: Double) -> Double { 0.93 * size }
  func descent(size: Double) -> Double { 0.24 * size }
}
