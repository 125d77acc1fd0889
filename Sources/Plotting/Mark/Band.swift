/// A light area between a lower and an upper value at each place.
public struct Band: SeriesMark {
  /// A stretch of the band's outline at one place.
  public struct Slice: Sendable, Hashable {
    /// Along the x axis.
    public var x: Double
    /// The lower end.
    public var low: Double
    /// The upper end.
    public var high: Double

    /// From its place and both ends.
    public init(x: Double, low: Double, high: Double) {
      self.x = x
      self.low = low
      self.high = high
    }
  }

  /// The band's slices, in the order of x.
  public var slices: [Slice]
  /// The series whose spread it shows; `nil` where it has a colour of its own.
  public var name: String?
  /// The look of that series.
  public var series = SeriesStyle.automatic { didSet { role = series.role } }
  /// Its colour.
  public var role: Role
  /// 0 for nothing, 1 for opaque.
  public var opacity: Double
  /// Whether the axes have to hold the whole band.
  public var widensAxes: Bool

  /// A band between the ends of its slices.
  public init(_ slices: [Slice], role: Role, opacity: Double = 0.16, widensAxes: Bool = true) {
    self.slices = slices
    self.role = role
    self.opacity = opacity
    self.widensAxes = widensAxes
  }

  /// The extent of all slices, where these stand for more.
  private var wholeExtent: Extent?

  /// A band in the colour of a series.
  public init(_ slices: [Slice], of name: String, opacity: Double = 0.16, widensAxes: Bool = true) {
    self.init(slices, role: SeriesStyle.automatic.role, opacity: opacity, widensAxes: widensAxes)
    self.name = name
  }

  /// A band between two rows of values at x = 0, 1, 2 ..., in the colour of a series; as long as the
  /// shorter one.
  public init(low: [Double], high: [Double], of name: String, opacity: Double = 0.16) {
    self.init(
      zip(low, high).enumerated().map { Slice(x: Double($0), low: $1.0, high: $1.1) }, of: name,
      opacity: opacity)
  }

  /// Only a band of a series takes its look.
  public var takesLook: Bool { name != nil && series.isAutomatic }

  /// What the axes have to hold.
  public var extent: Extent {
    if let wholeExtent { return wholeExtent }
    var extent = Extent()
    guard widensAxes else { return extent }
    for slice in slices {
      extent.include(Datum(slice.x, slice.low))
      extent.include(Datum(slice.x, slice.high))
    }
    return extent
  }

  /// The band with no more slices than a picture can show: of each column an eighth of a point wide
  /// the first, the lowest, the highest and the last.
  public func thinned(in frame: Frame) -> Band {
    guard Double(slices.count) > 4 * frame.rect.width * Samples.columnsPerPoint else { return self }
    var band = self
    band.wholeExtent = extent
    band.slices = []
    func column(_ place: Int) -> Double? {
      frame.x(slices[place].x).map { ($0 * Samples.columnsPerPoint).rounded(.down) }
    }
    var start = 0
    while start < slices.count {
      let wanted = column(start)
      var (low, high, end) = (start, start, start + 1)
      while end < slices.count, column(end) == wanted {
        if slices[end].low < slices[low].low { low = end }
        if slices[end].high > slices[high].high { high = end }
        end += 1
      }
      var last = -1
      for place in [start, min(low, high), max(low, high), end - 1] where place > last {
        band.slices.append(slices[place])
        last = place
      }
      start = end
    }
    return band
  }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    var upper: [Point] = []
    var lower: [Point] = []
    var firstBelow: Frame.Clipped?
    for slice in slices {
      guard let a = frame.clipped(Datum(slice.x, slice.low)),
        let b = frame.clipped(Datum(slice.x, slice.high))
      else { continue }
      // A lower end that falls out of a log axis leaves it through the edge; both say so.
      if b.isClipped, firstBelow == nil { firstBelow = b }
      lower.append(Point(a.point.x, min(max(a.point.y, frame.rect.y), frame.rect.maxY)))
      upper.append(Point(b.point.x, min(max(b.point.y, frame.rect.y), frame.rect.maxY)))
    }
    if let firstBelow { canvas.clipMark(firstBelow, in: frame, Paint(role)) }
    guard upper.count > 1 else { return }
    let outline = Polyline.simplified(upper) + Polyline.simplified(lower).reversed()
    canvas.band(Path(through: outline, closed: true), Paint(role, opacity: opacity))
  }
}
