/// The shapes that mark the end of a line and the points of a dot plot.
public enum MarkerShape: String, Sendable, Hashable, CaseIterable {
  case circle, square, diamond, triangle
}

/// What tells one series from the others, the same in every figure of a report.
///
/// Places count on past the eight accents: the ninth series has the first one's colour, but a dash
/// and an end marker of its own, so that colour is never all that tells two lines apart.
public struct SeriesStyle: Sendable, Hashable {
  /// Place in the palette, from 0.
  public let place: Int

  /// - Parameter place: place in the palette; negative ones count as 0.
  public init(place: Int) {
    self.place = max(0, place)
  }

  /// The place of a named accent.
  public init(_ color: PaletteColor) {
    place = PaletteColor.allCases.firstIndex(of: color) ?? 0
  }

  /// The accent, as a role that the theme resolves.
  public var role: Role { .series(place % PaletteColor.allCases.count) }

  /// Ink and gap in turn, in points: solid for the first four, then dashed, and different again
  /// with every round of the colours.
  public var dash: [Double] {
    let count = PaletteColor.allCases.count
    switch (place / count, place % count) {
    case (0, 0..<4): return []
    case (0, _): return [9, 3]
    case (1, _): return [3, 3]
    case (2, _): return [10, 3, 2, 3]
    default: return [10, 3, 2, 3, 2, 3]
    }
  }

  /// The marker at the line's end.
  public var marker: MarkerShape {
    let shapes = MarkerShape.allCases
    let count = PaletteColor.allCases.count
    return shapes[(place / count + place % count / 4) % shapes.count]
  }
}

extension PaletteColor {
  /// The accent on light paper.
  public var onLight: Color { Color(hex: pair.light) }
  /// The accent on dark paper.
  public var onDark: Color { Color(hex: pair.dark) }

  private var pair: (light: UInt32, dark: UInt32) {
    switch self {
    case .blue: (0x1A66E0, 0x5B94FF)
    case .orange: (0xBB5A00, 0xFF9230)
    case .green: (0x006A4E, 0x4FD6A0)
    case .purple: (0x7B1791, 0xD9B0FF)
    case .red: (0xC0202F, 0xF2776A)
    case .teal: (0x1F7488, 0x7CC7CC)
    case .brown: (0x86704F, 0xC9A27C)
    case .pink: (0xA8136F, 0xFF6FB5)
    }
  }
}
