import Testing

@testable import Plotting

/// Ticks as tables, a domain and how many are wanted on the left: a wrong one shows as a dent.
@Suite struct TickTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var domain: Domain
    var count: Int
    var labels: String
    var threshold: Double

    init(
      _ low: Double, _ high: Double, _ count: Int, _ labels: String, within threshold: Double = 1
    ) {
      domain = Domain(low, high)
      self.count = count
      self.labels = labels
      self.threshold = threshold
    }

    var testDescription: String { "\(domain.low) ... \(domain.high), \(count)" }
  }

  /// Superscripts after a caret, thin spaces left out.
  static func plain(_ tick: Tick) -> String {
    tick.label.spans.map { ($0.position == .superscript ? "^" : "") + $0.string }.joined()
      .replacing("\u{2009}", with: "")
  }

  private func labels(_ row: Row, _ transform: ScaleTransform, wholeNumbers: Bool = false) -> String
  {
    Ticks.choose(row.domain, transform, count: row.count, wholeNumbers: wholeNumbers)
      .map(Self.plain).joined(separator: " ")
  }

  // swift-format-ignore
  static let linear = [
    Row(                        0,                        1, 5,  "0.00 0.25 0.50 0.75 1.00"),
    Row(                        0,                        1, 10, "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0"),
    Row(                        0,                      0.5, 5,  "0.0 0.1 0.2 0.3 0.4 0.5"),
    Row(                       -1,                        1, 5,  "−1.0 −0.5 0.0 0.5 1.0"),
    Row(                        1,                       -1, 5,  "−1.0 −0.5 0.0 0.5 1.0"),
    Row(                       10,                      -10, 5,  "−10 −5 0 5 10"),
    Row(                        0,                       20, 7,  "0 5 10 15 20"),
    Row(                        0,                       20, 5,  "0 5 10 15 20"),
    Row(                        0,                   10_000, 6,  "0 2,000 4,000 6,000 8,000 10,000"),
    Row(                     -3.5,                      0.1, 5,  "−3 −2 −1 0"),
    Row(                      0.3,                     0.31, 6,  "0.300 0.302 0.304 0.306 0.308 0.310"),
    Row(                     0.38,                     1.15, 5,  "0.4 0.6 0.8 1.0"),
    Row(                    -0.27,                     2.28, 8,  "−0.25 0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00 2.25"),
    Row(                     -3.8,                      0.2, 8,  "−3.5 −3.0 −2.5 −2.0 −1.5 −1.0 −0.5 0.0"),
    Row(                       17,                       93, 5,  "20 40 60 80"),
    Row(                     1234,                     1239, 5,  "1,234 1,235 1,236 1,237 1,238 1,239"),
    Row(                    0.001,                   0.0011, 5,  "0.001000 0.001025 0.001050 0.001075 0.001100"),
    Row(                  -273.15,                      100, 6,  "−250 −200 −150 −100 −50 0 50 100"),
    Row(                        1,                      366, 7,  "50 100 150 200 250 300 350"),
    Row(                      1e6,                1_000_001, 6,  "1,000,000.0 1,000,000.2 1,000,000.4 1,000,000.6 1,000,000.8 1,000,001.0"),
    Row(                   99_999,                  100_001, 5,  "99,999.0 99,999.5 100,000.0 100,000.5 100,001.0"),
    Row(                      1e5,                  100_001, 4,  "100,000.0 100,000.5 100,001.0"),
    Row(                        0,                     3e-9, 6,  "0 0.5×10^−9 1.0×10^−9 1.5×10^−9 2.0×10^−9 2.5×10^−9 3.0×10^−9"),
    Row(                        0,                     4e12, 5,  "0 1×10^12 2×10^12 3×10^12 4×10^12"),
    Row(                   -1e300,                    1e300, 5,  "−1.0×10^300 −0.5×10^300 0 0.5×10^300 1.0×10^300"),
    Row(                        0,                  1.7e308, 4,  "0 0.5×10^308 1.0×10^308 1.5×10^308"),
    Row(-.greatestFiniteMagnitude, .greatestFiniteMagnitude, 5,  "−1×10^308 0 1×10^308"),
    Row(          -1e-300 * 1e-10,           1e-300 * 1e-10, 5,  "−1.0×10^−310 −0.5×10^−310 0 0.5×10^−310 1.0×10^−310"),
    Row(                        0,   .leastNonzeroMagnitude, 5,  "0"),
    Row(                        1,               1.0.nextUp, 5,  "1"),
    Row(                        7,                        7, 5,  "7"),
    Row(                        0,                        0, 5,  "0"),
    Row(                     0.25,                     0.25, 5,  "0.25"),
    Row(                   1e-300,                   1e-300, 5,  "10^−300"),
    Row(                       -5,                       -5, 5,  "−5"),
  ]

  @Test(arguments: linear)
  func linearTicksAreRound(_ row: Row) {
    #expect(labels(row, .linear) == row.labels)
  }

  // swift-format-ignore
  static let whole = [
    Row(  0,    1, 5,  "0 1"),
    Row(  0,    2, 5,  "0 1 2"),
    Row(  0,    3, 5,  "0 1 2 3"),
    Row(  0,    7, 5,  "0 2 4 6"),
    Row(  0,   20, 7,  "0 5 10 15 20"),
    Row(  0, 1580, 8,  "0 250 500 750 1,000 1,250 1,500"),
    Row(  0, 1580, 4,  "0 500 1,000 1,500"),
    Row(  3,    4, 5,  "3 4"),
    Row(  1,    1, 5,  "1"),
    Row(  0,  0.5, 5,  "0"),
    Row(0.2,  0.8, 5,  ""),
    Row(  0,  1e6, 6,  "0 200,000 400,000 600,000 800,000 1,000,000"),
  ]

  @Test(arguments: whole)
  func countsHaveNoFractions(_ row: Row) {
    #expect(labels(row, .linear, wholeNumbers: true) == row.labels)
  }

  // swift-format-ignore
  static let logarithmic = [
    Row(                  1e-4,                       33, 7,  "10^−4 10^−3 10^−2 10^−1 10^0 10^1"),
    Row(                     1,                     1000, 7,  "10^0 10^1 10^2 10^3"),
    Row(                     1,                      100, 7,  "10^0 10^1 10^2"),
    Row(                   100,                        1, 7,  "10^0 10^1 10^2"),
    Row(                   0.9,                     1100, 4,  "10^0 10^1 10^2 10^3"),
    Row(                  1e-8,                        1, 3,  "10^−6 10^−3 10^0"),
    Row(                  0.03,                        3, 7,  "0.05 0.1 0.2 0.5 1 2"),
    Row(                     2,                       30, 7,  "2 5 10 20"),
    Row(                   1.1,                      1.9, 7,  "1.1 1.3 1.5 1.7 1.9"),
    Row(                   4.1,                      4.9, 7,  "4.1 4.3 4.5 4.7 4.9"),
    Row(                  9.99,                    10.01, 7,  "9.99 10.00 10.01"),
    Row(                   1e5,                  100_001, 7,  "100,000.0 100,000.5 100,001.0"),
    Row(               1.5e-14,                    6e-14, 7,  "2×10^−14 3×10^−14 4×10^−14 5×10^−14 6×10^−14"),
    Row(                1e-300,                    1e300, 7,  "10^−300 10^−200 10^−100 10^0 10^100 10^200 10^300"),
    Row(.leastNonzeroMagnitude, .greatestFiniteMagnitude, 7,  "10^−300 10^−200 10^−100 10^0 10^100 10^200 10^300"),
    Row(                     5,                        5, 7,  "5"),
  ]

  @Test(arguments: logarithmic)
  func logTicksArePowersElseStepsElseRound(_ row: Row) {
    #expect(labels(row, .log) == row.labels)
  }

  // swift-format-ignore
  static let symmetric = [
    Row(   -100,    100, 7,  "−10^2 −10^1 −10^0 0 10^0 10^1 10^2"),
    Row(   -1e6,    1e6, 7,  "−10^6 −10^4 −10^2 −10^0 0 10^0 10^2 10^4 10^6"),
    Row(      0,   1000, 7,  "0 10^0 10^1 10^2 10^3"),
    Row(  -1000,      0, 7,  "−10^3 −10^2 −10^1 −10^0 0"),
    Row(     10, 10_000, 7,  "10^1 10^2 10^3 10^4"),
    Row(-10_000,    -10, 7,  "−10^4 −10^3 −10^2 −10^1"),
    Row(     -3,      3, 5,  "−10^0 0 10^0"),
    Row(   -0.5,    0.5, 5,  "−0.50 −0.25 0.00 0.25 0.50"),
    Row(    -60,    800, 8,  "−10^1 −10^0 −10^−1 −10^−2 0 10^−2 10^−1 10^0 10^1 10^2", within: 0.01),
    Row( -1e300,  1e300, 7,  "−10^300 −10^200 −10^100 −10^0 0 10^0 10^100 10^200 10^300"),
    Row(      0,      0, 7,  "0"),
  ]

  @Test(arguments: symmetric)
  func symmetricLogTicksHavePowersOnBothSidesOfZero(_ row: Row) {
    #expect(labels(row, .symmetricLog(linearWithin: row.threshold)) == row.labels)
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

  @Test func fewerTicksAreTakenUntilTheyAreLegible() {
    let ticks = Ticks.choose(Domain(0, 10), count: 10) { $0.count <= 3 ? 1 : nil }
    #expect(ticks.map(Self.plain) == ["0", "4", "8"])
  }

  @Test func ticksOfAwkwardDomainsNeitherTrapNorLeaveIt() {
    let ends = [
      -Double.greatestFiniteMagnitude, -1e300, -1, -.leastNonzeroMagnitude, 0,
      .leastNonzeroMagnitude, 1e-300, 0.1,
      0.1.nextUp, 1e16, 1e16.nextUp, Double.greatestFiniteMagnitude, .infinity, .nan,
    ]
    for low in ends {
      for high in ends {
        for transform in [ScaleTransform.linear, .log, .symmetricLog(linearWithin: 1)] {
          for tick in Ticks.choose(Domain(low, high), transform, count: 6) {
            #expect(tick.value.isFinite)
            #expect(!tick.label.plain.contains("-"), "a hyphen is no minus sign")
          }
        }
      }
    }
  }
}
