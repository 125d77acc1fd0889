/// Moves things along a line apart, no further than they must.
enum Spread {
  /// New middles for boxes along a line, in the given order, that keep their distance: those with
  /// the least sum of squared moves, by pooling adjacent violators.
  ///
  /// With `z = y - offset`, where `offset` adds up the least distances, the condition is that `z`
  /// never falls: isotonic regression. Bounds clamp its solution, which stays optimal.
  ///
  /// - Parameters:
  ///   - middles: where the boxes want to be, in rising order; shape `(n)`.
  ///   - sizes: their lengths; shape `(n)`.
  ///   - gap: the least room between two boxes.
  ///   - bounds: where all boxes have to lie.
  /// - Returns: the new middles, or `nil` where the boxes do not fit into the bounds.
  static func apart(_ middles: [Double], sizes: [Double], gap: Double, within bounds: Domain)
    -> [Double]?
  {
    guard let first = sizes.first, let last = sizes.last else { return [] }
    var offsets = [0.0]
    for (a, b) in zip(sizes, sizes.dropFirst()) {
      offsets.append(offsets[offsets.count - 1] + (a + b) / 2 + gap)
    }
    let lowest = bounds.low + first / 2
    let highest = bounds.high - last / 2 - offsets[offsets.count - 1]
    guard lowest <= highest else { return nil }
    var pools: [(sum: Double, count: Int)] = []
    for (middle, offset) in zip(middles, offsets) {
      pools.append((middle - offset, 1))
      while pools.count > 1 {
        let a = pools[pools.count - 2]
        let b = pools[pools.count - 1]
        guard a.sum / Double(a.count) > b.sum / Double(b.count) else { break }
        pools.removeLast(2)
        pools.append((a.sum + b.sum, a.count + b.count))
      }
    }
    let values = pools.flatMap { pool in
      [Double](repeating: pool.sum / Double(pool.count), count: pool.count)
    }
    return zip(values, offsets).map { min(highest, max(lowest, $0)) + $1 }
  }
}
