import Testing

@testable import Training

@Suite("Permutation")
struct RandomPermutationTests {
  /// Numbers changed places one after another, by integer division.
  private func naive(_ count: Int, _ words: inout MersenneTwister) -> [UInt32] {
    var order = (0..<count).map { UInt32($0) }
    for place in order.indices.dropLast() {
      order.swapAt(place, place + Int(words.word() % UInt32(count - place)))
    }
    return order
  }

  @Test func everyCountAgreesWithTheNaiveOneFromAnyPlaceInABlock() {
    var words = MersenneTwister(seed: 7)
    var same = words
    for count in Array(0...130) + [623, 624, 625, 700, 1_300, 20_000] {
      #expect(words.permutation(count) == naive(count, &same), "\(count) numbers")
      #expect(words.word() == same.word(), "the word after \(count) numbers")
    }
  }

  @Test func remaindersAreExactWhereQuotientsAreLarge() {
    // Permutations of two and three numbers divide words of any size by 2 and 3.
    for seed in 0..<200 as Range<UInt32> {
      var words = MersenneTwister(seed: seed)
      var same = words
      #expect(words.permutation(3) == naive(3, &same))
    }
  }
}
