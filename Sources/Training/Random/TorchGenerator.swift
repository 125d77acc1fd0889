/// Which of PyTorch's `DataLoader(shuffle=True)` decides the order of an epoch.
public enum DataLoaderVersion: Sendable {
  /// PyTorch's first versions: the permutation comes from the main generator.
  case torch1
  /// Today's: the permutation comes from a generator that the main one seeds for the epoch.
  case torch2
}

/// The random numbers of PyTorch's CPU generator after `torch.manual_seed(seed)`.
///
/// Words, uniform values, permutations and fewer than 16 normal values are torch's bit for bit.
/// From 16 normal values on torch uses vector approximations of `log`, `sin` and `cos` in single
/// precision; here they are computed in double and rounded once, within 2e-6 of torch's, and so
/// the same on every machine.
public struct TorchGenerator: Sendable {
  private var words: MersenneTwister
  /// The second value of the last Box-Muller pair, until the next call for a few values takes it.
  private var cachedNormal: Double?

  /// A generator in the state after `manual_seed(seed)`; only the seed's low 32 bits count.
  public init(seed: UInt64) {
    words = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
  }

  /// The next raw word.
  public mutating func word() -> UInt32 { words.word() }

  /// `torch.rand(count)`: values in 0..<1, multiples of 2^-24.
  public mutating func uniform(count: Int) -> [Float] {
    (0..<count).map { _ in Float(uniform24()) }
  }

  /// `torch.randperm(count)`: the numbers 0..<count in random order; `count` is below 2^31.
  public mutating func permutation(_ count: Int) -> [Int] {
    rowPermutation(count).map { Int($0) }
  }

  /// The order in which an epoch of `DataLoader(shuffle=True)` takes `count` rows.
  ///
  /// Both versions first draw two words and drop them: the seed that a `DataLoader` keeps for its
  /// worker processes.
  public mutating func dataLoaderOrder(_ count: Int, version: DataLoaderVersion) -> [Int] {
    dataLoaderRows(count, version: version).map { Int($0) }
  }

  /// `permutation`, in half the memory.
  mutating func rowPermutation(_ count: Int) -> [UInt32] { words.permutation(count) }

  /// `dataLoaderOrder`, in half the memory.
  mutating func dataLoaderRows(_ count: Int, version: DataLoaderVersion) -> [UInt32] {
    _ = longWord()
    switch version {
    case .torch1:
      return rowPermutation(count)
    case .torch2:
      var sampler = TorchGenerator(seed: longWord())
      return sampler.rowPermutation(count)
    }
  }

  /// `torch.normal` (or `randn`) of `count` values in single precision.
  ///
  /// Torch draws fewer than 16 values one pair at a time, keeping the second of a pair for the
  /// next such call; from 16 on it transforms blocks of 16 and leaves a kept value alone.
  ///
  /// - Parameters:
  ///   - count: How many values to draw.
  ///   - mean: The distribution's mean.
  ///   - standardDeviation: The distribution's standard deviation, not negative.
  public mutating func normal(
    count: Int, mean: Double = 0, standardDeviation: Double = 1
  ) -> [Float] {
    if count < Self.blockSize {
      return (0..<count).map { _ in Float(singleNormal() * standardDeviation + mean) }
    }
    return blockNormal(count: count, mean: mean, standardDeviation: standardDeviation)
  }

  private static let blockSize = 16

  /// 24 random bits as a number in 0..<1.
  @inline(__always)
  private mutating func uniform24() -> Double {
    Double(words.word() & 0xff_ffff) * 0x1p-24
  }

  /// 53 random bits as a number in 0..<1.
  private mutating func uniform53() -> Double {
    Double(longWord() & 0x1f_ffff_ffff_ffff) * 0x1p-53
  }

  /// Two words, the high one first.
  private mutating func longWord() -> UInt64 {
    let high = UInt64(words.word())
    return high << 32 | UInt64(words.word())
  }

  /// One standard normal value by Box and Muller's method (1958).
  private mutating func singleNormal() -> Double {
    if let second = cachedNormal {
      cachedNormal = nil
      return second
    }
    let turn = uniform53()
    let radius = (-2 * Math.log(onePlus: -uniform53())).squareRoot()
    let (sine, cosine) = Math.sineAndCosine(2 * .pi * turn)
    cachedNormal = radius * sine
    return radius * cosine
  }

  /// `count` values, 16 at least: all words are drawn first, then each block of 16 uniform values
  /// becomes 16 normal ones, the pairs standing 8 places apart.
  private mutating func blockNormal(
    count: Int, mean: Double, standardDeviation: Double
  ) -> [Float] {
    var values = uniform(count: count)
    let half = Self.blockSize / 2

    func transformBlock(at start: Int) {
      for place in start..<(start + half) {
        let radius = (-2 * Math.log(1 - Double(values[place]))).squareRoot()
        let (sine, cosine) = Math.sineAndCosine(2 * .pi * Double(values[place + half]))
        values[place] = Float(radius * cosine * standardDeviation + mean)
        values[place + half] = Float(radius * sine * standardDeviation + mean)
      }
    }

    let whole = count - count % Self.blockSize
    for start in stride(from: 0, to: whole, by: Self.blockSize) { transformBlock(at: start) }
    if whole < count {
      // The tail is one more block over the last 16 places, drawn anew: torch never transforms
      // part of a block.
      let start = count - Self.blockSize
      for place in start..<count { values[place] = Float(uniform24()) }
      transformBlock(at: start)
    }
    return values
  }
}
