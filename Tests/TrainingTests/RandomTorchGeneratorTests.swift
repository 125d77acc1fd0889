import Testing

@testable import Training

/// Figures printed by torch 2.13, `fixtures/torch/torch-generator.json`.
private struct Reference: Decodable {
  struct Normal: Decodable, Sendable {
    var seed: UInt64
    var n: Int
    var mean: Double
    var std: Double
    var values: [Double]
  }
  struct Uniform: Decodable, Sendable {
    var seed: UInt64
    var n: Int
    var values: [Double]
  }
  struct Permutation: Decodable, Sendable {
    var seed: UInt64
    var n: Int
    var values: [Int]
  }
  var mt19937_seed5489_words_first8: [UInt32]
  var normal: [Normal]
  var normal_sequence_seed9: [[Double]]
  var rand: [Uniform]
  var randperm: [Permutation]

  static func load() throws -> Reference {
    try Fixtures.decode(Reference.self, "torch/torch-generator.json")
  }
}

/// Two epochs' orders, `fixtures/torch/notebook-pytorch-1-torch-2-order.json`.
private struct OrderReference: Decodable {
  struct Check: Decodable {
    var init_seed: UInt64
    var init_draws: Int
    var rows: Int
    var epoch_orders: [[Int]]
  }
  var order_check: Check
}

@Suite("Torch's generator")
struct RandomTorchGeneratorTests {
  /// Fewer than 16 values are torch's bit for bit, from 16 on within 2e-6 of a standard deviation.
  private func expectNormal(
    _ values: [Float], _ expected: [Double], standardDeviation: Double = 1,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: location)
    if expected.count < 16 {
      #expect(values == expected.map { Float($0) }, sourceLocation: location)
    } else {
      let worst = zip(values, expected).map { abs(Double($0) - $1) }.max() ?? 0
      #expect(worst <= 2e-6 * max(1, standardDeviation), sourceLocation: location)
    }
  }

  @Test func rawWordsAreTheMersenneTwisters() throws {
    let expected = try Reference.load().mt19937_seed5489_words_first8
    var generator = TorchGenerator(seed: 5489)
    #expect(expected.map { _ in generator.word() } == expected)
  }

  /// The ten-thousandth word of seed 5489, which the C++ standard requires of `std::mt19937`
  /// ([rand.predef]): it lies in the 17th block, so the recurrence is right over block ends.
  @Test func theTenThousandthWordIsTheStandards() {
    var generator = TorchGenerator(seed: 5489)
    for _ in 1..<10_000 { _ = generator.word() }
    #expect(generator.word() == 4_123_659_995)
  }

  @Test func onlyTheLow32BitsOfTheSeedCount() {
    var short = TorchGenerator(seed: 7)
    var long = TorchGenerator(seed: 0xabcd_0000_0007)
    #expect(short.uniform(count: 4) == long.uniform(count: 4))
  }

  @Test func uniformValuesAreTorchsBitForBit() throws {
    for entry in try Reference.load().rand {
      var generator = TorchGenerator(seed: entry.seed)
      #expect(generator.uniform(count: entry.n) == entry.values.map { Float($0) })
    }
  }

  @Test func normalValuesAreTorchs() throws {
    for entry in try Reference.load().normal {
      var generator = TorchGenerator(seed: entry.seed)
      let values = generator.normal(
        count: entry.n, mean: entry.mean, standardDeviation: entry.std)
      expectNormal(values, entry.values, standardDeviation: entry.std)
    }
  }

  @Test func theCachedValueSurvivesCallsForManyValues() throws {
    var generator = TorchGenerator(seed: 9)
    for expected in try Reference.load().normal_sequence_seed9 {
      expectNormal(generator.normal(count: expected.count), expected)
    }
  }

  @Test func permutationsAreTorchsBitForBit() throws {
    for entry in try Reference.load().randperm {
      var generator = TorchGenerator(seed: entry.seed)
      #expect(generator.permutation(entry.n) == entry.values)
    }
  }

  @Test func todaysDataLoaderOrdersAreTorchsBitForBit() throws {
    let check = try Fixtures.decode(
      OrderReference.self, "torch/notebook-pytorch-1-torch-2-order.json"
    ).order_check
    var generator = TorchGenerator(seed: check.init_seed)
    _ = generator.normal(count: check.init_draws)
    for expected in check.epoch_orders {
      #expect(generator.dataLoaderOrder(check.rows, version: .torch2) == expected)
    }
  }

  /// The first versions' order is `randperm` two words later, by their source.
  @Test func theFirstDataLoadersOrderIsAPermutationTwoWordsLater() {
    var loader = TorchGenerator(seed: 100)
    var plain = TorchGenerator(seed: 100)
    _ = plain.word()
    _ = plain.word()
    #expect(loader.dataLoaderOrder(500, version: .torch1) == plain.permutation(500))
    #expect(loader.word() == plain.word())
  }

  @Test func nothingIsDrawnForNoValues() {
    var generator = TorchGenerator(seed: 1)
    var untouched = TorchGenerator(seed: 1)
    #expect(generator.normal(count: 0).isEmpty)
    #expect(generator.uniform(count: 0).isEmpty)
    #expect(generator.permutation(0).isEmpty)
    #expect(generator.permutation(1) == [0])
    #expect(generator.word() == untouched.word())
  }
}
