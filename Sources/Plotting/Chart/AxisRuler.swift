/// Chooses an axis's ticks with their measured labels and draws both axes of a plot.
struct AxisRuler {
  /// A tick in its place.
  struct PlacedTick {
    var place: Double
    var text: SetText
    var width: Double { text.width }
  }

  let plot: Plot
  let frame: Frame

  private var typography: Typography { plot.typography }
  private var size: Double { plot.tickSize }

  /// Ticks of the y axis whose labels keep a line's distance and fit into the room at the left.
  func yTicks(room: Double) -> [PlacedTick] {
    let count = max(3, Int(frame.rect.height / (44 * typography.scale)))
    let (transform, domain) = (frame.y.transform, frame.y.domain)
    let width = plot.hasYLabels ? max(0, room - 6 * typography.scale) : .infinity
    return ticks(of: plot.panel.y, frame.y, domain, transform, count: count) { ticks in
      guard ticks.allSatisfy({ $0.width <= width }) else { return nil }
      return legibility(ticks, least: 0.15) { _ in self.size }
    }
  }

  /// Ticks of the x axis whose labels keep apart; with `overhang`, those at the ends also stay
  /// within the plot's cell.
  func xTicks(overhang: Bool) -> [PlacedTick] {
    let count = max(3, Int(frame.rect.width / (80 * typography.scale)))
    let (transform, domain) = (frame.x.transform, frame.x.domain)
    return ticks(of: plot.panel.x, frame.x, domain, transform, count: count) { ticks in
      let isInside =
        !overhang
        || ticks.allSatisfy {
          $0.place - $0.width / 2 >= plot.cell.x - 4 * typography.scale
            && $0.place + $0.width / 2 <= plot.cell.maxX + 4 * typography.scale
        }
      return isInside ? legibility(ticks, least: 0.8, length: \.width) : nil
    }
  }

  private func ticks(
    of axis: Axis, _ scale: Scale, _ domain: Domain, _ transform: ScaleTransform, count: Int,
    legibility: ([PlacedTick]) -> Double?
  ) -> [PlacedTick] {
    func placed(_ ticks: [Tick], weight: FontWeight = .regular) -> [PlacedTick] {
      let most = plot.cell.width * 0.36
      return ticks.compactMap { tick in
        guard let place = scale(tick.value), let share = scale.normalized(tick.value),
          share >= -1e-6, share <= 1 + 1e-6,
          let text = plot.typesetter.fitted(
            axis.substitutes.first { $0.value == tick.value }?.label ?? tick.label, size: size,
            weight: weight, width: most)
        else { return nil }
        return PlacedTick(place: place, text: text)
      }
    }
    switch axis.labels {
    case .none: return []
    case .given(let ticks, let emphasized):
      // Where they are too many, every second, third ... one is kept.
      for stride in 1...max(1, ticks.count) {
        let kept = ticks.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
        let result = placed(kept, weight: emphasized ? .bold : .regular)
        if legibility(result) != nil { return result }
      }
      return []
    case .numbers, .wholeNumbers:
      var isWhole = false
      if case .wholeNumbers = axis.labels { isWhole = true }
      let chosen = Ticks.choose(
        domain, transform, count: count, wholeNumbers: isWhole, unit: axis.unit
      ) { legibility(placed($0)) }
      return placed(chosen)
    }
  }

  /// How well labels can be read (Talbot, Lin and Hanrahan 2010, section 4): the mean of format, size,
  /// orientation and overlap, of which size and orientation are always the best here. `nil` where
  /// two come nearer to each other than `least`, in ems.
  private func legibility(
    _ ticks: [PlacedTick], least: Double, length: (PlacedTick) -> Double
  ) -> Double? {
    let sorted = ticks.sorted { $0.place < $1.place }
    let gaps = zip(sorted, sorted.dropFirst()).map { a, b in
      (b.place - a.place - (length(a) + length(b)) / 2) / size
    }
    let nearest = gaps.min() ?? .infinity
    guard nearest >= least - 1e-9 else { return nil }
    let overlap = nearest >= 1.5 ? 1 : 2 - 1.5 / max(nearest, 1e-3)
    // Plain digits are read at once, a factor and a power of ten are not.
    let isScientific = ticks.contains { $0.text.runs.count > 1 }
    let format = isScientific ? 0.3 : 1
    return (format + 1 + 1 + overlap) / 4
  }

  // MARK: - Drawing

  /// Grid, axis line, ticks and labels, the heading and the axes' titles.
  func draw(on canvas: inout Canvas) {
    let scale = typography.scale
    let rect = frame.rect
    let yTicks = yTicks(room: plot.insets.left)
    let xTicks = xTicks(overhang: true)
    let gridStyle = StrokeStyle(Paint(.grid), width: 1 * scale, cap: .butt)
    if plot.panel.y.hasGrid ?? true {
      for tick in yTicks where (tick.place - rect.maxY).magnitude > 0.5 {
        canvas.backdrop([Point(rect.x, tick.place), Point(rect.maxX, tick.place)], gridStyle)
      }
    }
    if plot.panel.x.hasGrid ?? false {
      for tick in xTicks {
        canvas.backdrop([Point(tick.place, rect.y), Point(tick.place, rect.maxY)], gridStyle)
      }
    }
    let axisStyle = StrokeStyle(Paint(.axis), width: 1 * scale, cap: .butt)
    canvas.open([Point(rect.x, rect.maxY), Point(rect.maxX, rect.maxY)], axisStyle)
    for tick in xTicks {
      canvas.open(
        [Point(tick.place, rect.maxY), Point(tick.place, rect.maxY + typography.tickLength)],
        axisStyle)
    }
    drawLabels(yTicks: yTicks, xTicks: xTicks, on: &canvas)
    drawTitles(yTicks: yTicks, on: &canvas)
  }

  private func drawLabels(
    yTicks: [PlacedTick], xTicks: [PlacedTick], on canvas: inout Canvas
  ) {
    let scale = typography.scale
    let rect = frame.rect
    for tick in yTicks where plot.hasYLabels {
      let (role, weight) = style(of: plot.panel.y)
      let origin = Point(rect.x - 7 * scale - tick.width, tick.place + 0.36 * size)
      canvas.place([PlacedText(tick.text.runs, at: origin, weight: weight, paint: Paint(role))])
    }
    guard plot.hasXLabels else { return }
    let (role, weight) = style(of: plot.panel.x)
    let baseline = rect.maxY + typography.tickLength + 4 * scale + PlacedText.inkAscent * size
    guard baseline + PlacedText.inkDescent * size <= canvas.bounds.maxY else { return }
    for tick in xTicks {
      canvas.place([
        PlacedText(
          tick.text.runs, at: Point(tick.place - tick.width / 2, baseline), weight: weight,
          paint: Paint(role))
      ])
    }
    guard let title = plot.panel.x.title,
      let text = plot.typesetter.fitted(title, size: typography.label, width: plot.cell.width)
    else { return }
    let below =
      baseline + PlacedText.inkDescent * size + 3 * scale
      + PlacedText.inkAscent * typography.label
    guard below + PlacedText.inkDescent * typography.label <= canvas.bounds.maxY else { return }
    // In the middle, or as near to it as the cell allows for one that is wider than the frame.
    let middle = rect.x + (rect.width - text.width) / 2
    let start = max(plot.cell.x, min(middle, plot.cell.maxX - text.width))
    canvas.place([
      PlacedText(
        text.runs, at: Point(start, below), paint: Paint(.mutedInk)
      )
    ])
  }

  private func drawTitles(yTicks: [PlacedTick], on canvas: inout Canvas) {
    let scale = typography.scale
    var top = plot.cell.y
    if let heading = plot.panel.heading {
      let size = plot.isInset ? typography.note : typography.heading
      let weight: FontWeight = plot.isInset ? .regular : .bold
      let width = plot.cell.maxX - frame.rect.x
      if let text = plot.typesetter.fitted(heading, size: size, weight: weight, width: width) {
        canvas.place([
          PlacedText(
            text.runs, at: Point(frame.rect.x, top + PlacedText.inkAscent * size), weight: weight,
            paint: Paint(plot.isInset ? .mutedInk : .ink))
        ])
      }
      top += size * 1.3 + 3 * scale
    }
    if let title = plot.panel.y.title,
      let text = plot.typesetter.fitted(title, size: typography.label, width: plot.cell.width)
    {
      // Just above the uppermost label if it is no wider than the labels' column, else above the
      // frame.
      let fits = text.width <= plot.insets.left - 4 * scale
      let upper = yTicks.map(\.place).min().map { $0 - size * 0.5 - 6 * scale } ?? frame.rect.y
      let descent = PlacedText.inkDescent * typography.label
      let bottom = fits ? upper : min(upper, frame.rect.y - plot.flagRoom - 3 * scale)
      let baseline = max(top + PlacedText.inkAscent * typography.label, bottom - descent)
      canvas.place([
        PlacedText(text.runs, at: Point(plot.cell.x, baseline), paint: Paint(.mutedInk))
      ])
    }
  }

  private func style(of axis: Axis) -> (Role, FontWeight) {
    if case .given(_, emphasized: true) = axis.labels { return (.ink, .bold) }
    return (.mutedInk, .regular)
  }
}
