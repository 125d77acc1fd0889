import Plotting

/// Charts for the tests: one with every mark, and awkward ones.
enum SampleCharts {
  static func line(_ values: [Double], place: Int = 0, end: Line.End = .marker) -> Line {
    Line(
      values.enumerated().map { Datum(Double($0.offset), $0.element) },
      series: SeriesStyle(place: place), end: end)
  }

  /// A decay from `start` towards `floor`.
  static func decay(_ start: Double, _ floor: Double, count: Int = 21) -> [Double] {
    var values = [start]
    for _ in 1..<count { values.append(floor + (values[values.count - 1] - floor) * 0.5) }
    return values
  }

  /// Lines of values, each with its name at the end.
  static func lines(
    _ values: [(name: String, values: [Double])], transform: ScaleTransform = .log,
    title: String = "Errors fall", widens: Bool = true
  ) -> Chart {
    let lines = values.enumerated().map { index, series in line(series.values, place: index) }
    let last = Double((values.map(\.values.count).max() ?? 2) - 1)
    return Chart(
      name: "lines", title: title, subtitle: "Error after each epoch.", description: "Described.",
      panels: [
        Panel(
          x: Axis("epoch", domain: Domain(0, last), labels: .wholeNumbers, hasGrid: false),
          y: Axis(nil, transform), marks: lines,
          endLabels: zip(values, lines).enumerated().map { index, pair in
            EndLabel([.init(pair.0.name, role: .series(index))], value: "0.5", line: pair.1)
          })
      ],
      legend: values.enumerated().map {
        .init($0.element.name, series: SeriesStyle(place: $0.offset))
      })
  }

  /// One chart that has every mark, an inset and several panels.
  static var everything: Chart {
    let path = (0...40).map { step -> Datum in
      let share = Double(step) / 40
      return Datum(2 * share, -3.4 * share + 0.2 * share * (1 - share))
    }
    let trail = Line(path, series: SeriesStyle(place: 0), end: .none)
    let plane = Panel(
      heading: "plane", x: Axis("w₁", domain: Domain(-0.4, 2.4), hasGrid: false),
      y: Axis("w₂", domain: Domain(-4, 0.5), hasGrid: false),
      marks: [
        Contours(
          Ticks.steps125(from: 0.05, to: 20).map { Contours.Level($0.value, label: $0.label) }
        ) {
          ($0.x - 2) * ($0.x - 2) + ($0.y + 3.4) * ($0.y + 3.4)
        },
        trail, Spot(path[0]), Callout([LabelPart("start", role: .mutedInk)], at: path[0]),
        Cross(Datum(2, -3.4)), Dots([path[40]], series: SeriesStyle(place: 0), isHollow: true),
        Callout(
          [LabelPart("numpy", role: .series(0), weight: .bold)], at: path[40], subject: "numpy"),
      ],
      inset: Inset(
        "enlarged", x: Domain(1.8, 2.1), y: Domain(-3.6, -3.2),
        marks: [trail, Cross(Datum(2, -3.4))]))
    let fall = decay(30, 0.02)
    let losses = Panel(
      heading: "loss",
      x: Axis("epoch", domain: Domain(0, 20), labels: .wholeNumbers, hasGrid: false),
      y: Axis(nil, .log),
      marks: [
        Band(
          fall.enumerated().map {
            .init(x: Double($0.offset), low: $0.element / 2, high: $0.element * 2)
          },
          role: .series(0)),
        EdgeTicks([
          .init(0.02, series: SeriesStyle(place: 0), strand: Strand(0, of: 2)),
          .init(0.02, series: SeriesStyle(place: 1), strand: Strand(1, of: 2)),
          .init(1e-30, series: SeriesStyle(place: 2), widensAxes: false),
        ]),
        line(fall), Guide([Datum(0, 30), Datum(5, 1)], role: .series(0)),
        line(fall.map { $0 - 0.021 }, place: 1),
        line([30, 1e3, 1e9], place: 2, end: .diverged),
        Rule(at: 5, label: "true 5"), Rule(.vertical, at: 7, label: "seven"),
      ],
      endLabels: [
        EndLabel(
          [.init("a", role: .series(0)), .init("b", role: .series(1))], value: "0.020",
          note: "a note", line: line(fall))
      ])
    let rows = Panel(
      heading: "parameters", x: Axis(nil, unit: " %", substitutes: [Tick(0, "truth")]),
      y: Axis(
        nil, domain: Domain(3, 0), labels: .given([Tick(1, "w₁"), Tick(2, "w₂")], emphasized: true)),
      marks: [
        Stems(
          [(Datum(0, 1), Datum(-2.4, 1)), (Datum(0, 2), Datum(-4.8, 2))],
          paint: Paint(.series(0), opacity: 0.4), width: 3),
        Dots([Datum(-2.4, 1), Datum(-4.8, 2)], series: SeriesStyle(place: 3)),
      ])
    return Chart(
      name: "everything", title: "Everything at once", subtitle: "Every mark there is.",
      description: "A chart with every mark.", panels: [plane, losses, rows],
      legend: [.init("numpy", series: SeriesStyle(place: 0))], legendUse: .always)
  }

  /// A sweep: a line a strength, coloured along the ramp, with its key.
  static var sweep: Chart {
    let key = RampKey(Axis("strength λ", .log, domain: Domain(1e-4, 1)))
    let strengths = [1e-4, 1e-3, 1e-2, 0.1, 1]
    return Chart(
      name: "sweep", title: "The stronger the penalty, the earlier it stops",
      subtitle: "Error after each epoch, a line a strength.", description: "Described.",
      panels: [
        Panel(
          x: Axis("epoch", domain: Domain(0, 20), labels: .wholeNumbers, hasGrid: false),
          y: Axis(nil, .log),
          marks: strengths.map { strength in
            Line(
              decay(30, strength).enumerated().map { Datum(Double($0.offset), $0.element) },
              series: key.series(of: strength))
          })
      ], key: key)
  }
}
