import Testing

@testable import Plotting

/// Marks for many data: density, dots, bars, rules with names.
@Suite struct CloudMarkTests {
  private let rect = Rect(x: 40, y: 30, width: 300, height: 200)

  /// Points of a spiral, thick in the middle.
  private static let spiral: [Point] = (0..<400).map { index in
    let turn = Double(index) * 0.37
    let (x, y) = (
      turn.truncatingRemainder(dividingBy: 2) - 1,
      (turn * 0.61).truncatingRemainder(dividingBy: 2) - 1
    )
    let reach = Double(index) / 400
    return Point(190 + 140 * x * reach, 130 + 90 * y * reach)
  }

  private func grid() -> HexagonGrid {
    var grid = HexagonGrid(over: rect, width: 9)
    for point in Self.spiral { grid.add(1, at: point) }
    return grid
  }

  private func loops(_ path: Path) -> [[Point]] {
    var loops: [[Point]] = []
    for element in path.elements {
      switch element {
      case .move(let point): loops.append([point])
      case .line(let point): loops[loops.count - 1].append(point)
      default: break
      }
    }
    return loops
  }

  private func area(_ path: Path) -> Double {
    loops(path).reduce(0) { sum, loop in
      sum + zip(loop, loop.dropFirst() + [loop[0]]).reduce(0) {
        $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
      } / 2
    }
  }

  private func holds(_ path: Path, _ point: Point) -> Bool {
    loops(path).reduce(false) { isInside, loop in
      zip(loop, loop.dropFirst() + [loop[0]]).reduce(isInside) { inside, side in
        let (a, b) = side
        guard (a.y > point.y) != (b.y > point.y) else { return inside }
        return point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) ? !inside : inside
      }
    }
  }

  @Test func theOutlineOfFilledCellsHoldsEveryDatum() {
    let outline = grid().outline(ofAtLeast: 1)
    #expect(Self.spiral.allSatisfy { holds(outline, $0) })
    #expect(!holds(outline, Point(330, 40)))
  }

  @Test func anOutlineEnclosesAWholeNumberOfHexagons() {
    let grid = grid()
    let hexagon = 9.0 * 9 * 3.0.squareRoot() / 2
    var last = Double.infinity
    for threshold in 1...grid.most {
      let cells = area(grid.outline(ofAtLeast: threshold)) / hexagon
      #expect((cells - cells.rounded()).magnitude < 1e-9 && cells > 0.5)
      #expect(cells <= last, "fuller cells lie within emptier ones")
      last = cells
    }
    #expect(area(grid.outline(ofAtLeast: grid.most + 1)) == 0)
  }

  @Test func aDatumCountsForTheNearestMiddle() {
    var grid = HexagonGrid(over: rect, width: 10)
    grid.add(3, at: Point(100, 100))
    let loop = loops(grid.outline(ofAtLeast: 3))[0]
    #expect(loop.count == 6)
    let middle = Point(
      loop.reduce(0) { $0 + $1.x } / 6, loop.reduce(0) { $0 + $1.y } / 6)
    // The farthest a point may lie from the nearest middle is a corner: the width over √3.
    #expect(middle.distance(to: Point(100, 100)) <= 10 / 3.0.squareRoot() + 1e-9)
  }

  @Test func shadesArePowersThatReachTheFullestCell() {
    #expect(Density.thresholds(upTo: 0) == [])
    #expect(Density.thresholds(upTo: 1) == [1])
    #expect(Density.thresholds(upTo: 9) == [1, 2, 4, 8])
    #expect(Density.thresholds(upTo: 127) == [1, 2, 4, 8, 16, 32, 64])
    #expect(Density.thresholds(upTo: 128) == [1, 3, 9, 27, 81])
    #expect(Density.thresholds(upTo: .max).count <= Density.mostShades)
  }

  // MARK: - As drawn

  private func text(_ marks: [any Mark], x: Axis = Axis(nil), y: Axis = Axis(nil)) -> [Substring] {
    let chart = Chart(
      name: "c", title: "t", subtitle: "s", description: "d",
      panels: [Panel(x: x, y: y, marks: marks)])
    return DrawingText.text(
      of: chart.layout(size: Size(width: 800, height: 500), measurer: FixedMeasurer())
    ).split(separator: "\n")
  }

  @Test func countsStandForAsManyData() {
    let data = [Datum(0, 0), Datum(1, 1), Datum(1, 1), Datum(1, 1)]
    let one = text([Density(data)])
    let other = text([Density([data[0], data[1]], counts: [1, 3])])
    #expect(one == other)
    #expect(one.contains { $0.contains("fill density") })
  }

  @Test func errorBarsReachFromTheLowerToTheUpperValue() {
    let bars = [Band.Slice(x: 1, low: 2, high: 5), Band.Slice(x: 2, low: -1, high: 3)]
    let lines = text([ErrorBars(bars, paint: Paint(.series(1)))])
    // An upright stroke and two caps each.
    #expect(lines.filter { $0.contains("stroke series-1") }.count == 6)
    let tight = (0..<2000).map { Band.Slice(x: Double($0), low: 0, high: 1) }
    let many = text([ErrorBars(tight, paint: Paint(.series(1)))])
    #expect(many.filter { $0.contains("stroke series-1") }.count == 2000)
    let extent = ErrorBars(bars, paint: Paint(.ink)).extent
    #expect(extent.y.low == -1 && extent.y.high == 5)
  }

  @Test func specksAreOneStrokeThatSVGKeeps() throws {
    let data = (0..<50).map { Datum(Double($0), Double($0 % 7)) }
    let chart = Chart(
      name: "c", title: "t", subtitle: "s", description: "d",
      panels: [Panel(x: Axis(nil), y: Axis(nil), marks: [Specks(data, paint: Paint(.series(2)))])])
    let drawing = chart.layout(size: Size(width: 800, height: 500), measurer: FixedMeasurer())
    let strokes = drawing.commands.filter {
      if case .stroke(_, let style) = $0 { style.paint.role == .series(2) } else { false }
    }
    #expect(strokes.count == 1)
    let svg = SVGWriter.svg(drawing, theme: .light)
    #expect(svg.components(separatedBy: "h0").count == 51)
  }

  @Test func aTraceIsBrokenWhereThereIsNoNumber() {
    let data = [
      Datum(0, 1), Datum(1, 2), Datum(2, .nan), Datum(3, 1), Datum(4, 3), Datum(5, .nan),
      Datum(6, 1),
    ]
    #expect(text([Trace(data, role: .contour)]).filter { $0.contains("stroke contour") }.count == 2)
  }

  @Test(arguments: [1, 2, 5, 12, 60])
  func flagsAreNamedApartAboveThePanel(_ count: Int) {
    let flags = Flags(
      (0..<count).map { Flags.Entry(1 + 0.01 * Double($0), TextLine("a rather long name \($0)")) })
    let line = Line([Datum(0, 0), Datum(10, 3)], series: SeriesStyle(place: 0))
    for heading in [nil, TextLine("heading")] {
      let chart = Chart(
        name: "c", title: "t", subtitle: "s", description: "d",
        panels: [
          Panel(
            heading: heading, x: Axis(nil), y: Axis("title"), marks: [flags, line],
            endLabels: [EndLabel([.init("a", role: .series(0))], line: line)])
        ])
      for size in [Size(width: 800, height: 500), Size(width: 300, height: 200)] {
        let drawing = chart.layout(size: size, measurer: FixedMeasurer())
        #expect(drawing.textFaults() == [])
        let names = drawing.commands.filter {
          if case .text(let text) = $0 { text.plain.hasPrefix("a r") } else { false }
        }
        #expect(names.count >= min(count, 4))
        if count == 1, size.width > 500, case .text(let text) = names[0] {
          #expect(text.plain == "a rather long name 0")
        }
      }
    }
  }
}
