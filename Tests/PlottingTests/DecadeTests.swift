import Foundation
import Testing

@testable import Plotting

@Suite struct DecadeTests {
  @Test func powersAreTheNearestDoubles() {
    for exponent in -323...308 {
      #expect(Decade.power(exponent) == Double("1e\(exponent)"))
    }
    #expect(Decade.power(-324) == 0)
    #expect(Decade.power(309) == .infinity)
  }

  @Test func logarithmsOfPowersOfTenAreExact() {
    for exponent in -323...308 {
      #expect(Decade.logarithm(Decade.power(exponent)) == Double(exponent))
    }
  }

  @Test func logarithmsAgreeWithTheCLibrary() {
    var value = 1.7 * 1e-308
    var worst = 0.0
    while value < 1e308 {
      let error = (Decade.logarithm(value) - log10(value)).magnitude
      worst = max(worst, error / max(1, log10(value).magnitude))
      value *= 1.377
    }
    #expect(worst < 6e-16)
  }

  @Test func floorAndCeilingEncloseAValue() {
    #expect(Decade.floor(1000) == 3)
    #expect(Decade.ceiling(1000) == 3)
    #expect(Decade.floor(999.999) == 2)
    #expect(Decade.ceiling(1000.001) == 4)
    #expect(Decade.floor(.leastNonzeroMagnitude) == -324)
  }
}
