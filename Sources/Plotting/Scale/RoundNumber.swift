/// A number as a person writes it: `coefficient × 10^exponent`, exact, so that 0.3 is 0.3.
struct RoundNumber: Sendable, Hashable {
  var coefficient: Int
  var exponent: Int

  init(_ coefficient: Int, exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The nearest Double. Small numbers divide by a power of ten, which is exact where multiplying
  /// by its reciprocal would not be.
  var value: Double {
    if exponent < -300 { return Double("\(coefficient)e\(exponent)") ?? 0 }
    let number = Double(coefficient)
    return exponent < 0 ? number / Decade.power(-exponent) : number * Decade.power(exponent)
  }

  /// The same number below zero instead of above.
  var negative: RoundNumber { RoundNumber(-coefficient, exponent: exponent) }

  /// The same number without zeros at the coefficient's end.
  var reduced: RoundNumber {
    guard coefficient != 0 else { return RoundNumber(0, exponent: 0) }
    var result = self
    while result.coefficient.isMultiple(of: 10) {
      result.coefficient /= 10
      result.exponent += 1
    }
    return result
  }
}
