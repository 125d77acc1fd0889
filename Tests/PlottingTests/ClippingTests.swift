import Testing

@testable import Plotting

/// Zero and less on a log axis: on the edge, under a triangle, never left out in silence.
@Suite struct ClippingTests {
  private static let series = SeriesStyle(place: 0)

  private static let marks: [(name: String, mark: any Mark)] = [
    ("line", Line([Datum(1, 10), Datum(2, 0), Datum(3, 5)], series: series)),
    ("dots", Dots([Datum(1, 10), Datum(2, 0), Datum(3, 5)], series: series)),
    (
      "hollow dots",
      Dots([Datum(1, 10), Datum(2, -4), Datum(3, 5)], series: series, isHollow: true)
    ),
    ("stems", Stems([(Datum(2, 10), Datum(2, 0))], paint: Paint(.ink), width: 2)),
    ("cross", Cross(Datum(2, 0))),
    ("spot", Spot(Datum(2, 0))),
    ("specks", Specks([Datum(1, 10), Datum(2, 0), Datum(2, -3)], paint: Paint(.ink))),
    ("density", Density([Datum(1, 10), Datum(2, 0), Datum(2, -3)])),
    ("trace", Trace([Datum(1, 10), Datum(2, 0), Datum(3, 5)], role: .ink)),
    ("error bars", ErrorBars([.init(x: 2, low: -1, high: 9)], paint: Paint(.ink))),
    ("rule", Rule(at: 0)),
    ("guide", Guide([Datum(1, 10), Datum(2, 0), Datum(3, 5)], role: .series(0))),
    (
      "band",
      Band(
        [
          .init(x: 1, low: 1, high: 9), .init(x: 2, low: -1, high: 0), .init(x: 3, low: 1, high: 9),
        ],
        role: .series(0))
    ),
  ]

  private func drawing(
    of mark: any Mark, x: ScaleTransform = .linear, y: ScaleTransform
  ) -> Drawing {
    let chart = Chart(
      name: "clip", title: "Clipped", subtitle: "", description: "",
      panels: [
        Panel(
          x: Axis("x", x, domain: Domain(1, 4)), y: Axis("y", y, domain: Domain(1, 100)),
          marks: [mark])
      ])
    return chart.layout(size: Size(width: 400, height: 300), measurer: FixedMeasurer())
  }

  private func triangles(
    _ mark: any Mark, x: ScaleTransform = .linear, y: ScaleTransform
  ) -> [[Point]] {
    drawing(of: mark, x: x, y: y).commands.compactMap { command in
      guard case .fill(let path, _) = command else { return nil }
      let points = path.elements.compactMap { element -> Point? in
        switch element {
        case .move(let to), .line(let to): to
        default: nil
        }
      }
      return points.count == 3 && path.elements.count == 4 ? points : nil
    }
  }

  @Test(arguments: marks.map(\.name))
  func whatHasNoPlaceIsMarkedOnTheEdge(_ name: String) throws {
    let mark = try #require(Self.marks.first { $0.name == name }).mark
    let found = triangles(mark, y: .log)
    #expect(found.count == 1)
    // Its tip points down.
    let tip = try #require(found.first?.max { $0.y < $1.y })
    #expect(found.first?.filter { $0.y < tip.y - 1 }.count == 2)
    #expect(triangles(mark, y: .linear).isEmpty)
  }

  @Test func onALogAxisAcrossTheTrianglePointsToTheLeft() throws {
    let data = [Datum(0, 10), Datum(2, 5)]
    for mark in [Dots(data, series: Self.series), Line(data, series: Self.series)] as [any Mark] {
      let found = triangles(mark, x: .log, y: .linear)
      #expect(found.count == 1)
      let tip = try #require(found.first?.min { $0.x < $1.x })
      #expect(found.first?.filter { $0.x > tip.x + 1 }.count == 2)
    }
  }

  @Test func aNumberThatIsNoneLeavesAGapInAGuide() {
    let guide = Guide(
      [1, 2, .nan, 4, 3].enumerated().map { Datum(Double($0) + 1, $1) }, role: .ink)
    #expect(guide.data.count == 5)
    let drawing = drawing(of: guide, y: .linear)
    let lines = drawing.commands.compactMap { command -> Path? in
      guard case .stroke(let path, let style) = command, style.paint.role == .ink,
        !style.dash.isEmpty
      else { return nil }
      return path
    }
    #expect(lines.count == 2)
  }

  @Test func aCalloutStandsAtTheEdgeWhereItsPointHasNoPlace() throws {
    let callout = Callout([LabelPart("zero", role: .ink)], at: Datum(2, 0))
    let isNamed = drawing(of: callout, y: .log).commands.contains { command in
      guard case .text(let text) = command else { return false }
      return text.runs.map(\.string).joined() == "zero"
    }
    #expect(isNamed)
  }

  @Test func zeroHasItsPlaceOnASymmetricLog() throws {
    for (_, mark) in Self.marks {
      #expect(triangles(mark, y: .symmetricLog(linearWithin: 1)).isEmpty)
    }
  }
}
