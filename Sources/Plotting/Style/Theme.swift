/// The colours of a drawing's roles.
public struct Theme: Sendable, Hashable {
  /// `light` or `dark`.
  public var name: String
  public var paper: Color
  public var ink: Color
  public var mutedInk: Color
  public var axis: Color
  public var grid: Color
  public var contour: Color
  /// Accents, one a series; series beyond the last begin again.
  public var series: [Color]

  /// The colour of a role; ink for a series where the theme has no accents.
  public func color(of role: Role) -> Color {
    switch role {
    case .paper: paper
    case .ink: ink
    case .mutedInk: mutedInk
    case .axis: axis
    case .grid: grid
    case .contour: contour
    case .series(let index): series.isEmpty ? ink : series[max(0, index) % series.count]
    }
  }
}
