import Testing

@testable import Plotting

@Suite struct PaletteTests {
  @Test(arguments: [Theme.light, .dark])
  func everyTextColourIsLegible(_ theme: Theme) {
    for color in theme.series + [theme.ink, theme.mutedInk] {
      #expect(ColorVision.contrast(color, theme.paper) >= 4.5, "\(color) in \(theme.name)")
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func linesThatMeanSomethingStandOut(_ theme: Theme) {
    #expect(ColorVision.contrast(theme.axis, theme.paper) >= 3)
    #expect(ColorVision.contrast(theme.contour, theme.paper) >= 3)
    #expect(ColorVision.contrast(theme.grid, theme.paper) < 1.5)
  }

  /// The least distance of any two of the first accents, over all eyes.
  private func leastDistance(_ theme: Theme, first count: Int, _ eyes: [ColorVision]) -> Double {
    let accents = theme.series.prefix(count)
    return eyes.flatMap { eye in
      accents.indices.flatMap { index in
        accents[..<index].map { eye.distance($0, accents[index]) }
      }
    }.min() ?? 0
  }

  /// 0.02 is about the least difference that is noticed side by side; thin lines need several times
  /// that. From the fifth on, dashes and markers part what colour alone might not.
  @Test(arguments: [Theme.light, .dark])
  func accentsAreToldApartByEveryEye(_ theme: Theme) {
    #expect(leastDistance(theme, first: 5, ColorVision.allCases) >= 0.09, "\(theme.name)")
    #expect(leastDistance(theme, first: 8, [.full]) >= 0.12, "\(theme.name)")
    #expect(leastDistance(theme, first: 8, ColorVision.allCases) >= 0.06, "\(theme.name)")
  }

  @Test func noTwoOfThirtyTwoSeriesLookAlike() {
    var looks: [String] = []
    for place in 0..<32 {
      let style = SeriesStyle(place: place)
      looks.append("\(style.role) \(style.dash) \(style.marker)")
    }
    #expect(Set(looks).count == 32)
    #expect((0..<4).allSatisfy { SeriesStyle(place: $0).dash.isEmpty })
  }

  /// The looks of the data's lines in a drawing, and the outlines of their end markers.
  private func looks(_ count: Int) -> (lines: [StrokeStyle], markers: [String]) {
    let chart = SampleCharts.lines(
      (0..<count).map { ("variant \($0)", SampleCharts.decay(30, 0.001 * Double($0 + 1))) })
    let drawing = chart.layout(size: Size(width: 800, height: 500), measurer: FixedMeasurer())
    var lines: [StrokeStyle] = []
    var markers: [String] = []
    var isClipped = false
    for command in drawing.commands {
      switch command {
      case .beginClip: isClipped = true
      case .endClip: isClipped = false
      case .stroke(_, let style) where isClipped: lines.append(style)
      case .fill(let path, let paint) where lines.count == count:
        guard case .series = paint.role else { continue }
        let steps = path.elements.map { element in
          switch element {
          case .move: "M"
          case .line: "L"
          case .curve: "C"
          case .close: "Z"
          }
        }
        markers.append("\(paint.role) \(steps.joined())")
      default: break
      }
    }
    return (lines, markers)
  }

  @Test func aVariantMoreChangesTheLookOfNoOther() {
    for count in 1..<20 {
      let (before, after) = (looks(count), looks(count + 1))
      #expect(before.lines.count == count && before.markers.count == count)
      #expect(Array(after.lines.prefix(count)) == before.lines)
      #expect(Array(after.markers.prefix(count)) == before.markers)
      #expect(!before.lines.contains(after.lines[count]))
    }
  }

  @Test func strandsShareTheInk() {
    for count in 2...5 {
      for index in 1..<count {
        let dash = Strand(index, of: count).dash(alone: [])
        let share = dash[0] / (dash[0] + dash[1])
        #expect((share - Double(count - index) / Double(count)).magnitude < 1e-12)
      }
      #expect(Strand(0, of: count).dash(alone: [3, 3]).isEmpty)
    }
    #expect(Strand().dash(alone: [3, 3]) == [3, 3])
  }

  @Test func aThemeResolvesAnySeries() {
    #expect(Theme.light.color(of: .series(9)) == Theme.light.series[1])
    #expect(Theme.light.color(of: .series(-1)) == Theme.light.series[0])
  }
}
