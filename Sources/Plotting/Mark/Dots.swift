/// Markers at data, each in the shape of its series. What a log axis has no place for is a triangle
/// on its edge.
public struct Dots: SeriesMark {
  /// Where they are.
  public var data: [Datum]
  /// What the row of names calls them; `nil` for none.
  public var name: String?
  /// Whose they are.
  public var series: SeriesStyle
  /// In points.
  public var radius: Double
  /// Whether only the outline is drawn.
  public var isHollow: Bool

  /// Markers of a radius in points.
  public init(
    _ data: [Datum], name: String? = nil, series: SeriesStyle = .automatic, radius: Double = 4,
    isHollow: Bool = false
  ) {
    self.data = data
    self.name = name
    self.series = series
    self.radius = radius
    self.isHollow = isHollow
  }

  /// What the axes have to hold.
  public var extent: Extent { Extent(data) }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    for datum in data {
      guard let place = frame.clipped(datum) else { continue }
      if place.isClipped {
        canvas.clipMark(place, in: frame, Paint(series.role))
        continue
      }
      let point = place.point
      guard frame.rect.inflated(by: 0.5).contains(point) else { continue }
      let size = radius * canvas.typography.scale
      if isHollow {
        canvas.ring(series.marker, at: point, radius: size, Paint(series.role))
      } else {
        canvas.marker(series.marker, at: point, radius: size, Paint(series.role))
      }
    }
  }
}

/// A cross at a point, for what is compared against: the least-squares point.
public struct Cross: Mark {
  /// Where it is.
  public var datum: Datum
  /// Its colour.
  public var role: Role
  /// Length of an arm, in points.
  public var arm: Double
  /// In points.
  public var width: Double

  /// A cross in ink unless said otherwise.
  public init(_ datum: Datum, role: Role = .ink, arm: Double = 7, width: Double = 2) {
    self.datum = datum
    self.role = role
    self.arm = arm
    self.width = width
  }

  /// What the axes have to hold.
  public var extent: Extent { Extent([datum]) }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    guard let place = frame.clipped(datum) else { return }
    if place.isClipped { return canvas.clipMark(place, in: frame, Paint(role)) }
    let point = place.point
    guard frame.rect.inflated(by: 0.5).contains(point) else { return }
    let reach = arm * canvas.typography.scale
    let style = StrokeStyle(Paint(role), width: width * canvas.typography.scale, cap: .butt)
    canvas.open([Point(point.x - reach, point.y), Point(point.x + reach, point.y)], style)
    canvas.open([Point(point.x, point.y - reach), Point(point.x, point.y + reach)], style)
  }
}
