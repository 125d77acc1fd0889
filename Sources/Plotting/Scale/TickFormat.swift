/// Numbers as an axis prints them: real minus signs, thousands separators, no digit too many.
public enum TickFormat {
  /// The minus sign, U+2212: as wide as a plus, unlike a hyphen.
  public static let minus = "\u{2212}"

  /// The coefficient's digits in place, with `decimals` digits after the point.
  static func plain(_ number: RoundNumber, decimals: Int) -> String {
    var digits = String(number.coefficient.magnitude)
    let shift = number.exponent + decimals
    if shift >= 0 {
      digits += String(repeating: "0", count: shift)
    } else {
      digits = String(digits.dropLast(-shift))
    }
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let text =
      grouped(String(digits.dropLast(decimals)))
      + (decimals > 0 ? "." + digits.suffix(decimals) : "")
    return number.coefficient < 0 ? minus + text : text
  }

  /// `3 × 10⁻⁹` with a raised exponent; the factor is left out where it is one.
  static func scientific(_ number: RoundNumber) -> TextLine {
    let reduced = number.reduced
    guard reduced.coefficient != 0 else { return "0" }
    let digits = String(reduced.coefficient.magnitude).count
    let exponent = TextLine.Span(exponentText(reduced.exponent + digits - 1), .superscript)
    if reduced.coefficient.magnitude == 1 {
      return TextLine([.init((reduced.coefficient < 0 ? minus : "") + "10"), exponent])
    }
    let factor = RoundNumber(reduced.coefficient, exponent: 1 - digits)
    return TextLine([.init(plain(factor, decimals: digits - 1) + times), exponent])
  }

  /// An exponent with a real minus sign.
  static func exponentText(_ exponent: Int) -> String {
    exponent < 0 ? minus + String(-exponent) : String(exponent)
  }

  /// `10,000`.
  static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// Labels for numbers that share an exponent: as many decimals as the step needs, in powers of
  /// ten where plain digits would be longer than a reader can count.
  static func labels(_ numbers: [RoundNumber], unit: String = "") -> [TextLine] {
    let reduced = numbers.map(\.reduced)
    let lowest = reduced.filter { $0.coefficient != 0 }.map(\.exponent).min() ?? 0
    let greatest = reduced.map { digitsBeforePoint($0) }.max() ?? 0
    let decimals = max(0, -lowest)
    let isTooLong =
      greatest > 7 || (lowest < -5 && greatest < -2) || decimals + max(greatest, 1) > 16
    guard isTooLong else {
      return reduced.map { TextLine(plain($0, decimals: decimals) + unit) }
    }
    if let only = reduced.first, reduced.count == 1 { return [scientific(only) + TextLine(unit)] }
    // All with the greatest one's power of ten, and the decimals that the step needs beside it.
    let power = greatest - 1
    return reduced.map { number in
      guard number.coefficient != 0 else { return TextLine("0" + unit) }
      let factor = RoundNumber(number.coefficient, exponent: number.exponent - power)
      return TextLine([
        .init(plain(factor, decimals: max(0, power - lowest)) + times),
        .init(exponentText(power), .superscript),
      ]) + TextLine(unit)
    }
  }

  private static let times = "\u{2009}×\u{2009}10"

  /// How many digits stand before the point; negative for zeros after it.
  private static func digitsBeforePoint(_ number: RoundNumber) -> Int {
    guard number.coefficient != 0 else { return Int.min / 2 }
    return String(number.coefficient.magnitude).count + number.exponent
  }
}
