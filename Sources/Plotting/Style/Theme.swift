/// The colours of a drawing's roles.
public struct Theme: Sendable, Hashable {
  /// `light` or `dark`.
  public var name: String
  /// The background.
  public var paper: Color
  /// Titles, names of axes, the truth.
  public var ink: Color
  /// Subtitles, tick labels, notes.
  public var mutedInk: Color
  /// Axis lines and tick marks.
  public var axis: Color
  /// Grid lines.
  public var grid: Color
  /// Contour lines.
  public var contour: Color
  /// Accents, one a series; series beyond the last begin again.
  public var series: [Color]
  /// For lines along a quantity, from its weak end to its strong one.
  public var ramp: Ramp
  /// For areas along a quantity, from the paper to its strong end.
  public var density: Ramp

  /// A theme of one's own.
  public init(
    name: String, paper: Color, ink: Color, mutedInk: Color, axis: Color, grid: Color,
    contour: Color, series: [Color], ramp: Ramp, density: Ramp
  ) {
    self.name = name
    self.paper = paper
    self.ink = ink
    self.mutedInk = mutedInk
    self.axis = axis
    self.grid = grid
    self.contour = contour
    self.series = series
    self.ramp = ramp
    self.density = density
  }

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
    case .ramp(let share): ramp.color(at: share)
    case .density(let share): density.color(at: share)
    }
  }
}

extension Theme: CustomStringConvertible {
  /// Its name.
  public var description: String { name }
}
