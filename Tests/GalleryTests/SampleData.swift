/// Data for the gallery's charts, made of plain arithmetic: the same everywhere.
enum SampleData {
  /// `count` values that begin at `first` and keep a share of their distance to `last` each step.
  static func decay(from first: Double, to last: Double, keeping share: Double, count: Int = 21)
    -> [Double]
  {
    var values = [first]
    for _ in 1..<count { values.append(last + (values[values.count - 1] - last) * share) }
    return values
  }

  /// `count` numbers about 0 with a standard deviation of about 1, from a seed.
  static func noise(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<count).map { _ in
      // The sum of twelve uniform numbers has a variance of 1.
      (0..<12).reduce(-6.0) { sum, _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return sum + Double(state >> 40) / Double(1 << 24)
      }
    }
  }

  /// The way of gradient descent on (x − 2)² + 8 (y + 1)² from (−1.6, 1.1), at a rate.
  static func descent(rate: Double, steps: Int = 60) -> [(x: Double, y: Double)] {
    var (x, y) = (-1.6, 1.1)
    var path = [(x: x, y: y)]
    for _ in 0..<steps {
      x -= rate * 2 * (x - 2)
      y -= rate * 16 * (y + 1)
      path.append((x, y))
    }
    return path
  }
}
