/// A penalty's number as a formula shows it: in shortest form, with a real minus sign.
enum NumberText {
  /// `0.05`, `5`, `1e−5`, `−0.05`.
  static func plain(_ value: Double) -> String {
    var text = "\(value)"
    if text.hasSuffix(".0") { text.removeLast(2) }
    if let mark = text.lastIndex(of: "e") {
      let exponent = text[text.index(after: mark)...]
      let digits = exponent.drop { $0 == "+" || $0 == "-" || $0 == "0" }
      var mantissa = String(text[..<mark])
      if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
      text = mantissa + (exponent.hasPrefix("-") ? "e-" : "e") + digits
    }
    return String(text.map { $0 == "-" ? "−" : $0 })
  }

  /// The same in parentheses where it is negative, as a factor in a formula.
  static func factor(_ value: Double) -> String {
    value < 0 ? "(\(plain(value)))" : plain(value)
  }
}
