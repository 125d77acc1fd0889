extension Samples {
  /// How many columns a point across is cut into, and as many steps it has as a distance.
  static let columnsPerPoint = 8.0

  /// The samples with no more data than a picture can show, whose number depends on the picture's
  /// size alone.
  ///
  /// Where x has one direction: the first, least, greatest and last of each column an eighth of a
  /// point wide, in their order (M4: Jugel et al., VLDB 2014, doi 10.14778/2732951.2732953). A line
  /// drawn through them is the line through all, but for what happens within a column; gaps stay
  /// gaps. Where x turns back: every datum an eighth of a point from the last one kept, so that no
  /// part of the line moves farther. There are then as many as the line is long.
  ///
  /// - Parameter frame: a frame at least as large as the one that will be drawn.
  func thinned(in frame: Frame) -> Samples {
    let columns = Swift.max(1, frame.rect.width * Self.columnsPerPoint)
    guard Double(count) > 4 * columns else { return self }
    if hasOneDirection {
      var columnar = ColumnThinning(self, scale: frame.x)
      return Samples(columnar.run(), extent: extent)
    }
    return Samples(thinnedByDistance(in: frame), extent: extent)
  }

  private func thinnedByDistance(in frame: Frame) -> [Datum] {
    let step = 1 / Self.columnsPerPoint
    var result: [Datum] = []
    var last: Point?
    var pending: Datum?
    for datum in self {
      guard let point = frame.point(frame.shown(datum)) else {
        if let pending { result.append(pending) }
        if last != nil { result.append(datum) }
        (last, pending) = (nil, nil)
        continue
      }
      if let last, abs(point.x - last.x) < step, abs(point.y - last.y) < step {
        pending = datum
      } else {
        result.append(datum)
        (last, pending) = (point, nil)
      }
    }
    if let pending { result.append(pending) }
    return result
  }

  /// The least and greatest finite value of a stretch, by their places.
  fileprivate func ends(of range: Range<Int>) -> (low: Int, high: Int)? {
    if case .columns(_, let values) = storage {
      let sweep = values.sweep(range)
      return sweep.areFinite ? values.ends(of: sweep, in: range) : nil
    }
    var low = range.lowerBound
    var high = low
    for index in range {
      let value = self[index].y
      if !value.isFinite { return nil }
      if value < self[low].y { low = index }
      if value > self[high].y { high = index }
    }
    return (low, high)
  }
}

/// Goes through samples column by column.
private struct ColumnThinning {
  private let samples: Samples
  private let scale: Scale
  private var result: [Datum] = []

  init(_ samples: Samples, scale: Scale) {
    self.samples = samples
    self.scale = scale
  }

  mutating func run() -> [Datum] {
    var start = 0
    var width = 1
    while start < samples.count {
      let end = end(ofColumnAt: start, guess: width)
      append(start..<end)
      width = end - start
      start = end
    }
    return result
  }

  /// Which column a datum lies in. All on one side of the axis are in one.
  private func column(_ index: Int) -> Double {
    let x = samples[index].x
    let (low, high) = (scale.range.low, scale.range.high)
    guard let place = scale(x) else { return x > 0 ? .infinity : -.infinity }
    if place < low { return -.infinity }
    if place > high { return .infinity }
    return (place * Samples.columnsPerPoint).rounded(.down)
  }

  /// The first place of another column: x has one direction, so it is searched for by halving.
  private func end(ofColumnAt start: Int, guess: Int) -> Int {
    let wanted = column(start)
    var inside = start
    var step = max(1, guess)
    var outside = samples.count
    while inside + step < samples.count {
      if column(inside + step) != wanted {
        outside = inside + step
        break
      }
      inside += step
      step *= 2
    }
    while outside - inside > 1 {
      let middle = inside + (outside - inside) / 2
      if column(middle) == wanted { inside = middle } else { outside = middle }
    }
    return outside
  }

  private mutating func append(_ range: Range<Int>) {
    if range.count <= 4 {
      result += range.map { samples[$0] }
    } else if let ends = samples.ends(of: range) {
      append(range, ends)
    } else {
      appendWithGaps(range)
    }
  }

  private mutating func append(_ range: Range<Int>, _ ends: (low: Int, high: Int)) {
    var last = -1
    let places = [
      range.lowerBound, min(ends.low, ends.high), max(ends.low, ends.high), range.upperBound - 1,
    ]
    for place in places where place > last {
      result.append(samples[place])
      last = place
    }
  }

  /// The runs between a column's gaps: the first and the last as they lead out of it, those between
  /// as the heights they cover, at most `Spans.most` of them.
  private mutating func appendWithGaps(_ range: Range<Int>) {
    var spans = Spans()
    var start = range.lowerBound
    var gap: Datum?
    for index in range where !samples[index].y.isFinite {
      if start < index {
        let run = start..<index
        if let ends = samples.ends(of: run) {
          if start == range.lowerBound {
            append(run, ends)
          } else if run.count > 1 {
            spans.insert((samples[ends.low], samples[ends.high]))
          }
        }
      }
      gap = samples[index]
      start = index + 1
    }
    guard let gap else { return }
    result.append(gap)
    for span in spans.spans {
      result += span.low.x <= span.high.x ? [span.low, span.high] : [span.high, span.low]
      result.append(gap)
    }
    if start < range.upperBound, let ends = samples.ends(of: start..<range.upperBound) {
      append(start..<range.upperBound, ends)
    }
  }
}

/// Heights that a column's runs cover: few enough to keep, as close to the truth as that allows.
private struct Spans {
  static let most = 16

  typealias Span = (low: Datum, high: Datum)

  /// From the lowest up; no two meet.
  private(set) var spans: [Span] = []

  mutating func insert(_ new: Span) {
    let first = spans.firstIndex { $0.high.y >= new.low.y } ?? spans.count
    var end = first
    var union = new
    while end < spans.count, spans[end].low.y <= union.high.y {
      if spans[end].low.y < union.low.y { union.low = spans[end].low }
      if spans[end].high.y > union.high.y { union.high = spans[end].high }
      end += 1
    }
    spans.replaceSubrange(first..<end, with: [union])
    guard spans.count > Self.most else { return }
    // The two that are nearest to each other become one.
    let place = (1..<spans.count).min {
      spans[$0].low.y - spans[$0 - 1].high.y < spans[$1].low.y - spans[$1 - 1].high.y
    }
    if let place {
      spans.replaceSubrange(
        place - 1...place, with: [(low: spans[place - 1].low, high: spans[place].high)])
    }
  }
}
