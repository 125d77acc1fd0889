extension MersenneTwister {
  /// The numbers 0..<count in random order, `count` being below 2^31: number `i` changes places with
  /// number `i + word % (count - i)`, one word for each but the last.
  ///
  /// An epoch of few features spends more time here than on its rows, and half of that would be
  /// spent dividing by 32-bit numbers that differ each time. Divided as doubles, a few at a time,
  /// they take vector instructions.
  mutating func permutation(_ count: Int) -> [UInt32] {
    precondition(count < 1 << 31, "as many numbers as leave remainders a sign")
    var order = [UInt32](repeating: 0, count: count)
    var offsets = [UInt32](repeating: 0, count: 48)
    for i in order.indices { order[i] = UInt32(truncatingIfNeeded: i) }

    var start = 0
    while start + 1 < count {
      let drawn = draw(atMost: min(offsets.count, count - 1 - start))
      Self.findRemainders(
        block.span.extracting(drawn), UInt32(truncatingIfNeeded: count - start), &offsets)
      var numbers = order.mutableSpan
      let offsets = offsets.span
      for k in 0..<drawn.count {
        let place = start + k
        let other = place + Int(offsets[k])
        let number = numbers[place]
        numbers[place] = numbers[other]
        numbers[other] = number
      }
      start += drawn.count
    }
    return order
  }

  /// The remainders of the words divided by `divisor`, `divisor - 1` and so on.
  @inline(__always)
  private static func findRemainders(
    _ words: Span<UInt32>, _ divisor: UInt32, _ remainders: inout [UInt32]
  ) {
    var remainders = remainders.mutableSpan
    precondition(words.count <= remainders.count)
    for k in 0..<words.count {
      let n = divisor &- UInt32(truncatingIfNeeded: k)
      // Added to 2^52, a quotient is rounded to an integer, which fills the low bits: the right one
      // or the one above, for which the remainder is negative and n short.
      let quotient = (Double(words[k]) / Double(n) + 0x1p52).bitPattern
      let remainder = words[k] &- UInt32(truncatingIfNeeded: quotient) &* n
      remainders[k] = remainder &+ (n & (0 &- (remainder >> 31)))
    }
  }
}
