import Testing

@testable import CairoCanvas
@testable import Plotting

/// Lines of more data than pixels beside the same lines with every datum stroked.
@Suite struct ThinnedLineTests {
  private let size = Size(width: 160, height: 100)
  private let style = StrokeStyle(Paint(.series(0)), width: 2.25)

  private func noise(_ count: Int) -> [Double] {
    var state: UInt64 = 7
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }

  private func points(_ y: [Double]) -> [Point] {
    y.enumerated().map { Point(10 + 140 * Double($0.offset) / Double(y.count), $0.element) }
  }

  /// What a canvas makes of a line.
  private func thinned(_ points: [Point], font: Font) -> [Drawing.Command] {
    var canvas = Canvas(
      typesetter: Typesetter(measurer: font), typography: Typography(for: size),
      bounds: Rect(x: 0, y: 0, width: size.width, height: size.height))
    _ = canvas.begin("line", clip: Rect(x: 5, y: 5, width: 150, height: 90))
    canvas.line(points, style)
    return canvas.commands()
  }

  /// The greatest distance, in pixels, from a pixel of full ink in one picture to any ink in the
  /// other, looked for up to 3 pixels far.
  private func displacement(_ a: Pixels, _ b: Pixels) -> Int {
    let paper = a[0, 0]
    var result = 0
    for (one, other) in [(a, b), (b, a)] {
      func isFull(_ x: Int, _ y: Int) -> Bool { one[x, y] == Self.ink }
      for y in 0..<one.height {
        for x in 0..<one.width where isFull(x, y) && !(other[x, y] != paper) {
          let distance = (1...3).first { reach in
            (max(0, y - reach)...min(other.height - 1, y + reach)).contains { row in
              (max(0, x - reach)...min(other.width - 1, x + reach)).contains {
                other[$0, row] != paper
              }
            }
          }
          result = max(result, distance ?? 99)
        }
      }
    }
    return result
  }

  private static let ink: (UInt8, UInt8, UInt8, UInt8) = {
    let color = Theme.light.color(of: .series(0))
    return (color.red, color.green, color.blue, 255)
  }()

  private func comparison(_ y: [Double]) throws -> (displacement: Int, difference: PixelDifference)
  {
    let font = try openFont()
    let points = points(y)
    let whole = try painted(
      drawing([.stroke(Path(through: points), style)], width: 160, height: 100), scale: 2,
      font: font)
    let few = thinned(points, font: font)
    let reduced = try painted(drawing(few, width: 160, height: 100), scale: 2, font: font)
    return (
      displacement(whole, reduced), try #require(PixelDifference(whole, reduced))
    )
  }

  @Test func aSmoothLineIsTheSameButForItsEdges() throws {
    let result = try comparison(
      (0..<3_000).map { step in
        let x = Double(step) / 3_000
        return 20 + 60 * x * x * (3 - 2 * x)
      })
    #expect(result.displacement == 0)
    // Each file's colours are off by the tolerance at most, and the line moves by 0.05 points: a tenth
    // of a pixel, and of its ink.
    #expect(result.difference.greatest <= 2 * PNG.colorTolerance + 26)
  }

  @Test func noiseInEveryColumnCoversTheSamePixels() throws {
    let result = try comparison(noise(4_000).map { 30 + 40 * $0 })
    #expect(result.displacement <= 1)
  }

  @Test func aWalkWithJumpsCoversTheSamePixels() throws {
    var place = 50.0
    let walk = noise(4_000).enumerated().map { index, value in
      place = min(90, max(10, place + (value - 0.5) * 3))
      return index % 1_000 == 999 ? 100 - place : place
    }
    #expect(try comparison(walk).displacement <= 1)
  }

  @Test func aSpikeOfOneDatumIsSeen() throws {
    var y = [Double](repeating: 50, count: 4_000)
    y[2_345] = 12
    #expect(try comparison(y).displacement == 0)
  }
}
