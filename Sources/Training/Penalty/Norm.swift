/// Norms of parameters.
enum Norm {
  /// The sum of absolute values.
  static func absolute(_ values: [Double]) -> Double {
    var sum = 0.0
    for value in values { sum += value.magnitude }
    return sum
  }

  /// The sum of squares.
  static func squared(_ values: [Double]) -> Double {
    var sum = 0.0
    for value in values { sum += value * value }
    return sum
  }
}
