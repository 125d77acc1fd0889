/// A label near a point, on the first side where it stands free. A point that a log axis has no place
/// for is labelled at the axis's edge.
public struct Callout: Mark {
  /// What it belongs to.
  public var datum: Datum
  /// The line to whose end it belongs, where it is not a point: a diverged one ends where it leaves
  /// the panel.
  public var line: Line?
  /// What it says.
  public var parts: [LabelPart]
  /// Sides it may stand on, best first.
  public var sides: [LabelSide]
  /// Radius of what it stands beside, in points.
  public var radius: Double
  /// Lower ones are placed first.
  public var priority: Int
  /// Callouts of one subject in a panel and its inset: one of them is enough.
  public var subject: String?
  /// Whether the legend has to name the subject where the callout finds no place.
  public var isRequired: Bool
  /// Whether it is left out where the legend names the subject.
  public var isReplacedByLegend: Bool
  /// How many steps away from its point it may look for a place.
  public var reach: Int

  /// A label beside a point.
  public init(
    _ parts: [LabelPart], at datum: Datum,
    sides: [LabelSide] = [
      .right, .aboveRight, .belowRight, .left, .aboveLeft, .belowLeft, .above,
      .below,
    ],
    radius: Double = 4, priority: Int = 1, subject: String? = nil, isRequired: Bool = false,
    reach: Int = 7, isReplacedByLegend: Bool = false, endOf line: Line? = nil
  ) {
    self.line = line
    self.datum = datum
    self.parts = parts
    self.sides = sides
    self.radius = radius
    self.priority = priority
    self.subject = subject
    self.isRequired = isRequired
    self.reach = reach
    self.isReplacedByLegend = isReplacedByLegend
  }

  /// A note in muted ink beside a point.
  public init(_ label: TextLine, x: Double, y: Double) {
    self.init([LabelPart(label, role: .mutedInk)], at: Datum(x, y))
  }

  /// What the axes have to hold.
  public var extent: Extent { line == nil ? Extent([datum]) : Extent() }

  /// It does.
  public var runsToSides: Bool { true }

  /// Draws the mark with the frame's scales.
  public func draw(in frame: Frame, on canvas: inout Canvas) {
    guard let point = line.map({ $0.end(in: frame) }) ?? frame.point(frame.shown(datum)),
      frame.rect.inflated(by: 0.5).contains(point),
      !parts.isEmpty
    else { return }
    if isReplacedByLegend, canvas.hasLegend { return }
    let typography = canvas.typography
    let isBold = parts.contains { $0.weight == .bold }
    let size = isBold ? typography.name : typography.note
    let block = TextBlock(
      parts, size: size, typesetter: canvas.typesetter, width: frame.rect.width * 0.6)
    canvas.request(
      LabelRequest(
        block: block, anchors: [point], sides: sides, gap: (radius + 5) * typography.scale,
        reach: reach, leader: parts[0].role, priority: priority,
        limit: frame.rect.inflated(x: 10 * typography.scale, y: size), subject: subject,
        isRequired: isRequired))
  }
}
