import Testing

@testable import Reporting

@Suite struct SparklineTests {
  @Test func aCurveGoesFromItsGreatestToItsLeastHeight() {
    #expect(Sparkline.text(of: [0, 1, 2, 3, 4, 5, 6, 7], width: 8) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text(of: [7, 0], width: 8) == "█▁")
  }

  @Test func manyValuesAreShownByTheLastOfEachStretch() {
    let values = (0..<1_000).map { Double($0) }
    #expect(Sparkline.text(of: values, width: 8) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text(of: Array(values.reversed()), width: 4).last == "▁")
  }

  @Test func decadesAreAsHighAsEachOther() {
    let decades = [1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7]
    #expect(Sparkline.text(of: decades, width: 8) == "█▇▆▅▄▃▂▁")
  }

  @Test func whatIsNoNumberIsMarked() {
    #expect(Sparkline.text(of: [], width: 8) == "")
    #expect(Sparkline.text(of: [3], width: 8) == "▁")
    #expect(Sparkline.text(of: [3, 3, 3], width: 8) == "▁▁▁")
    #expect(Sparkline.text(of: [.nan, .infinity], width: 8) == "××")
    #expect(Sparkline.text(of: [1, 2, .infinity], width: 8) == "▁█×")
    #expect(
      Sparkline.text(of: [.leastNonzeroMagnitude, 1e308], width: 8) == "▁█"
        && Sparkline.text(of: [-1e308, 1e308], width: 8).count == 2)
  }
}
