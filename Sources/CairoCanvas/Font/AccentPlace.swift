import Plotting

/// Where an accent stands on a letter for which the font has no letter with that accent.
///
/// Accents are drawn for a small letter. So one is moved until its middle is over the letter's
/// middle, and up or down by as much as the letter, with the accents it has already, is taller or
/// deeper than a small one.
struct AccentPlace {
  /// The room that the letter and its accents take up, in ems, y upwards.
  private var ink: GlyphInk
  /// Height of a small letter, in ems.
  private let xHeight: Double

  /// - Parameter letter: The letter's ink, from its own origin.
  init(over letter: GlyphInk, xHeight: Double) {
    ink = letter
    self.xHeight = xHeight
  }

  /// How far an accent's origin lies from the letter's, in ems, y upwards.
  mutating func shift(for accent: GlyphInk, _ character: Unicode.Scalar) -> Point {
    let x = (ink.left + ink.right) / 2 - (accent.left + accent.right) / 2
    var y = 0.0
    switch character.properties.canonicalCombiningClass.rawValue {
    case 214, 216, 228, 230, 232, 234:
      y = max(0, ink.top - xHeight)
      ink.top = max(ink.top, accent.top + y)
    case 202, 218, 220, 222, 233, 240:
      y = min(0, ink.bottom)
      ink.bottom = min(ink.bottom, accent.bottom + y)
    case 0:
      // A ring or a square about the letter.
      y = (ink.top + ink.bottom) / 2 - (accent.top + accent.bottom) / 2
    default:
      break
    }
    return Point(x, y)
  }
}

extension Unicode.Scalar {
  /// Whether the character is drawn on the letter before it.
  var isAccent: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The letter as it is drawn under an accent: an i and a j give their dot away.
  func withoutDot(under accent: Unicode.Scalar?) -> Unicode.Scalar {
    guard accent?.properties.canonicalCombiningClass == .above else { return self }
    return switch self {
    case "i": "ı"
    case "j": "ȷ"
    default: self
    }
  }
}
