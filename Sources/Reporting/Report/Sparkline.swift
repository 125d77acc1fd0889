/// A curve in one line of text, for a terminal.
enum Sparkline {
  private static let levels: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// As many blocks as there are values, at most `width`; each stands for the last value of its
  /// stretch. Heights are of the values' logarithms where all are above zero and span more than a
  /// decade. A value that is not finite is shown as `×`.
  static func text(of values: [Double], width: Int) -> String {
    let count = min(width, values.count)
    let shown = (0..<count).map { values[(($0 + 1) * values.count - 1) / count] }
    let finite = shown.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else {
      return String(repeating: "×", count: count)
    }
    let isLog = least > 0 && greatest > 10 * least
    // A binary logarithm with straight pieces between the powers: eight heights need no better one.
    // Halves, so that the difference of any two is a number.
    func height(_ value: Double) -> Double {
      isLog ? Double(value.exponent) + value.significand : value / 2
    }
    let (low, high) = (height(least), height(greatest))
    return String(
      shown.map { value -> Character in
        guard value.isFinite else { return "×" }
        guard high > low else { return levels[0] }
        let level = ((height(value) - low) / (high - low) * Double(levels.count - 1)).rounded()
        return levels[Int(level)]
      })
  }
}
