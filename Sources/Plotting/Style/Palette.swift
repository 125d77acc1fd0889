/// The shapes that mark the end of a line and the points of a dot plot.
public enum MarkerShape: String, Sendable, Hashable, CaseIterable {
  case circle, square, diamond, triangle
}

/// What tells one series from the others, the same in every figure of a report.
///
/// Places count on past the eight accents: the ninth series has the first one's colour, but a dash
/// and an end marker of its own, so that colour is never all that tells two lines apart.
///
/// The cells of a sweep run along the theme's ramp instead: solid lines with round ends, whose colour
/// says where they stand.
public struct SeriesStyle: Sendable, Hashable {
  /// Place in the palette, from 0.
  public let place: Int
  /// Place along the ramp, in 0...1; `nil` for a series with an accent.
  public let share: Double?
  /// Whether the place is still to be found.
  private(set) var isAutomatic = false

  /// The place that the series' name has elsewhere in the chart, else the first that is free.
  /// Outside a chart it looks like the first place.
  public static let automatic: SeriesStyle = {
    var style = SeriesStyle(place: 0)
    style.isAutomatic = true
    return style
  }()

  /// - Parameter place: place in the palette; negative ones count as 0.
  public init(place: Int) {
    self.place = max(0, place)
    share = nil
  }

  /// The place of a named accent.
  public init(_ color: PaletteColor) {
    self.init(place: PaletteColor.allCases.firstIndex(of: color) ?? 0)
  }

  /// A place along the theme's ramp.
  ///
  /// - Parameter share: 0 for the weak end, 1 for the strong one; beyond them counts as the nearer
  ///   end, what is not a number as 0.
  public init(ramp share: Double) {
    place = 0
    self.share = share > 0 ? min(1, share) : 0
  }

  /// The colour, as a role that the theme resolves.
  public var role: Role {
    share.map { .ramp($0) } ?? .series(place % PaletteColor.allCases.count)
  }

  /// The colour of the series' name: its own, but for ramps, whose weak end is too pale for text.
  public var nameRole: Role { share == nil ? role : .ink }

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

  // Chosen by search within the hue that each name promises: 4.5 : 1 to the paper, and the greatest
  // least distance in OKLab of the first five and of all eight, for full and for missing cones.
  private var pair: (light: UInt32, dark: UInt32) {
    switch self {
    case .blue: (0x083EC1, 0x8CABFC)
    case .orange: (0xB95400, 0xFD9C14)
    case .green: (0x28836A, 0x6AECAE)
    case .purple: (0x57158A, 0xA463F5)
    case .red: (0x901018, 0xEA423C)
    case .teal: (0x074F5B, 0x0ECDD1)
    case .brown: (0x70593F, 0xB29A89)
    case .pink: (0xA22C84, 0xEC56BD)
    }
  }
}
