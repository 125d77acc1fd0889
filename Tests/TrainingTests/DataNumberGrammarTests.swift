import Testing

@testable import Training

@Suite("The number grammar")
struct DataNumberGrammarTests {
  @Test(arguments: [
    ("0", 0.0), ("-0", -0.0), ("7", 7), ("007", 7), ("+3", 3), ("-12.5", -12.5), (".5", 0.5),
    ("5.", 5), ("-.5e1", -5), ("1e3", 1000), ("1E+3", 1000), ("25e-2", 0.25), (" 4 ", 4),
    ("\t4", 4), ("1e-999", 0), ("0e999", 0), ("1e22", 1e22), ("1e23", 1e23),
    ("9007199254740993", 9_007_199_254_740_992),
    ("1.7976931348623157e308", .greatestFiniteMagnitude),
    ("4.9e-324", .leastNonzeroMagnitude), ("2.4e-324", 0),
    ("0.1000000000000000055511151231257827", 0.1),
    ("12345678901234567890", 12_345_678_901_234_567_168),
  ])
  func theseAreNumbers(text: String, value: Double) throws {
    let found = try #require(NumberGrammar.value(of: Array(text.utf8)))
    #expect(found.bitPattern == value.bitPattern)
  }

  @Test(arguments: [
    "", " ", ".", "+", "-", "e5", "1e", "1e+", "1.2.3", "--1", "+-1", "1 2", "nan", "NaN", "inf",
    "-infinity", "1e999", "-1e309", "1.8e308", "0x10", "0b1", "1_000", "1,5", "１", "٣", "−1", "1f",
    "1d0", "$1", "1%", "12e3.5", "1\u{a0}", "1\0",
  ])
  func theseAreNot(text: String) {
    #expect(NumberGrammar.value(of: Array(text.utf8)) == nil)
  }

  /// A million digits are made up for by the exponent.
  @Test func lengthIsNoObstacle() {
    let zeros = String(repeating: "0", count: 1_000_000)
    #expect(NumberGrammar.value(of: Array("1\(zeros)e-1000000".utf8)) == 1)
    #expect(NumberGrammar.value(of: Array("0.\(zeros)1e1000001".utf8)) == 1)
    #expect(NumberGrammar.value(of: Array("1e\(zeros)1".utf8)) == 10)
    #expect(NumberGrammar.value(of: Array("1e9\(zeros)".utf8)) == nil)
    #expect(NumberGrammar.value(of: Array("1e-9\(zeros)".utf8)) == 0)
  }

  /// The shortest digits that tell a double from its neighbours read back to it: every quick path
  /// and the slow one, at all exponents.
  @Test func shortestDigitsReadBack() {
    var generator = TorchGenerator(seed: 1)
    for _ in 0..<50_000 {
      let bits = UInt64(generator.word()) << 32 | UInt64(generator.word())
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      #expect(NumberGrammar.value(of: Array("\(value)".utf8))?.bitPattern == value.bitPattern)
    }
  }

  /// Numbers of any number of digits, mostly of the size that tables hold, against the standard
  /// library's conversion.
  @Test func valuesAreCorrectlyRounded() {
    var generator = TorchGenerator(seed: 2)
    for _ in 0..<50_000 {
      let digits = (0..<(1 + Int(generator.word() % 21))).map { _ in "\(generator.word() % 10)" }
      let point = Int(generator.word()) % (digits.count + 1)
      var text = digits[..<point].joined() + "." + digits[point...].joined()
      if generator.word() % 2 == 0 { text += "e\(Int(generator.word() % 60) - 30)" }
      // A digit before the point, for the standard library's sake.
      #expect(NumberGrammar.value(of: Array(text.utf8)) == Double("0" + text), "\(text)")
    }
  }

  /// Halfway between two doubles the even one is right, a digit further the odd one.
  @Test func halvesGoToTheEvenNeighbour() {
    #expect(NumberGrammar.value(of: Array("900719925474099.25".utf8)) == 900_719_925_474_099.25)
    #expect(NumberGrammar.value(of: Array("900719925474099.3125".utf8)) == 900_719_925_474_099.25)
    #expect(NumberGrammar.value(of: Array("900719925474099.4375".utf8)) == 900_719_925_474_099.5)
    #expect(
      NumberGrammar.value(of: Array("900719925474099.3126".utf8)) == 900_719_925_474_099.375)
  }
}
