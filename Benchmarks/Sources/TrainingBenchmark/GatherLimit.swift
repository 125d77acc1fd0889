import RowGather
import Training

/// Rows a second at which rows of `features` numbers and a target can be read in a random order, by
/// the best of several ways to ask for them ahead.
func gatherLimit(rows: Int, features: Int) -> Double {
  let stride = (features + 8) / 8 * 8
  let table = row_gather_table(rows * stride)
  defer { row_gather_release(table) }
  var generator = TorchGenerator(seed: 7)
  let order = generator.permutation(rows).map { UInt32($0) }
  var best = Double.infinity
  for ahead in [0, 8, 16, 24, 32, 48, 64] {
    for _ in 0..<5 {
      let start = ContinuousClock.now
      let sum = row_gather_sum(table, stride, order, rows, ahead)
      precondition(sum > 0, "a table of ones")
      best = min(best, (ContinuousClock.now - start) / .seconds(1))
    }
  }
  return Double(rows) / best
}
