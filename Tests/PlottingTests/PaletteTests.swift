import Foundation
import Testing

@testable import Plotting

@Suite struct PaletteTests {
  /// Relative luminance as WCAG 2 defines it.
  private func luminance(_ color: Color) -> Double {
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  private func contrast(_ a: Color, _ b: Color) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test(arguments: [Theme.light, .dark])
  func everyTextColourIsLegible(_ theme: Theme) {
    for color in theme.series + [theme.ink, theme.mutedInk] {
      #expect(contrast(color, theme.paper) >= 4.5, "\(color) in \(theme.name)")
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func linesThatMeanSomethingStandOut(_ theme: Theme) {
    #expect(contrast(theme.axis, theme.paper) >= 3)
    #expect(contrast(theme.contour, theme.paper) >= 3)
    #expect(contrast(theme.grid, theme.paper) < 1.5)
  }

  /// Colours as seen with full, missing or faulty cones (Viénot, Brettel and Mollon 1999 for red
  /// and green), in the plane of OKLab.
  @Test(arguments: [Theme.light, .dark])
  func theFirstFourAreToldApartByEveryEye(_ theme: Theme) {
    let eyes: [[[Double]]] = [
      [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
      [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
      [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
    ]
    for eye in eyes {
      let seen = theme.series.prefix(4).map { lab($0, through: eye) }
      for (index, a) in seen.enumerated() {
        for b in seen[..<index] {
          let distance = zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
          #expect(distance > 0.07, "\(theme.name)")
        }
      }
    }
  }

  private func lab(_ color: Color, through eye: [[Double]]) -> [Double] {
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
      matrix.map { zip($0, vector).map(*).reduce(0, +) }
    }
    let light = times(eye, [color.red, color.green, color.blue].map(linear)).map { max(0, $0) }
    let cones = times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], light
    ).map { cbrt($0) }
    return times(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
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
