/// The Mersenne Twister MT19937 of Matsumoto and Nishimura (1998), 32 bits a word.
///
/// The state advances by whole blocks of 624 words, which the compiler turns into vector
/// instructions, so that drawing a word is a look-up.
struct MersenneTwister: Sendable {
  private static var size: Int { 624 }
  private static var middle: Int { 397 }

  private var state: [UInt32]
  /// The state's words as they are drawn.
  private(set) var block: [UInt32]
  /// How many of them have been drawn.
  private var position: Int

  /// Seeds the state as the authors' `init_genrand` does.
  init(seed: UInt32) {
    var state = [UInt32](repeating: seed, count: Self.size)
    for index in 1..<Self.size {
      let previous = state[index - 1]
      state[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
    }
    self.state = state
    block = state
    position = Self.size
  }

  /// The next word, all 32 bits random.
  @inline(__always)
  mutating func word() -> UInt32 { block[draw(atMost: 1).lowerBound] }

  /// Draws up to `count` words, one at least.
  ///
  /// - Returns: Their places in `block`, until the next are drawn.
  @inline(__always)
  mutating func draw(atMost count: Int) -> Range<Int> {
    if position == Self.size {
      Self.advance(&state)
      Self.temper(state, &block)
      position = 0
    }
    let start = position
    position += min(count, Self.size - start)
    return start..<position
  }

  // The recurrence runs over the block in place; three loops spare each word the index modulo 624.
  private static func advance(_ state: inout [UInt32]) {
    var state = state.mutableSpan
    precondition(state.count == size)
    let wrap = size - middle
    for index in 0..<wrap {
      state[index] = state[index + middle] ^ twist(state[index], state[index + 1])
    }
    for index in wrap..<(size - 1) {
      state[index] = state[index - wrap] ^ twist(state[index], state[index + 1])
    }
    state[size - 1] = state[middle - 1] ^ twist(state[size - 1], state[0])
  }

  @inline(__always)
  private static func twist(_ high: UInt32, _ low: UInt32) -> UInt32 {
    let mixed = (high & 0x8000_0000) | (low & 0x7fff_ffff)
    return (mixed >> 1) ^ ((0 &- (low & 1)) & 0x9908_b0df)
  }

  private static func temper(_ state: [UInt32], _ block: inout [UInt32]) {
    let state = state.span
    var block = block.mutableSpan
    precondition(state.count == size && block.count == size)
    for index in 0..<size {
      var word = state[index]
      word ^= word >> 11
      word ^= (word << 7) & 0x9d2c_5680
      word ^= (word << 15) & 0xefc6_0000
      block[index] = word ^ (word >> 18)
    }
  }
}
