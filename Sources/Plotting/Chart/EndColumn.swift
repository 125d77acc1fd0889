/// Names at line ends: those at the right edge in a column beside the frame, moved apart as little
/// as they must; those of lines that stop early at their end in the frame.
struct EndColumn {
  let plot: Plot
  let frame: Frame
  /// The greatest width of a label in the column: that of the longest name with its value, as names of
  /// lines that coincide stand one below the other. Room is for data.
  private let most: Double

  init(plot: Plot, frame: Frame) {
    self.plot = plot
    self.frame = frame
    let widest = plot.panel.endLabels.map {
      $0.leastWidth(size: plot.typography.name, typesetter: plot.typesetter)
    }.max()
    most = min(plot.cell.width * 0.3, widest ?? 0)
  }

  private var typography: Typography { plot.typography }
  private var scale: Double { typography.scale }
  private var edge: Double { plot.hasEdgeTicks ? EdgeTicks.reach * scale : 4 * scale }
  private var leaderRoom: Double { 14 * scale }

  /// Room that the column takes beside the frame.
  var room: Double {
    guard plot.hasEndLabels else { return 0 }
    let widths = columnLabels.map { block($0.label, size: typography.name).width }
    guard let width = widths.max() else { return 0 }
    return edge + leaderRoom + width
  }

  private func block(
    _ label: EndLabel, size: Double, hasNote: Bool = true, width: Double? = nil
  ) -> TextBlock {
    var label = label
    if !hasNote { label.note = nil }
    return label.block(size: size, width: width ?? most, typesetter: plot.typesetter)
  }

  private var ends: [(label: EndLabel, point: Point)] {
    plot.panel.endLabels.compactMap { label in
      label.line.end(in: frame).map { point in
        (label, Point(point.x, min(max(point.y, frame.rect.y), frame.rect.maxY)))
      }
    }
  }

  private func isEarly(_ point: Point) -> Bool {
    !plot.endsInColumn && point.x < frame.rect.x + frame.rect.width * 0.85
  }

  /// Where the name of a line that stops early may stand: beyond its limit's tick, where there is one.
  private func anchors(of point: Point) -> [Point] {
    let hasTick = plot.panel.marks.contains { mark in
      (mark as? EdgeTicks)?.entries.contains { entry in
        guard let end = entry.end.flatMap({ frame.x($0) }), let y = frame.y(entry.value) else {
          return false
        }
        return (end - point.x).magnitude < 1 && (y - point.y).magnitude < typography.name
      } == true
    }
    return hasTick ? [Point(point.x + 12 * scale, point.y), point] : [point]
  }

  private var columnLabels: [(label: EndLabel, point: Point)] { ends.filter { !isEarly($0.point) } }

  /// Draws the column and asks for the early names' places; `false` if the column does not fit.
  func draw(on canvas: inout Canvas) -> Bool {
    for (index, (label, point)) in ends.enumerated() where isEarly(point) {
      let block = block(label, size: typography.name, width: plot.cell.width * 0.3)
      canvas.request(
        LabelRequest(
          block: block, anchors: anchors(of: point),
          sides: [.right, .aboveRight, .belowRight, .above, .below, .left], gap: 9 * scale,
          reach: 5,
          leader: label.names.last?.role ?? .mutedInk, priority: 0,
          limit: Rect(
            from: Point(plot.cell.x, frame.rect.y - 2 * typography.name),
            to: Point(frame.rect.maxX, frame.rect.maxY)),
          subject: "\(plot.name) end \(index)", isRequired: true))
    }
    let labels = columnLabels.sorted { $0.point.y < $1.point.y }
    guard !labels.isEmpty else { return true }
    // Names of one label are set closer than labels, for as long as there is room.
    let attempts = [
      (1.0, true, 6.0), (1, true, 3), (1, false, 3), (0.9, false, 3), (0.8, false, 2),
      (0.7, false, 2),
    ]
    for (share, hasNote, gap) in attempts {
      let blocks = labels.map {
        block($0.label, size: typography.name * share, hasNote: hasNote)
      }
      let isPlaced = draw(blocks, labels.map(\.point), gap: gap * scale, on: &canvas)
      if isPlaced { return true }
    }
    return false
  }

  private func draw(
    _ blocks: [TextBlock], _ points: [Point], gap: Double, on canvas: inout Canvas
  ) -> Bool {
    // A block is centred on its first line, which bears the name.
    let lead = blocks.map { ($0.height - $0.size) / 2 }
    guard
      let middles = Spread.apart(
        zip(points, lead).map { $0.y + $1 }, sizes: blocks.map(\.height), gap: gap,
        within: Domain(frame.rect.y - typography.name * 0.5, frame.rect.maxY + 2 * scale))
    else { return false }
    let moved = zip(zip(points, lead).map { $0.y + $1 }, middles).map {
      ($0 - $1).magnitude > 2 * scale
    }
    let isEarly = points.map { $0.x < frame.rect.maxX - 1 }
    let hasLeaders = moved.contains(true)
    let left = frame.rect.maxX + edge + (hasLeaders ? leaderRoom : 5 * scale)
    for index in blocks.indices {
      let block = blocks[index]
      let top = middles[index] - block.height / 2
      canvas.place(block.placed(at: Point(left, top)))
      guard moved[index] || isEarly[index], let role = block.lines.first?.first?.role else {
        continue
      }
      let target = Point(left - 2.5 * scale, middles[index] - lead[index])
      let source = Point(isEarly[index] ? points[index].x : frame.rect.maxX, points[index].y)
      let from = Point(
        source.x + (isEarly[index] ? 6 : plot.hasEdgeTicks ? EdgeTicks.reach + 1 : 3) * scale,
        source.y)
      canvas.open(
        isEarly[index] ? [from, Point(frame.rect.maxX + edge, source.y), target] : [from, target],
        StrokeStyle(Paint(role, opacity: 0.8), width: 0.8 * scale))
    }
    return true
  }
}
