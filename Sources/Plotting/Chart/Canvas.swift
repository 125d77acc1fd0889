/// Records what marks draw, in layers, and knows what stands where, so that text can keep clear.
///
/// Lines come in two kinds. Grid and contour lines are soft: text may stand on them and they are
/// broken under it. All others are hard: no label is put on them.
public struct Canvas {
  /// The layers of one panel, painted in this order.
  struct Layer {
    var name: String
    var clip: Rect
    /// Where the panel's own labels have to stay.
    var limit: Rect
    var soft: [SoftLine] = []
    var bands: [Drawing.Command] = []
    var lines: [Drawing.Command] = []
    var over: [Drawing.Command] = []
    var texts: [PlacedText] = []
  }

  /// A line that is broken under text.
  struct SoftLine {
    var points: [Point]
    var style: StrokeStyle
    /// Which contour it is part of; `nil` for the grid.
    var contour: Int?
    /// The rectangle that holds it.
    var box: Rect
  }

  let typesetter: Typesetter
  let typography: Typography
  /// Where ink and text may be.
  let bounds: Rect

  private(set) var layers: [Layer] = []
  private var current = 0
  private(set) var textBoxes: [Rect] = []
  private(set) var obstacles: [Obstacle] = []
  private(set) var blocks: [Rect] = []
  /// Rectangles that soft lines of layers before the given one leave out.
  private(set) var windows: [(rect: Rect, layer: Int)] = []
  var requests: [LabelRequest] = []

  /// Whether a row of names tells the series apart.
  let hasLegend: Bool

  init(typesetter: Typesetter, typography: Typography, bounds: Rect, hasLegend: Bool = false) {
    self.hasLegend = hasLegend
    self.typesetter = typesetter
    self.typography = typography
    self.bounds = bounds
  }

  /// Starts a layer; what follows is recorded there. Labels stay within `limit`.
  mutating func begin(_ name: String, clip: Rect, limit: Rect? = nil) -> Int {
    layers.append(Layer(name: name, clip: clip, limit: limit ?? bounds))
    current = layers.count - 1
    return current
  }

  /// Records into an earlier layer from here on.
  mutating func resume(_ layer: Int) { current = layer }

  /// Keeps soft lines and labels of all layers so far out of a rectangle.
  mutating func reserve(_ rect: Rect) {
    windows.append((rect, layers.count))
  }

  // MARK: - For marks

  /// A line behind the data that gives way to text.
  ///
  /// - Parameters:
  ///   - points: the line, within the panel.
  ///   - style: how it is drawn.
  ///   - contour: for a contour line, the place of its level: its label may stand on it, but on no
  ///     other one.
  public mutating func backdrop(_ points: [Point], _ style: StrokeStyle, contour: Int? = nil) {
    let box = Obstacle(points, halfWidth: 0).box
    layers[current].soft.append(SoftLine(points: points, style: style, contour: contour, box: box))
  }

  /// An area behind the lines, clipped to the panel.
  public mutating func band(_ path: Path, _ paint: Paint) {
    layers[current].bands.append(.fill(path, paint))
  }

  /// A line of the data, clipped to the panel. Labels keep off it.
  public mutating func line(_ points: [Point], _ style: StrokeStyle) {
    let rect = layers[current].clip.inflated(by: style.width)
    // Dashes have to be told apart, and what shows through has to show through once.
    let isSolid = style.dash.isEmpty && style.paint.opacity == 1
    let stretches = isSolid ? Polyline.stretches(of: points) : [.line(points)]
    for stretch in stretches {
      switch stretch {
      case .line(let points):
        for piece in Polyline.clipped(points, to: rect) {
          let simple = Polyline.simplified(Polyline.reducedByColumn(piece))
          layers[current].lines.append(.stroke(Path(through: simple), style))
          block(simple, halfWidth: style.width / 2)
        }
      case .area(let upper, let lower):
        area(between: upper, and: lower, within: rect, style)
      }
    }
  }

  /// The area that a line covers going up and down, as far as it lies within a rectangle.
  private mutating func area(
    between upper: [Point], and lower: [Point], within rect: Rect, _ style: StrokeStyle
  ) {
    let seen = zip(upper, lower).filter { pair in
      rect.x <= pair.0.x && pair.0.x <= rect.maxX && pair.0.y <= rect.maxY && pair.1.y >= rect.y
    }
    func within(_ point: Point) -> Point { Point(point.x, min(max(point.y, rect.y), rect.maxY)) }
    guard seen.count > 1 else { return }
    let outline =
      Polyline.simplified(seen.map { within($0.0) })
      + Polyline.simplified(seen.map { within($0.1) }).reversed()
    let path = Path(through: outline, closed: true)
    var stroke = style
    stroke.cap = .round
    layers[current].lines += [.fill(path, style.paint), .stroke(path, stroke)]
    for start in stride(from: 0, to: seen.count, by: 12) {
      let part = seen[start..<min(start + 13, seen.count)]
      let box = part.reduce(Rect(from: within(part[start].0), to: within(part[start].1))) {
        $0.union(Rect(from: within($1.0), to: within($1.1)))
      }
      blocks.append(box.inflated(by: style.width / 2))
    }
  }

  /// Dots of one diameter as a single stroke, clipped to the panel. Labels keep off them.
  public mutating func specks(_ points: [Point], diameter: Double, _ paint: Paint) {
    guard !points.isEmpty else { return }
    // Lines of no length: what is drawn of each is its two round ends.
    layers[current].lines.append(
      .stroke(
        Path(points.flatMap { [.move($0), .line($0)] }), StrokeStyle(paint, width: diameter)))
    blocks += points.map {
      Rect(x: $0.x, y: $0.y, width: 0, height: 0).inflated(by: diameter / 2)
    }
  }

  /// A line that may leave the panel: an axis, a tick, a leader.
  public mutating func open(_ points: [Point], _ style: StrokeStyle, blocks: Bool = true) {
    layers[current].over.append(.stroke(Path(through: points), style))
    if blocks { block(points, halfWidth: style.width / 2) }
  }

  /// A shape that may leave the panel. Labels keep off it.
  public mutating func shape(_ path: Path, _ paint: Paint, box: Rect) {
    layers[current].over.append(.fill(path, paint))
    blocks.append(box)
  }

  /// A marker with a thin ring of paper about it, so that it shows on lines of its own colour.
  public mutating func marker(_ shape: MarkerShape, at point: Point, radius: Double, _ paint: Paint)
  {
    let ring = radius + 1.2 * typography.scale
    layers[current].over.append(.fill(shape.path(at: point, radius: ring), Paint(.paper)))
    layers[current].over.append(.fill(shape.path(at: point, radius: radius), paint))
    blocks.append(Rect(x: point.x, y: point.y, width: 0, height: 0).inflated(by: radius))
  }

  /// A marker's outline alone.
  public mutating func ring(_ shape: MarkerShape, at point: Point, radius: Double, _ paint: Paint) {
    layers[current].over.append(
      .stroke(
        shape.path(at: point, radius: radius), StrokeStyle(paint, width: 1.6 * typography.scale)))
    blocks.append(Rect(x: point.x, y: point.y, width: 0, height: 0).inflated(by: radius + 1))
  }

  /// Asks for a label, which is placed when everything else stands.
  mutating func request(_ label: LabelRequest) {
    var label = label
    label.layer = current
    label.limit = label.limit.intersection(layers[current].limit)
    requests.append(label)
  }

  // MARK: - For layout

  /// Puts text where it is, and keeps all later labels off it. In a picture that is too small for
  /// its text, what would leave it or stand on other text is left out.
  mutating func place(_ texts: [PlacedText], in layer: Int? = nil) {
    for text in texts where !text.runs.isEmpty {
      let box = text.box.inflated(by: -0.3)
      guard bounds.inflated(by: 2).contains(box), !textBoxes.contains(where: box.overlaps) else {
        continue
      }
      layers[layer ?? current].texts.append(text)
      textBoxes.append(text.box)
    }
  }

  private mutating func block(_ points: [Point], halfWidth: Double) {
    for start in stride(from: 0, to: points.count - 1, by: 12) {
      let part = points[start...min(start + 12, points.count - 1)]
      obstacles.append(Obstacle(Array(part), halfWidth: halfWidth))
    }
  }

  /// Everything recorded, painted layer by layer; soft lines broken under text.
  func commands() -> [Drawing.Command] {
    var result: [Drawing.Command] = []
    let gaps = textBoxes.map { $0.inflated(x: 2.5 * typography.scale, y: 1 * typography.scale) }
    for (index, layer) in layers.enumerated() {
      result.append(.beginGroup(layer.name))
      let hidden = gaps + windows.filter { $0.layer > index }.map(\.rect)
      for line in layer.soft {
        for piece in Polyline.outside(line.points, of: hidden) {
          result.append(.stroke(Path(through: Polyline.simplified(piece)), line.style))
        }
      }
      if !layer.bands.isEmpty || !layer.lines.isEmpty {
        result.append(.beginClip(layer.clip))
        result += layer.bands + layer.lines
        result.append(.endClip)
      }
      result += layer.over
      result += layer.texts.map(Drawing.Command.text)
      result.append(.endGroup)
    }
    return result.map(\.rounded)
  }
}
