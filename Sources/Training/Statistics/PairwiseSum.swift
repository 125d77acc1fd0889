/// Adds a sequence of values pairwise, in an order that depends only on how many there are.
///
/// Two neighbours that hold equally many values are joined at once, so only a logarithm of them
/// waits. Rounding errors grow with that logarithm and not with the count; Higham, "The accuracy
/// of floating point summation" (1993).
struct PairwiseSum<Value> {
  private var waiting: [(size: Int, value: Value)] = []
  private let join: (Value, Value) -> Value

  /// A sum of nothing yet; `join(left, right)` adds two neighbours.
  init(join: @escaping (Value, Value) -> Value) {
    self.join = join
  }

  /// Takes the next value.
  mutating func add(_ value: Value) {
    var last = (size: 1, value: value)
    while let left = waiting.last, left.size == last.size {
      waiting.removeLast()
      last = (left.size + last.size, join(left.value, last.value))
    }
    waiting.append(last)
  }

  /// The sum of all values so far, or `nil` if there are none.
  var total: Value? {
    guard var sum = waiting.last?.value else { return nil }
    for left in waiting.dropLast().reversed() { sum = join(left.value, sum) }
    return sum
  }
}
