import Testing

@testable import Plotting

/// Charts written as marks between channels: what they leave open follows from the data.
@Suite struct ChartBuilderTests {
  @Test func onlyMarkersWantRoomAtThePanelsSides() {
    let data = [Datum(0, 1), Datum(10, 2)]
    func padding(_ marks: [any Mark]) -> Double? {
      let panel = Panel(x: Axis("x", padding: nil), y: Axis("y"), marks: marks)
      return Chart(name: "c", title: "", subtitle: "", description: "", panels: [panel])
        .completed.panels[0].x.padding
    }
    let lines: [any Mark] = [
      Line(data, series: SeriesStyle(place: 0)), Trace(data, role: .contour), Rule(at: 1),
    ]
    #expect(padding(lines) == 0)
    for marker: any Mark in [
      Dots(data, series: SeriesStyle(place: 0)), Density(data), Specks(data, paint: Paint(.ink)),
    ] {
      #expect(padding(lines + [marker]) == nil)
    }
  }

  private let fall = SampleCharts.decay(33, 0.02)
  private let size = Size(width: 640, height: 400)

  private func series(_ chart: Chart) -> [Int] {
    chart.completed.panels.flatMap(\.marks).compactMap { ($0 as? any SeriesMark)?.series.place }
  }

  @Test func aChartOfMarksIsDrawnAsTheOneOfItsValues() {
    let short = Chart("Errors fall", name: "lines", x: .whole("epoch"), y: .log("mse")) {
      Line(fall, name: "coupled", detail: "0.020")
      Rule(y: 0.02, label: "noise")
    }
    let line = Line(
      fall.enumerated().map { Datum(Double($0), $1) }, series: SeriesStyle(place: 0))
    let long = Chart(
      name: "lines", title: "Errors fall", subtitle: "", description: short.completed.description,
      panels: [
        Panel(
          x: Axis("epoch", domain: Domain(0, 20), labels: .wholeNumbers, hasGrid: false),
          y: Axis("mse", .log), marks: [line, Rule(at: 0.02, label: "noise")],
          endLabels: [EndLabel([.init("coupled", role: .series(0))], value: "0.020", line: line)])
      ], legend: [.init("coupled", series: SeriesStyle(place: 0))])
    #expect(
      short.layout(size: size, measurer: FixedMeasurer())
        == long.layout(size: size, measurer: FixedMeasurer()))
  }

  @Test func seriesTakePlacesInTheirOrderAndNamesShareThem() {
    let chart = Chart("t") {
      Panel("first", x: .linear(), y: .linear()) {
        Line([1, 2], name: "a")
        Line([2, 3], name: "b")
        Line([5, 6])
      }
      Panel("second", x: .linear(), y: .linear()) {
        Line([2, 1], name: "b")
        Band(low: [0, 0], high: [1, 1], of: "a")
        Dots([1, 2], name: "c")
      }
    }
    #expect(series(chart) == [0, 1, 2, 1, 0, 3])
    #expect((chart.completed.panels[1].marks[1] as? Band)?.role == .series(0))
  }

  @Test func aPlaceThatIsAskedForIsGivenToNobodyElse() {
    let chart = Chart("t", x: .linear(), y: .linear()) {
      Line([1, 2], name: "a")
      Line([2, 3], name: "b", series: SeriesStyle(.blue))
      Dots([3, 4], name: "a")
      Band([Band.Slice(x: 0, low: 0, high: 1)], role: .contour)
    }
    #expect(series(chart).prefix(3) == [1, 0, 1])
    #expect((chart.completed.panels[0].marks[3] as? Band)?.role == .contour)
  }

  @Test func linesThatCoincideAreStrandsOfOneAndNamedTogether() throws {
    let chart = Chart("t", x: .linear(), y: .log()) {
      Line(fall, name: "a")
      Line(fall.map { $0 / 10 }, name: "b")
      Line(fall.map { $0 * 1.001 }, name: "c")
      Line(fall.map { $0 * 1.01 }, name: "d")
      Line(Array(fall.dropLast()), name: "shorter")
    }
    let panel = chart.completed.panels[0]
    #expect(panel.endLabels.map { $0.names.map(\.text) } == [["a", "c", "d"], ["b"], ["shorter"]])
    #expect(panel.endLabels[0].joiner == "≈")
    #expect(
      panel.marks.compactMap { ($0 as? Line)?.strand } == [
        Strand(0, of: 3), Strand(), Strand(1, of: 3), Strand(2, of: 3), Strand(),
      ])
    let same = Chart("t", x: .linear(), y: .log()) {
      Line(fall, name: "a")
      Line(fall, name: "b")
    }
    #expect(same.completed.panels[0].endLabels.map(\.joiner) == ["="])
  }

  @Test func aSeriesInPiecesIsNamedOnceAtTheLast() {
    let chart = Chart("t", x: .linear(), y: .linear()) {
      Line([Datum(0, 1), Datum(1, 2)], name: "a")
      Line([Datum(3, 4), Datum(5, 9)], name: "a")
    }
    let labels = chart.completed.panels[0].endLabels
    #expect(labels.count == 1)
    #expect(labels.first?.line.data.last == Datum(5, 9))
    #expect(series(chart) == [0, 0])
  }

  @Test func markersAreNamedInARowOfNames() {
    let dots = Chart("t", x: .linear(), y: .linear()) { Dots([1, 2], name: "only") }.completed
    #expect(dots.legendUse == .always)
    #expect(dots.legend.map(\.isLine) == [false])
    let both = Chart("t", x: .linear(), y: .linear()) {
      Dots([1, 2], name: "both")
      Line([1, 2], name: "both")
    }.completed
    #expect(both.legendUse == .whenNeeded)
    #expect(both.legend.map(\.name) == ["both"])
  }

  @Test func whatIsCompleteStaysAsItIs() {
    let once = Chart("t", x: .linear(), y: .linear()) {
      Line(fall, name: "a")
      Line(fall, name: "b")
      Dots([1], name: "c")
    }.completed
    let drawing = once.layout(size: size, measurer: FixedMeasurer())
    #expect(once.completed.layout(size: size, measurer: FixedMeasurer()) == drawing)
    #expect(once.completed.panels[0].endLabels.count == once.panels[0].endLabels.count)
  }

  @Test func aDescriptionIsMadeOfTheData() {
    let chart = Chart("Errors fall", x: .whole("epoch"), y: .log("mse", unit: " m²")) {
      Line(fall, name: "coupled")
      Line([1, 100], name: "wild", end: .diverged)
      Dots([3, 4, 5], name: "measured")
      Rule(y: 0.02, label: "noise")
    }
    #expect(
      chart.completed.description
        == "Errors fall. mse from 0.02 m² to 100 m² (log scale) over epoch from 0 to 20. "
        + "coupled ends at 0.02 m²; wild diverges; measured: 3 points; noise at 0.02 m².")
    let said = Chart("t", description: "Said.", x: .linear(), y: .linear()) { Line([1]) }
    #expect(said.completed.description == "Said.")
    let empty = Chart("Nothing yet", x: .linear(), y: .linear()) {}
    #expect(empty.completed.description == "Nothing yet.")
  }

  @Test func bracesHoldConditionsAndLoops() {
    for isShown in [true, false] {
      let chart = Chart("t", x: .linear(), y: .linear()) {
        if isShown { Rule(y: 1) }
        if isShown {
          Spot(Datum(0, 0))
        } else {
          Cross(Datum(0, 0))
        }
        for place in 0..<3 { Line([Double(place), 1]) }
        [Dots([1, 2]), Dots([3, 4])]
      }
      #expect(chart.panels[0].marks.count == (isShown ? 7 : 6))
    }
  }

  @Test func whateverSaysWhereItLiesIsData() {
    struct Epoch { var time, loss: Double }
    let epochs = [Epoch(time: 1, loss: 9), Epoch(time: 4, loss: 3)]
    #expect(Array(Line([5, 6.5]).data) == [Datum(0, 5), Datum(1, 6.5)])
    #expect(Array(Line([5, 6]).data) == [Datum(0, 5), Datum(1, 6)])
    #expect(Dots([Float(0.5)]).data == [Datum(0, 0.5)])
    #expect(Dots([SIMD2(3.0, 4.0)]).data == [Datum(3, 4)])
    #expect(Array(Line(epochs, x: \.time, y: \.loss).data) == [Datum(1, 9), Datum(4, 3)])
    #expect(Dots(epochs, x: \.loss, y: \.time).data == [Datum(9, 1), Datum(3, 4)])
  }

  @Test func categoriesStandWhereTheirNumbersAre() {
    let axis = Axis.categories(["a", "b", "c"], isReversed: true)
    #expect(axis.domain == Domain(2.5, -0.5))
    guard case .given(let ticks, _) = axis.labels else {
      Issue.record("categories have given labels")
      return
    }
    #expect(ticks == [Tick(0, "a"), Tick(1, "b"), Tick(2, "c")])
  }

  @Test(arguments: [
    ("Validation loss, 2 runs", "validation-loss-2-runs"), ("Größe", "gr-e"), ("損失", "chart"),
    ("", "chart"),
  ])
  func aNameIsMadeOfTheTitle(_ title: String, _ name: String) {
    #expect(Chart(title, x: .linear(), y: .linear()) {}.name == name)
  }
}
