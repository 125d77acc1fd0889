import Testing

@testable import Plotting

@Suite struct LayoutTests {
  private let size = Size(width: 800, height: 500)

  private func faults(_ chart: Chart, size: Size? = nil) -> [TextFault] {
    chart.layout(size: size ?? self.size, measurer: FixedMeasurer()).textFaults()
  }

  private func texts(_ drawing: Drawing) -> [String] {
    drawing.commands.compactMap { if case .text(let text) = $0 { text.plain } else { nil } }
  }

  // MARK: - No text is on text, on a line or outside

  @Test func aChartWithEveryMarkHasNoFaults() {
    #expect(faults(SampleCharts.everything) == [])
  }

  @Test(arguments: [1, 2, 4, 12, 40])
  func anyNumberOfVariantsIsNamed(_ count: Int) {
    let chart = SampleCharts.lines(
      (0..<count).map { ("variant \($0)", SampleCharts.decay(30, 0.001 * Double($0 + 1))) })
    let drawing = chart.layout(size: size, measurer: FixedMeasurer())
    #expect(drawing.textFaults() == [])
    let all = texts(drawing).joined(separator: "\n")
    for index in 0..<min(count, 12) { #expect(all.contains("variant \(index)")) }
  }

  @Test func longNamesAreShortenedNotDropped() {
    let name = String(repeating: "a very long name ", count: 600)
    let chart = SampleCharts.lines(
      (0..<12).map { ("\($0) \(name)", SampleCharts.decay(30, 0.01 * Double($0 + 1))) },
      title: name)
    let drawing = chart.layout(size: size, measurer: FixedMeasurer())
    #expect(drawing.textFaults() == [])
    #expect(texts(drawing).filter { $0.hasSuffix("…") }.count >= 12)
  }

  static let awkward: [(String, [[Double]])] = [
    ("one point", [[3]]),
    ("constant", [[5, 5, 5, 5], [5, 5, 5, 5]]),
    ("all zero", [[0, 0, 0]]),
    ("negative", [[-1, -2, -3]]),
    ("from the least to the greatest", [[1e-300, 1, 1e300], [1e300, 1, 1e-300]]),
    ("the whole range", [[-Double.greatestFiniteMagnitude, Double.greatestFiniteMagnitude]]),
    (
      "the smallest numbers",
      [[.leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude, .leastNonzeroMagnitude]]
    ),
    ("tiny spans", [[1, 1.0.nextUp, 1], [1e9, 1e9 + 1e-3, 1e9]]),
    ("no numbers", [[.nan, .infinity, -.infinity]]),
    ("holes", [[1, .nan, 3, .infinity, 5]]),
    ("nothing", [[]]),
    ("through zero", [[10, 1, 0, -1, 0.1, 0, 5]]),
  ]

  @Test(arguments: awkward, [ScaleTransform.linear, .log])
  func awkwardDataAreDrawn(_ sample: (String, [[Double]]), _ transform: ScaleTransform) {
    let chart = SampleCharts.lines(
      sample.1.enumerated().map { ("series \($0.offset)", $0.element) }, transform: transform)
    let drawing = chart.layout(size: size, measurer: FixedMeasurer())
    #expect(drawing.textFaults() == [], "\(sample.0)")
    for command in drawing.commands {
      guard case .stroke(let path, _) = command else { continue }
      for case .line(let point) in path.elements {
        #expect(point.x >= -5 && point.x <= 805 && point.y >= -5 && point.y <= 505)
      }
    }
  }

  /// Their span is not finite, and an axis without room beyond the data once had no ends for it.
  @Test func theWidestDataSpreadAlongBothAxes() {
    let chart = Chart(
      name: "w", title: "t", subtitle: "s", description: "d",
      panels: [
        Panel(
          x: Axis(nil, padding: 0, labels: .wholeNumbers), y: Axis(nil, padding: 0),
          marks: [
            Line(
              [Datum(-1e308, -1e308), Datum(1e308, 1e308), Datum(0, 0)],
              series: SeriesStyle(place: 0))
          ])
      ])
    #expect(chart.panels[0].domains.x == Domain(-1e308, 1e308))
    #expect(chart.panels[0].domains.y == Domain(-1e308, 1e308))
    let texts = texts(chart.layout(size: size, measurer: FixedMeasurer()))
    #expect(texts.count { $0.contains("10³⁰") } >= 10, "\(texts)")
  }

  @Test(arguments: [
    Size(width: 800, height: 500), Size(width: 1600, height: 300), Size(width: 300, height: 900),
    Size(width: 320, height: 200), Size(width: 160, height: 100), Size(width: 60, height: 40),
    Size(width: 10, height: 10), Size(width: 1, height: 1), Size(width: 0, height: 0),
    Size(width: -5, height: .nan), Size(width: .infinity, height: 400),
    Size(width: 20_000, height: 15_000), Size(width: 2000, height: 20),
    Size(width: 20, height: 2000),
  ])
  func anySizeIsDrawn(_ size: Size) {
    #expect(faults(SampleCharts.everything, size: size) == [])
    let lines = SampleCharts.lines(
      (0..<6).map { ("variant \($0)", SampleCharts.decay(30, 0.01 * Double($0 + 1))) })
    #expect(faults(lines, size: size) == [])
  }

  @Test func titlesWrapAndStayInThePicture() {
    let chart = SampleCharts.lines(
      [("a", [1, 2])], title: String(repeating: "Donaudampfschifffahrt ", count: 30))
    let drawing = chart.layout(size: size, measurer: FixedMeasurer())
    #expect(drawing.textFaults() == [])
    #expect(texts(drawing)[1].hasSuffix("…"))
    let unbroken = SampleCharts.lines([("a", [1, 2])], title: String(repeating: "x", count: 9000))
    #expect(faults(unbroken) == [])
  }

  // MARK: - What is drawn

  @Test func divergenceIsDrawnWhereTheLineLeavesTheRange() {
    let chart = Chart(
      name: "d", title: "t", subtitle: "s", description: "d",
      panels: [
        Panel(
          x: Axis(nil, domain: Domain(0, 4)), y: Axis(nil, .log, domain: Domain(1, 100)),
          marks: [
            Line(
              [Datum(0, 1), Datum(1, 10), Datum(2, 1e6), Datum(3, 10)],
              series: SeriesStyle(place: 0), end: .diverged)
          ])
      ])
    let text = DrawingText.text(of: chart.layout(size: size, measurer: FixedMeasurer()))
    // Two arms of a cross, nothing of the line after it.
    let crosses = text.split(separator: "\n").filter { $0.contains("stroke series-0 2.3984375 M") }
    #expect(crosses.count == 2)
  }

  @Test func zeroOnALogAxisIsClippedAndMarked() {
    let chart = SampleCharts.lines([("a", [10, 1, 0, 0, 5])])
    let text = DrawingText.text(of: chart.layout(size: size, measurer: FixedMeasurer()))
    let triangles = text.split(separator: "\n").filter {
      $0.contains("fill series-0 M") && !$0.contains("C")
    }
    #expect(triangles.count == 1)
  }

  @Test func coordinatesAreOnAGridOfOne256th() {
    let drawing = SampleCharts.everything.layout(size: size, measurer: FixedMeasurer())
    func isOnGrid(_ value: Double) -> Bool { (value * 256).rounded() == value * 256 }
    for command in drawing.commands {
      if case .text(let text) = command {
        #expect(isOnGrid(text.origin.x) && isOnGrid(text.origin.y))
      }
      if case .stroke(let path, let style) = command {
        #expect(isOnGrid(style.width))
        for case .line(let point) in path.elements {
          #expect(isOnGrid(point.x) && isOnGrid(point.y))
        }
      }
    }
  }

  @Test func theSameChartGivesTheSameDrawing() {
    let chart = SampleCharts.everything
    #expect(
      chart.layout(size: size, measurer: FixedMeasurer())
        == chart.layout(size: size, measurer: FixedMeasurer()))
  }

  @Test func theCheckFindsWhatIsWrong() {
    func text(_ string: String, x: Double) -> Drawing.Command {
      .text(
        PlacedText(
          [.init(string, size: 10, dx: 0, dy: 0, width: 20)], at: Point(x, 20), paint: Paint(.ink)))
    }
    var drawing = Drawing(
      name: "d", size: Size(width: 100, height: 40), title: "", description: "",
      commands: [text("a", x: 10), text("b", x: 25), text("c", x: 90)])
    #expect(drawing.textFaults() == [.overlap("a", "b"), .outside("c")])
    let line = Path(through: [Point(50, 0), Point(50, 40)])
    drawing.commands = [text("d", x: 40), .stroke(line, StrokeStyle(Paint(.grid), width: 1))]
    #expect(drawing.textFaults() == [.crossed("d")])
    drawing.commands = [
      text("e", x: 40), .beginClip(Rect(x: 0, y: 30, width: 100, height: 10)),
      .stroke(line, StrokeStyle(Paint(.grid), width: 1)), .endClip,
    ]
    #expect(drawing.textFaults() == [])
  }

  // MARK: - Small multiples

  private func multiples(sharesX: Bool, sharesY: Bool) -> Chart {
    let panels = (1...4).map { factor in
      Panel(
        heading: "panel \(factor)", x: Axis("epoch", hasGrid: false), y: Axis(),
        marks: [
          SampleCharts.line((0...factor).map { Double(factor * 10) * Double($0) }, end: .none)
        ])
    }
    return Chart(
      name: "multiples", title: "Four", subtitle: "s", description: "d", panels: panels,
      sharesX: sharesX, sharesY: sharesY)
  }

  @Test func panelsThatShareAxesHoldTheDataOfAll() {
    let own = multiples(sharesX: false, sharesY: false).domains
    #expect(Set(own.map(\.x)).count == 4 && Set(own.map(\.y)).count == 4)
    let shared = multiples(sharesX: true, sharesY: true).domains
    #expect(shared.allSatisfy { $0 == shared[0] })
    #expect(shared[0].x == own[3].x && shared[0].y == own[3].y)
  }

  @Test func sharedAxesAreLabelledAtTheOuterPanelsAlone() throws {
    func count(_ label: String, _ chart: Chart) -> Int {
      texts(chart.layout(size: size, measurer: FixedMeasurer())).filter { $0 == label }.count
    }
    #expect(count("epoch", multiples(sharesX: false, sharesY: false)) == 4)
    let shared = multiples(sharesX: true, sharesY: true)
    #expect(count("epoch", shared) == 2)
    #expect(count("100", shared) == 2 && faults(shared) == [])
  }

  @Test func framesOfSmallMultiplesLineUp() {
    let drawing = multiples(sharesX: true, sharesY: true)
      .layout(size: size, measurer: FixedMeasurer())
    let frames = drawing.commands.compactMap { command -> Rect? in
      if case .beginClip(let rect) = command { rect } else { nil }
    }
    #expect(frames.count == 4)
    #expect(Set(frames.map(\.x)).count == 2 && Set(frames.map(\.y)).count == 2)
    for frame in frames {
      #expect((frame.width - frames[0].width).magnitude < 0.01)
      #expect((frame.height - frames[0].height).magnitude < 0.01)
    }
  }

  // MARK: - Names at line ends

  @Test func namesThatCoincideAreStackedAndLeaveTheRoomToTheData() throws {
    func width(_ names: [EndLabel.Name]) throws -> Double {
      let line = SampleCharts.line([3, 2, 1])
      let chart = Chart(
        name: "c", title: "t", subtitle: "s", description: "d",
        panels: [
          Panel(
            x: Axis(), y: Axis(), marks: [line],
            endLabels: [EndLabel(names, value: "1.0", line: line)])
        ])
      let drawing = chart.layout(size: size, measurer: FixedMeasurer())
      #expect(drawing.textFaults() == [])
      let all = texts(drawing)
      for name in names { #expect(all.contains(name.text)) }
      let frames = drawing.commands.compactMap { command -> Rect? in
        if case .beginClip(let rect) = command { rect } else { nil }
      }
      return try #require(frames.first).width
    }
    let one = try width([.init("per batch", role: .series(0))])
    let two = try width([
      .init("per batch", role: .series(0)), .init("pytorch", role: .series(1)),
    ])
    #expect(two > one - 20)
  }

  @Test func titlesBreakWhereAClauseEnds() {
    let chart = SampleCharts.lines(
      [("a", [1, 2])],
      title:
        "pytorch-1 and pytorch-2 stop at 0.020, pytorch-3 at 0.076; numpy reaches the noise at 0.1")
    let lines = texts(chart.layout(size: size, measurer: FixedMeasurer()))
    #expect(lines[0].hasSuffix("0.076;") && lines[1].hasPrefix("numpy"))
  }

  @Test func anAxisOfWholeNumbersForOneEpochHasTwoTicks() {
    let drawing = SampleCharts.lines([("a", [3, 1])]).layout(size: size, measurer: FixedMeasurer())
    #expect(texts(drawing).contains("0") && texts(drawing).contains("1"))
  }
}
