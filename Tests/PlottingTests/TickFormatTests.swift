import Testing

@testable import Plotting

@Suite struct TickFormatTests {
  @Test func exponentsAreRaised() {
    let line = TickFormat.scientific(RoundNumber(1, exponent: -3))
    #expect(line.spans == [.init("10"), .init("−3", .superscript)])
    #expect(
      TickFormat.scientific(RoundNumber(-25, exponent: 7)).spans
        == [.init("−2.5\u{2009}×\u{2009}10"), .init("8", .superscript)])
  }

  @Test func everyLabelHasTheDigitsOfTheStep() {
    let numbers = [
      RoundNumber(0, exponent: -1), RoundNumber(5, exponent: -1), RoundNumber(10, exponent: -1),
    ]
    #expect(TickFormat.labels(numbers).map(\.plain) == ["0.0", "0.5", "1.0"])
  }

  @Test func thousandsAreSeparated() {
    #expect(TickFormat.grouped("999") == "999")
    #expect(TickFormat.grouped("1000") == "1,000")
    #expect(TickFormat.grouped("1234567") == "1,234,567")
  }

  @Test func unitsStandAfterEveryNumber() {
    let numbers = [RoundNumber(-5, exponent: 0), RoundNumber(0, exponent: 0)]
    #expect(TickFormat.labels(numbers, unit: " %").map(\.plain) == ["−5 %", "0 %"])
  }

  @Test func roundNumbersAreTheNearestDoubles() {
    for exponent in -320...300 {
      let number = RoundNumber(3, exponent: exponent)
      let expected = Double("3e\(exponent)") ?? 0
      let off = (number.value - expected).magnitude
      #expect(off <= expected.ulp, "3e\(exponent)")
    }
    #expect(RoundNumber(3, exponent: -1).value == 0.3)
  }
}
