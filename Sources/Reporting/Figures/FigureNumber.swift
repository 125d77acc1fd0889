import Wording

/// Numbers as figures print them.
enum FigureNumber {
  /// Two significant digits, zeros included, so that numbers of a kind look equally exact: `0.020`,
  /// `1.5`, `2,860`.
  static func short(_ value: Double) -> String { digits(value, 2) }

  /// A number of significant digits, zeros included; whole from a thousand on.
  static func digits(_ value: Double, _ count: Int) -> String {
    guard value.isFinite, value != 0 else { return NumberText.significant(value, count) }
    guard let decimal = DecimalDigits(value)?.rounded(toDigits: count) else { return "" }
    let place = decimal.pointPosition
    if place < -3 || place > 6 { return NumberText.significant(value, count) }
    if place > 3 {
      return NumberText.count(Int(value.rounded()))
    }
    return NumberText.fixed(value, decimals: max(0, count - place))
  }
}
