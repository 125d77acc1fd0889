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
