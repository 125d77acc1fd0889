/// The Mersenne Twister MT19937 of Matsumoto and Nishimura (1998), 32 bits a word.
///
/// The state advances by whole blocks of 624 words, so that drawing a word is a look-up and four
/// shifts.
struct MersenneTwister: Sendable {
  private static let size = 624
  private static let middle = 397

  private var state: [UInt32]
  private var position: Int

  /// Seeds the state as the authors' `init_genrand` does.
  init(seed: UInt32) {
    var state = [UInt32](repeating: seed, count: Self.size)
    for index in 1..<Self.size {
      let previous = state[index - 1]
      state[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
    }
    self.state = state
    position = Self.size
  }

  /// The next word, all 32 bits random.
  @inline(__always)
  mutating func word() -> UInt32 {
    if position == Self.size { refill() }
    var word = state[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }

  // The recurrence runs over the block in place; three loops spare each word the index modulo 624.
  private mutating func refill() {
    let wrap = Self.size - Self.middle
    for index in 0..<wrap {
      state[index] = state[index + Self.middle] ^ Self.twist(state[index], state[index + 1])
    }
    for index in wrap..<(Self.size - 1) {
      state[index] = state[index - wrap] ^ Self.twist(state[index], state[index + 1])
    }
    state[Self.size - 1] =
      state[Self.middle - 1] ^ Self.twist(state[Self.size - 1], state[0])
    position = 0
  }

  @inline(__always)
  private static func twist(_ high: UInt32, _ low: UInt32) -> UInt32 {
    let mixed = (high & 0x8000_0000) | (low & 0x7fff_ffff)
    return (mixed >> 1) ^ ((low & 1) &* 0x9908_b0df)
  }
}
