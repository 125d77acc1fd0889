/// What a colour is for. A theme says which colour that is, so that one drawing serves them all.
public enum Role: Sendable, Hashable {
  /// The background.
  case paper
  /// Titles, names of axes, the truth.
  case ink
  /// Subtitles, tick labels, notes.
  case mutedInk
  /// Axis lines and tick marks.
  case axis
  /// Grid lines.
  case grid
  /// Contour lines.
  case contour
  /// The accent of the series at this place, counted from 0. `Palette` wraps around.
  case series(Int)
  /// A line's place along a quantity, such as a strength: 0 at the weak end, 1 at the strong one.
  case ramp(Double)
  /// An area's place along a quantity, such as a density: 0 is the paper itself.
  case density(Double)
}

/// A role's colour at an opacity in 0...1.
public struct Paint: Sendable, Hashable {
  /// What the colour is for.
  public var role: Role
  /// 0 for nothing, 1 for opaque.
  public var opacity: Double

  /// A role's colour, opaque unless said otherwise.
  public init(_ role: Role, opacity: Double = 1) {
    self.role = role
    self.opacity = opacity
  }
}

/// How a line is drawn. Joins are round.
public struct StrokeStyle: Sendable, Hashable {
  /// How a line and its dashes end.
  public enum Cap: Sendable, Hashable { case butt, round }

  /// Its colour.
  public var paint: Paint
  /// In points.
  public var width: Double
  /// Lengths of ink and gap in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// How it ends.
  public var cap: Cap

  /// A line of a width and dash in points.
  public init(_ paint: Paint, width: Double, dash: [Double] = [], cap: Cap = .round) {
    self.paint = paint
    self.width = width
    self.dash = dash
    self.cap = cap
  }
}

/// The two weights of the one font family.
public enum FontWeight: String, Sendable, Hashable, CaseIterable {
  case regular, bold
}

/// Measured text at its place: runs of one line that may differ in size and height.
public struct PlacedText: Sendable, Hashable {
  /// A stretch of text set in one size.
  public struct Run: Sendable, Hashable {
    /// The characters.
    public var string: String
    /// Font size in points.
    public var size: Double
    /// Offset from the text's origin along its baseline, in points.
    public var dx: Double
    /// Offset from the baseline, in points, down.
    public var dy: Double
    /// Measured advance width in points.
    public var width: Double
    /// What `size` and `dy` stand for, for a reader who sees neither.
    public var position: TextLine.Position

    /// A measured stretch.
    public init(
      _ string: String, size: Double, dx: Double, dy: Double, width: Double,
      position: TextLine.Position = .baseline
    ) {
      self.position = position
      self.string = string
      self.size = size
      self.dx = dx
      self.dy = dy
      self.width = width
    }
  }

  /// The stretches, left to right.
  public var runs: [Run]
  /// Left end of the baseline.
  public var origin: Point
  /// Clockwise degrees about `origin`: 0, or -90 for text that reads upwards.
  public var angle: Double
  /// Regular or bold.
  public var weight: FontWeight
  /// Its colour.
  public var paint: Paint

  /// From its parts.
  public init(
    _ runs: [Run], at origin: Point, angle: Double = 0, weight: FontWeight = .regular, paint: Paint
  ) {
    self.runs = runs
    self.origin = origin
    self.angle = angle
    self.weight = weight
    self.paint = paint
  }
}

/// A picture as a value: a flat list of things to paint, first to last.
public struct Drawing: Sendable, Hashable {
  /// One thing to paint, or to do.
  public enum Command: Sendable, Hashable {
    case fill(Path, Paint)
    case stroke(Path, StrokeStyle)
    case text(PlacedText)
    /// Everything up to the matching `endClip` is painted only inside the rectangle.
    case beginClip(Rect)
    case endClip
    /// A named part of the picture, for the reader of an SVG or a text dump. Paints nothing.
    case beginGroup(String)
    case endGroup
  }

  /// A slug of `[a-z0-9-]`: the figure's name and the prefix of its ids.
  public var name: String
  /// The picture's size, in points.
  public var size: Size
  /// What the picture shows, in a line.
  public var title: String
  /// The finding and its numbers, for a reader who can't see the picture.
  public var description: String
  /// What to paint, first to last.
  public var commands: [Command]

  /// From its parts.
  public init(
    name: String, size: Size, title: String, description: String, commands: [Command] = []
  ) {
    self.name = name
    self.size = size
    self.title = title
    self.description = description
    self.commands = commands
  }
}
