/// On which side of its anchor a label stands.
public enum LabelSide: Sendable, Hashable, CaseIterable {
  case right, left, above, below, aboveRight, aboveLeft, belowRight, belowLeft, centered

  /// Where the label's middle lies from its anchor, as shares of half its width and height.
  var direction: (x: Double, y: Double) {
    switch self {
    case .right: (1, 0)
    case .left: (-1, 0)
    case .above: (0, -1)
    case .below: (0, 1)
    case .aboveRight: (1, -1)
    case .aboveLeft: (-1, -1)
    case .belowRight: (1, 1)
    case .belowLeft: (-1, 1)
    case .centered: (0, 0)
    }
  }
}

/// A label that looks for a free place near one of its anchors.
struct LabelRequest {
  var block: TextBlock
  /// Places it may belong to, best first.
  var anchors: [Point]
  /// Sides it may stand on, best first.
  var sides: [LabelSide]
  /// Distance from the anchor, in points.
  var gap: Double
  /// How many steps further away it may look; with a leader beyond the second.
  var reach = 0
  /// The leader's colour.
  var leader: Role = .mutedInk
  /// Lower ones are placed first.
  var priority = 1
  /// Where it has to lie.
  var limit: Rect
  /// Labels of one subject: as soon as one is placed, the others are not needed.
  var subject: String?
  /// Whether the chart has to find another way where there is no place.
  var isRequired = false
  /// The contour whose line the label may stand on, for a contour's label.
  var contour: Int?
  var layer = 0
}

extension Canvas {
  /// Places all labels that were asked for, best first; returns the subjects for which a place was
  /// needed and not found.
  mutating func placeRequests() -> [String] {
    var placed: [String] = []
    var missing: [String] = []
    let order = requests.enumerated().sorted {
      ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset)
    }
    for (_, request) in order {
      if let subject = request.subject, placed.contains(subject) { continue }
      if let place = find(request) {
        resume(request.layer)
        if let leader = place.leader {
          open(leader, StrokeStyle(Paint(request.leader, opacity: 0.8), width: 0.7))
        }
        self.place(request.block.placed(at: Point(place.box.x, place.box.y)))
        if let subject = request.subject { placed.append(subject) }
      } else if request.isRequired, let subject = request.subject {
        missing.append(subject)
      }
    }
    requests = []
    return missing.filter { !placed.contains($0) }
  }

  private func find(_ request: LabelRequest) -> (box: Rect, leader: [Point]?)? {
    let width = request.block.width
    let height = request.block.height
    guard width > 0 else { return nil }
    let air = request.sides == [.centered] ? typography.air * 0.5 : typography.air * 0.6
    for ring in 0...max(0, request.reach) {
      let distance = request.gap + Double(ring) * typography.name * 0.6
      for anchor in request.anchors {
        for side in request.sides {
          let (x, y) = side.direction
          // Diagonal neighbours stand closer, at the same distance by eye.
          let away = x != 0 && y != 0 ? distance * 0.7 : distance
          let box = Rect(
            x: anchor.x + x * (away + width / 2) - width / 2,
            y: anchor.y + y * (away + height / 2) - height / 2, width: width, height: height)
          guard isFree(box, within: request.limit, air: air, layer: request.layer) else { continue }
          if let contour = request.contour,
            crossesContours(box.inflated(by: air), otherThan: contour, layer: request.layer)
          {
            continue
          }
          if ring < 2 { return (box, nil) }
          let end = Point(
            min(max(anchor.x, box.x - 1), box.maxX + 1), min(max(anchor.y, box.y), box.maxY))
          let start = anchor.toward(end, min(1, request.gap * 0.7 / anchor.distance(to: end)))
          if !hitsText(from: start, to: end) { return (box, [start, end]) }
        }
      }
    }
    return nil
  }
}
