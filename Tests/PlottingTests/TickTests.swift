import Testing

@testable import Plotting

@Suite struct TickTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var low: Double
    var high: Double
    var transform = ScaleTransform.linear
    var count = 5
    var labels: String

    var testDescription: String { "\(low) ... \(high) \(transform)" }
  }

  /// Superscripts after a caret, thin spaces left out.
  static func plain(_ tick: Tick) -> String {
    tick.label.spans.map { ($0.position == .superscript ? "^" : "") + $0.string }.joined()
      .replacing("\u{2009}", with: "")
  }

  @Test(arguments: [
    Row(low: 0, high: 1, labels: "0.0 0.2 0.4 0.6 0.8 1.0"),
    Row(low: 0, high: 0.5, labels: "0.0 0.1 0.2 0.3 0.4 0.5"),
    Row(low: -1, high: 1, labels: "−1.0 −0.5 0.0 0.5 1.0"),
    Row(low: 1, high: -1, labels: "−1.0 −0.5 0.0 0.5 1.0"),
    Row(low: 0, high: 20, labels: "0 5 10 15 20"),
    Row(low: 0, high: 10_000, labels: "0 2,000 4,000 6,000 8,000 10,000"),
    Row(low: -3.5, high: 0.1, labels: "−3 −2 −1 0"),
    Row(low: 0.3, high: 0.31, labels: "0.300 0.302 0.304 0.306 0.308 0.310"),
    Row(
      low: 1e6, high: 1e6 + 1,
      labels: "1,000,000.0 1,000,000.2 1,000,000.4 1,000,000.6 1,000,000.8 1,000,001.0"),
    Row(
      low: 0, high: 3e-9, labels: "0 0.5×10^−9 1.0×10^−9 1.5×10^−9 2.0×10^−9 2.5×10^−9 3.0×10^−9"),
    Row(low: 0, high: 4e12, labels: "0 1×10^12 2×10^12 3×10^12 4×10^12"),
    Row(low: -1e300, high: 1e300, labels: "−1.0×10^300 −0.5×10^300 0 0.5×10^300 1.0×10^300"),
    Row(low: 0, high: 1.7e308, labels: "0 0.5×10^308 1.0×10^308 1.5×10^308"),
    Row(low: 7, high: 7, labels: "7"),
    Row(low: 0.25, high: 0.25, labels: "0.25"),
  ])
  func linearTicksAreRound(_ row: Row) {
    let ticks = Ticks.choose(Domain(row.low, row.high), row.transform, count: row.count)
    let got = ticks.map(Self.plain).joined(separator: " ")
    #expect(got == row.labels)
  }

  @Test(arguments: [
    Row(
      low: 1e-4, high: 33, transform: .log, count: 7, labels: "10^−4 10^−3 10^−2 10^−1 10^0 10^1"),
    Row(low: 1, high: 1000, transform: .log, labels: "10^0 10^1 10^2 10^3"),
    Row(low: 1, high: 100, transform: .log, labels: "10^0 10^1 10^2"),
    Row(low: 0.03, high: 3, transform: .log, labels: "0.05 0.1 0.2 0.5 1 2"),
    Row(low: 2, high: 30, transform: .log, labels: "2 5 10 20"),
    Row(low: 1.1, high: 1.9, transform: .log, labels: "1.2 1.4 1.6 1.8"),
    Row(low: 4.1, high: 4.9, transform: .log, labels: "4.2 4.4 4.6 4.8"),
    Row(
      low: 1e-300, high: 1e300, transform: .log,
      labels: "10^−300 10^−200 10^−100 10^0 10^100 10^200 10^300"),
    Row(
      low: 1.5e-14, high: 6e-14, transform: .log,
      labels: "2×10^−14 3×10^−14 4×10^−14 5×10^−14 6×10^−14"),
  ])
  func logTicksArePowersElseStepsElseRound(_ row: Row) {
    let ticks = Ticks.choose(
      Domain(row.low, row.high), row.transform, count: max(row.count, 7))
    #expect(ticks.map(Self.plain).joined(separator: " ") == row.labels)
  }

  @Test func aLogAxisHasThreeLabelledTicksWhateverItsEnds() {
    var low = 3e-300
    while low < 1e299 {
      for factor in [1.02, 1.3, 2, 7, 30, 1e3, 1e9, 1e40] {
        let high = low * factor
        guard high.isFinite else { continue }
        let ticks = Ticks.choose(Domain(low, high), .log, count: 5)
        #expect(ticks.count >= 3, "\(low) ... \(high): \(ticks.map(Self.plain))")
        #expect(ticks.allSatisfy { $0.value >= low * 0.999 && $0.value <= high * 1.001 })
      }
      low *= 7.3e9
    }
  }

  @Test func stepsAreKeptAsReciprocalsSoThatTenthsAreTenths() {
    let ticks = Ticks.choose(Domain(0, 1), count: 10)
    #expect(ticks.map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test func wholeNumbersHaveNoFractions() {
    let ticks = Ticks.choose(Domain(0, 1), count: 5, wholeNumbers: true)
    #expect(ticks.map(Self.plain) == ["0", "1"])
  }

  @Test func fewerTicksAreTakenUntilTheyAreLegible() {
    let ticks = Ticks.choose(Domain(0, 10), count: 10) { $0.count <= 3 }
    #expect(ticks.map(Self.plain) == ["0", "5", "10"])
  }

  @Test func ticksOfAwkwardDomainsNeitherTrapNorLeaveIt() {
    let ends = [
      -Double.greatestFiniteMagnitude, -1e300, -1, -.leastNonzeroMagnitude, 0,
      .leastNonzeroMagnitude, 1e-300, 0.1,
      0.1.nextUp, 1e16, 1e16.nextUp, Double.greatestFiniteMagnitude, .infinity, .nan,
    ]
    for low in ends {
      for high in ends {
        for transform in [ScaleTransform.linear, .log] {
          for tick in Ticks.choose(Domain(low, high), transform, count: 6) {
            #expect(tick.value.isFinite)
            #expect(!tick.label.plain.contains("-"), "a hyphen is no minus sign")
          }
        }
      }
    }
  }
}
