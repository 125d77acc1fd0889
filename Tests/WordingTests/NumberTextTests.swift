import Testing
import Wording

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.05, 4, "0.05"), (-0.05, 4, "−0.05"), (0, 4, "0"), (-0.0, 4, "0"),
    (1.99996, 4, "2"), (1.99996, 6, "1.99996"), (-3.400149, 6, "−3.40015"),
    (10_000, 4, "10000"), (123_456, 4, "123500"), (1_234_567, 4, "1.235 × 10⁶"),
    (0.000_424_4, 3, "0.000424"), (0.000_042_44, 3, "4.24 × 10⁻⁵"),
    (1e-300, 4, "1 × 10⁻³⁰⁰"), (-2.5e300, 4, "−2.5 × 10³⁰⁰"),
    (0.15, 1, "0.2"), (0.25, 1, "0.3"), (9.9996, 4, "10"), (.infinity, 4, "∞"),
  ])
  func significantDigits(value: Double, digits: Int, expected: String) {
    #expect(NumberText.significant(value, digits) == expected)
  }

  @Test(arguments: [
    (2.0, 5, "2.00000"), (2.000354, 5, "2.00035"), (-3.4, 0, "−3"), (0.006, 2, "0.01"),
    (0.004, 2, "0.00"), (-0.004, 2, "0.00"), (0.05, 1, "0.1"), (999.96, 1, "1000.0"),
    (12.5, 0, "13"), (1e-12, 3, "0.000"),
  ])
  func fixedDecimals(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test func percentagesCarryTheDigitsTheirSizeDeserves() {
    #expect(NumberText.percent(0.0237) == "2.4 %")
    #expect(NumberText.percent(0.1234) == "12 %")
    #expect(NumberText.percent(-0.000_18) == "−0.018 %")
    #expect(NumberText.signedPercent(0.000_18) == "+0.018 %")
    #expect(NumberText.signedPercent(0.000_001) == "0.000 %")
  }

  @Test func aBoundIsNeverOverstated() {
    #expect(NumberText.within(0.9856, 3) == "0.985")
    #expect(NumberText.within(0.0499, 2) == "0.049")
    #expect(NumberText.within(2, 3) == "2")
  }

  @Test(arguments: [
    (1.27e-6, 2, "1.3 × 10⁻⁶"), (1.31e-6, 2, "1.4 × 10⁻⁶"), (0.002, 2, "0.002"),
    (0.001_001, 2, "0.0011"), (0.0999, 2, "0.1"), (0.995, 2, "1"), (0, 2, "0"),
  ])
  func aDistanceIsNeverUnderstated(value: Double, digits: Int, expected: String) {
    #expect(NumberText.covering(value, digits) == expected)
  }

  @Test func countsAreGrouped() {
    #expect(NumberText.count(999) == "999")
    #expect(NumberText.count(10_000) == "10,000")
    #expect(NumberText.count(-1_234_567) == "−1,234,567")
  }

  @Test(arguments: [
    (0.05, "0.05"), (-0.05, "−0.05"), (5, "5"), (1e-5, "1e−5"), (0.0005, "0.0005"),
    (-2.5e-300, "−2.5e−300"), (1e20, "1e20"), (0, "0"), (.infinity, "inf"),
  ])
  func theShortestDigitsThatReadBack(value: Double, expected: String) {
    #expect(NumberText.shortest(value) == expected)
  }

  /// The shortest digits of any value, printed in full, read back to that value.
  @Test func decimalDigitsLoseNothing() throws {
    var state: UInt64 = 1
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      guard value.isFinite, value != 0 else { continue }
      let decimal = try #require(DecimalDigits(value))
      let digits = decimal.digits.map(String.init).joined()
      let text = "\(decimal.isNegative ? "-" : "")0.\(digits)e\(decimal.pointPosition)"
      #expect(Double(text) == value)
    }
  }
}
