import Wording

extension LambdaGrid {
  /// The greatest number of strengths that a path can have.
  static let mostStrengths = 10_000

  /// The strengths in descending order.
  ///
  /// - Parameter greatest: The smallest strength that empties the model, or what stands for it.
  func strengths(from greatest: Double) throws(PathError) -> [Double] {
    switch self {
    case .list(let strengths):
      try Self.check(count: strengths.count)
      for strength in strengths where !(strength >= 0 && strength.isFinite) {
        throw PathError(
          description: "a strength of \(NumberText.shortest(strength)) has no solution; "
            + "strengths are finite and not below 0")
      }
      return strengths.sorted(by: >)
    case .count(let count, let ratio):
      try Self.check(count: count)
      guard ratio > 0 && ratio < 1 else {
        throw PathError(
          description: "a grid of strengths ends at \(NumberText.shortest(ratio)) times its first; "
            + "choose a ratio above 0 and below 1")
      }
      if count == 1 { return [greatest] }
      let step = Self.root(count - 1, of: ratio)
      return (0..<count).map { place in
        place == count - 1
          ? greatest * ratio : greatest * Math.power(step, exponent: place)
      }
    }
  }

  private static func check(count: Int) throws(PathError) {
    guard 1...mostStrengths ~= count else {
      throw PathError(
        description: "a path of \(Phrase.count(count, "strength")) can't be solved; "
          + "ask for 1 to \(NumberText.count(mostStrengths))")
    }
  }

  /// The root of `ratio` in 0..<1 by bisection: the C library's powers differ in the last digit from
  /// one processor to another.
  private static func root(_ degree: Int, of ratio: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if Math.power(middle, exponent: degree) < ratio { low = middle } else { high = middle }
    }
  }
}
