import Testing

@testable import Plotting

@Suite struct RampTests {
  private static let ramps: [(theme: Theme, role: @Sendable (Double) -> Role)] = [
    (.light, { .ramp($0) }), (.dark, { .ramp($0) }),
    (.light, { .density($0) }), (.dark, { .density($0) }),
  ]

  /// The colours at 33 places, which fall on the stops and halfway between them.
  private func colors(_ ramp: Int) -> [Color] {
    let (theme, role) = Self.ramps[ramp]
    return (0...32).map { theme.color(of: role(Double($0) / 32)) }
  }

  @Test(arguments: 0..<4)
  func equalStepsLookEquallyLarge(_ ramp: Int) {
    let colors = colors(ramp)
    let steps = zip(colors, colors.dropFirst()).map { ColorVision.full.distance($0, $1) }
    let mean = steps.reduce(0, +) / 32
    // Rounding to 8 bits alone moves a step of the darkest colours by a tenth.
    #expect(steps.allSatisfy { $0 > 0.8 * mean && $0 < 1.2 * mean }, "\(steps)")
  }

  @Test(arguments: 0..<4, ColorVision.allCases)
  func everyEyeSeesTheirOrder(_ ramp: Int, _ eye: ColorVision) {
    let lightness = colors(ramp).map { eye.lab($0)[0] }
    let isRising = Self.ramps[ramp].theme.name == "dark"
    for (a, b) in zip(lightness, lightness.dropFirst()) {
      #expect(isRising ? a < b : a > b, "\(eye.rawValue)")
    }
    #expect((lightness[32] - lightness[0]).magnitude > 0.33)
  }

  @Test(arguments: [Theme.light, .dark])
  func linesAreSeenAtTheWeakEndAndAreasBeginAtThePaper(_ theme: Theme) {
    for step in 0...64 {
      let color = theme.color(of: .ramp(Double(step) / 64))
      #expect(ColorVision.contrast(color, theme.paper) >= 3)
    }
    #expect(theme.color(of: .density(0)) == theme.paper)
    #expect(ColorVision.contrast(theme.color(of: .density(1)), theme.paper) > 10)
  }

  @Test func sharesBeyondTheEndsAreTheEnds() {
    let ramp = Theme.light.ramp
    #expect(ramp.color(at: -1) == ramp.stops[0] && ramp.color(at: .nan) == ramp.stops[0])
    #expect(ramp.color(at: 2) == ramp.stops[16] && ramp.color(at: .infinity) == ramp.stops[16])
    #expect(Ramp([Color(hex: 0), Color(hex: 0xFFFFFF)]).color(at: 0.5) == Color(hex: 0x808080))
    #expect(Ramp([]).color(at: 0.5) == Color(hex: 0))
    #expect(SeriesStyle(ramp: .nan).role == .ramp(0) && SeriesStyle(ramp: 7).role == .ramp(1))
    #expect(SeriesStyle(ramp: 0.5).dash.isEmpty && SeriesStyle(ramp: 0.5).nameRole == .ink)
  }

  @Test func aKeySaysWhereItsValuesLie() {
    let key = RampKey(Axis("strength λ", .log, domain: Domain(1e-4, 1)))
    #expect(key.share(of: 1e-4) == 0 && key.share(of: 0.01) == 0.5 && key.share(of: 1) == 1)
    #expect(key.share(of: 0) == 0 && key.share(of: 100) == 1)
    #expect(key.role(of: 0.01) == .ramp(0.5))
    #expect(RampKey(key.axis, use: .density).role(of: 1) == .density(1))
    #expect(RampKey(Axis("strong to weak", domain: Domain(10, 0))).share(of: 10) == 0)
  }

  @Test(arguments: [Size(width: 800, height: 500), Size(width: 400, height: 250)])
  func aKeyStandsBelowTheSubtitle(_ size: Size) {
    let drawing = SampleCharts.sweep.layout(size: size, measurer: FixedMeasurer())
    #expect(drawing.textFaults() == [])
    let texts = drawing.commands.compactMap {
      if case .text(let text) = $0 { text.plain } else { nil as String? }
    }
    #expect(texts.contains("strength λ") && texts.contains("10⁻⁴"))
    // Two pixels of each colour at least: the bar is one of steps that nobody sees.
    let shares = drawing.commands.compactMap { command -> Double? in
      if case .fill(_, let paint) = command, case .ramp(let share) = paint.role {
        share
      } else {
        nil
      }
    }
    #expect(shares.count >= 64)
  }
}
