/// Dots along a ramp of shades: the cells of a sweep, from the weakest to the strongest.
public struct Beads: Mark {
  /// A dot and its place on the ramp.
  public struct Bead: Sendable, Hashable {
    /// Where it is.
    public var datum: Datum
    /// 0 for the faintest shade, 1 for the fullest.
    public var share: Double

    /// A dot at a place of the ramp; shares beyond its ends count as the ends.
    public init(_ datum: Datum, share: Double) {
      self.datum = datum
      self.share = share
    }
  }

  /// The dots, painted in this order.
  public var beads: [Bead]
  /// The ramp's full shade, and the dots' shape.
  public var series: SeriesStyle
  /// In points.
  public var radius: Double

  /// Dots of a radius in points.
  public init(_ beads: [Bead], series: SeriesStyle, radius: Double = 3.6) {
    self.beads = beads
    self.series = series
    self.radius = radius
  }

  /// What the axes have to hold.
  public var extent: Extent { Extent(beads.map(\.datum)) }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    for bead in beads {
      guard let point = frame.point(bead.datum), frame.rect.inflated(by: 0.5).contains(point)
      else { continue }
      let share = bead.share.isFinite ? min(1, max(0, bead.share)) : 1
      canvas.marker(
        series.marker, at: point, radius: radius * canvas.typography.scale,
        Paint(series.role, opacity: 0.3 + 0.7 * share))
    }
  }
}
