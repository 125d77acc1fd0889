import Foundation
import Testing

@testable import Training

@Suite("Decimal numbers to doubles")
struct DataDecimalRoundingTests {
  private func value(_ text: String) -> Double? { NumberGrammar.value(of: Array(text.utf8)) }

  /// The quick paths against the C library's conversion: 200,000 numbers of 1 to 19 digits at all
  /// exponents, from what rounds to zero to what is too large.
  @Test func productsRoundLikeTheCLibrary() {
    var generator = TorchGenerator(seed: 11)
    var (undecided, wrong) = (0, 0)
    for _ in 0..<200_000 {
      let word = UInt64(generator.word()) << 32 | UInt64(generator.word())
      let significand = word >> UInt64(generator.word() % 64)
      let exponent = Int(generator.word() % 680) - 360
      guard let rounded = DecimalRounding.nearest(significand, exponent: exponent) else {
        undecided += 1
        continue
      }
      if rounded.bitPattern != strtod("\(significand)e\(exponent)", nil).bitPattern { wrong += 1 }
    }
    #expect(wrong == 0)
    // Real halves are rare, and nothing else is left to the slow path.
    #expect(undecided < 20)
  }

  /// Texts as tables hold them, of up to 40 digits, with and without point and exponent.
  @Test func textsRoundLikeTheCLibrary() {
    var generator = TorchGenerator(seed: 12)
    var wrong: [String] = []
    for _ in 0..<100_000 {
      var text: [UInt8] = generator.word() % 2 == 0 ? [Byte.minus] : []
      let count = 1 + Int(generator.word() % (generator.word() % 4 == 0 ? 40 : 19))
      let point = Int(generator.word()) % (count + 1)
      for place in 0..<count {
        if place == point { text.append(Byte.point) }
        text.append(0x30 + UInt8(generator.word() % 10))
      }
      switch generator.word() % 3 {
      case 0: text += Array("e\(Int(generator.word() % 60) - 30)".utf8)
      case 1: text += Array("E+\(generator.word() % 320)".utf8)
      default: break
      }
      let expected = strtod(String(decoding: text, as: UTF8.self), nil)
      let found = NumberGrammar.value(of: text) ?? (expected < 0 ? -.infinity : .infinity)
      if found.bitPattern != expected.bitPattern {
        wrong.append(String(decoding: text, as: UTF8.self))
      }
    }
    #expect(wrong == [])
  }

  /// Decimals nearest to halfway between two doubles for their number of digits, from Paxson, "A
  /// program for testing IEEE decimal-binary conversion" (1991): just below a half, then just above.
  @Test(arguments: [
    "5e+125", "69e+267", "999e-026", "7861e-034", "75569e-254", "928609e-261", "9210917e+080",
    "84863171e+114", "653777767e+273", "5232604057e-298", "27235667517e-109", "653532977297e-123",
    "3142213164987e-294", "46202199371337e-072", "231010996856685e-073", "9324754620109615e+212",
    "78459735791271921e+049", "272104041512242479e+200", "6802601037806061975e+198",
    "20505426358836677347e-221", "836168422905420598437e-234", "4891559871276714924261e+222",
    "9e-265", "85e-037", "623e+100", "3571e+263", "81661e+153", "920657e-023", "4603285e-024",
    "87575437e-309", "245540327e+122", "6138508175e+120", "83356057653e+193", "619534293513e+124",
    "2335141086879e+218", "36167929443327e-159", "609610927149051e-255", "3743626360493413e-165",
    "94080055902682397e-242", "899810892172646163e+283", "7120190517612959703e+120",
    "25188282901709339043e-252", "308984926168550152811e-052", "6372891218502368041059e+064",
    // Where a double ends and a subnormal begins, and where both end.
    "2.2250738585072011e-308", "2.2250738585072012e-308", "2.2250738585072014e-308",
    "6.631236846766476e-316", "2.4703282292062327e-324", "2.4703282292062328e-324",
    "1.7976931348623158e308", "17976931348623158079e289",
  ])
  func hardNumbersRoundLikeTheCLibrary(text: String) {
    let expected = strtod(text, nil)
    #expect(value(text)?.bitPattern == expected.bitPattern)
    #expect(value("-000" + text)?.bitPattern == (-expected).bitPattern)
  }

  /// Exactly halfway between two doubles the even one is right; a digit more or less, however far
  /// behind, decides it.
  @Test func halvesAreTakenApartByTheirLastDigit() {
    var generator = TorchGenerator(seed: 13)
    for round in 0..<300 {
      let word = UInt64(generator.word()) << 32 | UInt64(generator.word())
      // A half of 54 bits, and twice as many times a power of two as a fraction of it.
      let half = word >> 10 | 1 << 53 | 1
      let exponent = round % 2 == 0 ? Int(generator.word() % 300) : -Int(generator.word() % 300)
      let below = Double(sign: .plus, exponent: exponent + 1, significand: Double(half >> 1))
      let above = below.nextUp
      let even = half >> 1 & 1 == 0 ? below : above

      var digits = Decimal.digits(of: half)
      for _ in 0..<abs(exponent) { Decimal.multiply(&digits, by: exponent < 0 ? 5 : 2) }
      let power = min(0, exponent)
      let text = String(decoding: digits.reversed().map { $0 + 0x30 }, as: UTF8.self)
      #expect(value("\(text)e\(power)") == even)
      #expect(value("\(text).00000000000000000000000000001e\(power)") == above)
      Decimal.decrement(&digits)
      let less = String(decoding: digits.reversed().map { $0 + 0x30 }, as: UTF8.self)
      #expect(value("\(less).99999999999999999999999999999e\(power)") == below)
    }
  }

  /// The powers of ten that the products take, against exact integers: each mantissa is what the
  /// true one begins with, and the powers said to be exact are.
  @Test func powersOfTenAreExactAsFarAsTheyGo() {
    // 5^q for q from 0 on, in 32-bit digits from the lowest; as 2^1100 / 5^q for negative q.
    var power: [UInt64] = [1]
    for q in 0...PowerOfTen.range.upperBound {
      let table = PowerOfTen.of(q)
      let bits = Integer.bitCount(power)
      #expect(Integer.upper128(power) == (table.high, table.low))
      #expect(table.exponent == bits - 128 + q)
      let rest = bits <= 128 || Integer.hasOnlyZeros(power, below: bits - 128)
      #expect(rest == PowerOfTen.exactRange.contains(q))
      Integer.multiplyByFive(&power)
    }
    var quotient = [UInt64](repeating: 0, count: 35) + [1 << 28]
    for q in 1...(-PowerOfTen.range.lowerBound) {
      // Flooring a quotient and dividing on is flooring the quotient by the product.
      Integer.divideByFive(&quotient)
      let table = PowerOfTen.of(-q)
      #expect(Integer.upper128(quotient) == (table.high, table.low))
      #expect(table.exponent == Integer.bitCount(quotient) - 128 - (35 * 32 + 28) - q)
    }
  }
}

/// Numbers as decimal digits from the lowest.
private enum Decimal {
  static func digits(of value: UInt64) -> [UInt8] { "\(value)".utf8.reversed().map { $0 - 0x30 } }

  static func multiply(_ digits: inout [UInt8], by factor: UInt8) {
    var carry: UInt8 = 0
    for place in digits.indices {
      let product = digits[place] * factor + carry
      (carry, digits[place]) = product.quotientAndRemainder(dividingBy: 10)
    }
    if carry > 0 { digits.append(carry) }
  }

  static func decrement(_ digits: inout [UInt8]) {
    for place in digits.indices {
      if digits[place] > 0 {
        digits[place] -= 1
        return
      }
      digits[place] = 9
    }
  }
}

/// Integers as digits of 32 bits from the lowest.
private enum Integer {
  static func multiplyByFive(_ digits: inout [UInt64]) {
    var carry: UInt64 = 0
    for place in digits.indices {
      let product = digits[place] * 5 + carry
      (carry, digits[place]) = (product >> 32, product & 0xffff_ffff)
    }
    if carry > 0 { digits.append(carry) }
  }

  static func divideByFive(_ digits: inout [UInt64]) {
    var remainder: UInt64 = 0
    for place in digits.indices.reversed() {
      let dividend = remainder << 32 | digits[place]
      (digits[place], remainder) = dividend.quotientAndRemainder(dividingBy: 5)
    }
    while digits.last == 0 { digits.removeLast() }
  }

  static func bitCount(_ digits: [UInt64]) -> Int {
    digits.count * 32 - ((digits.last?.leadingZeroBitCount ?? 32) - 32)
  }

  static func bit(_ digits: [UInt64], _ place: Int) -> UInt64 {
    place < 0 ? 0 : digits[place / 32] >> UInt64(place % 32) & 1
  }

  static func hasOnlyZeros(_ digits: [UInt64], below place: Int) -> Bool {
    (0..<place).allSatisfy { bit(digits, $0) == 0 }
  }

  /// The 128 bits from the highest on, zeros after the last.
  static func upper128(_ digits: [UInt64]) -> (UInt64, UInt64) {
    let top = bitCount(digits) - 1
    func word(_ first: Int) -> UInt64 {
      (0..<64).reduce(0) { $0 << 1 | bit(digits, top - first - $1) }
    }
    return (word(0), word(64))
  }
}
