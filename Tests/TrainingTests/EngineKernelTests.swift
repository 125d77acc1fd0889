import Testing
import TrainingKernels

@testable import Training

@Suite("Kernel")
struct EngineKernelTests {
  /// Sets that this processor has; on x86-64 the baseline is one of three.
  private static let instructionSets = [
    training_instructions_baseline, training_instructions_avx2, training_instructions_avx512,
  ].filter { $0.rawValue <= training_instructions.best.rawValue }

  @Test(arguments: Array(0...40) + [100])
  func everyKernelAgreesWithTheNaiveOneBitForBit(features: Int) {
    for rows in [1, 6, 127, 128] {
      RowsAndSums<Float>(features: features, rows: rows).check(Self.instructionSets)
      RowsAndSums<Double>(features: features, rows: rows).check(Self.instructionSets)
    }
  }

  @Test(arguments: [129, 256, 300, 900, 1153])
  func blocksOfRowsAreAddedPairwise(rows: Int) {
    for features in [1, 2, 5, 9] {
      RowsAndSums<Float>(features: features, rows: rows).check(Self.instructionSets)
      RowsAndSums<Double>(features: features, rows: rows).check(Self.instructionSets)
    }
  }

  @Test(arguments: [2, 12])
  func gatheredRowsGiveTheSumsOfTheRowsInTheirPlaces(features: Int) {
    let rows = RowsAndSums<Float>(features: features, rows: 300)
    var kernel = BatchKernel<SIMD4<Float>>(featureCount: features, laneCount: 1)
    let parameters = rows.inLanes(SIMD4<Float>.self, 1)
    var sums = [SIMD4<Float>](repeating: .zero, count: features + 2)
    var gatheredSums = sums
    var gathered = GatheredBatch<Float>(rowCount: 260, featureCount: features)
    for places in [0..<260, 130..<200] {
      let batch = BatchRows(order: rows.order, places: places)
      kernel.sum(rows.table, batch, parameters: parameters, into: &sums)
      gathered.gather(batch, of: rows.table)
      kernel.sum(gathered.table, gathered.rows, parameters: parameters, into: &gatheredSums)
      #expect(sums.map { $0[0] } == gatheredSums.map { $0[0] })
    }
  }

  @Test func anOverflowInOneLaneLeavesTheOthersAlone() {
    for features in [2, 12] {
      let rows = RowsAndSums<Float>(features: features, rows: 7)
      for shape in KernelShape.shapes(features: features) {
        var kernel = BatchKernel<SIMD4<Float>>(
          featureCount: features, laneCount: 4, shape: shape)
        var parameters = rows.inLanes(SIMD4<Float>.self, 4)
        for j in parameters.indices {
          parameters[j][1] = .infinity
          parameters[j][2] = .nan
          parameters[j][3] = .greatestFiniteMagnitude
        }
        var sums = [SIMD4<Float>](repeating: .zero, count: features + 2)
        kernel.sum(
          rows.table, BatchRows(order: nil, places: 0..<7), parameters: parameters, into: &sums)
        #expect(sums.map { $0[0] } == rows.naiveSums[0])
      }
    }
  }

  @Test func fewVariantsOfManyFeaturesAreSummedAcrossFeatures() {
    func shape(_ features: Int, _ variants: Int) -> KernelShape {
      KernelShape(
        features: features, variants: variants, lanes: variants <= 4 ? 4 : 16, scalarBytes: 4,
        instructions: training_instructions_baseline)
    }
    #expect(shape(100, 1) == .deep)
    #expect(shape(8, 1) == .deep)
    #expect(shape(7, 1) == .wide)
    #expect(shape(100, 16) == .wide)
    #expect(shape(10, 4) == .wide)
  }
}

extension KernelShape {
  /// Those that can read rows of so many features.
  fileprivate static func shapes(features: Int) -> [KernelShape] {
    features < leastDeepFeatures ? [.wide] : [.wide, .deep]
  }
}

/// Rows of normal numbers, three variants' parameters, and the sums that the naive kernel gives.
private struct RowsAndSums<Scalar: TrainingScalar> {
  let features: Int
  let table: RowTable<Scalar>
  /// The table's rows in random order.
  let order: [UInt32]
  let parameters: [[Scalar]]
  /// The sums of all rows as they stand, of each variant.
  let naiveSums: [[Scalar]]
  /// The same in `order`.
  let naiveOrderedSums: [[Scalar]]

  init(features: Int, rows: Int) {
    var generator = TorchGenerator(seed: UInt64(features * 10_000 + rows))
    let table = (0..<rows).map { _ in
      generator.normal(count: features + 1).map { Scalar(Double($0) * 1.1) }
    }
    let parameters = (0..<3).map { _ in
      generator.normal(count: features + 1).map { Scalar(Double($0) / 3) }
    }
    let order = generator.permutation(rows)
    func naive(_ order: [Int]) -> [[Scalar]] {
      let rows = order.flatMap { table[$0] }
      return parameters.map { NaiveKernel.sums(rows: rows, parameters: $0) }
    }
    self.features = features
    self.parameters = parameters
    self.order = order.map { UInt32($0) }
    self.table = RowTable(
      rowCount: rows, featureCount: features,
      values: table.flatMap { $0.dropLast().map { Double($0) } },
      targets: table.map { Double($0[features]) })
    naiveSums = naive(Array(0..<rows))
    naiveOrderedSums = naive(order)
  }

  /// The variants' parameters in the first `count` lanes, one after another and again.
  func inLanes<Lanes: LaneVector>(_: Lanes.Type, _ count: Int) -> [Lanes]
  where Lanes.Scalar == Scalar {
    (0...features).map { j in
      var vector = Lanes.zero
      for lane in 0..<count { vector[lane] = parameters[lane % 3][j] }
      return vector
    }
  }

  /// Compares the sums of every kernel compiled for any of these sets, with vectors of any length.
  func check(_ instructionSets: [training_instructions]) {
    for instructions in instructionSets {
      for shape in KernelShape.shapes(features: features) {
        check(SIMD4<Scalar>.self, 3, instructions, shape)
        check(SIMD8<Scalar>.self, 8, instructions, shape)
        check(SIMD16<Scalar>.self, shape == .deep ? 1 : 13, instructions, shape)
      }
    }
  }

  private func check<Lanes: LaneVector>(
    _: Lanes.Type, _ lanes: Int, _ instructions: training_instructions, _ shape: KernelShape
  ) where Lanes.Scalar == Scalar {
    var kernel = BatchKernel<Lanes>(
      featureCount: features, laneCount: lanes, instructions: instructions, shape: shape)
    let inLanes = inLanes(Lanes.self, lanes)
    var sums = [Lanes](repeating: .zero, count: features + 2)
    let places = 0..<table.rowCount
    // What one call leaves behind must not show in the next.
    for (order, expected) in [(nil, naiveSums), (self.order, naiveOrderedSums)] {
      kernel.sum(table, BatchRows(order: order, places: places), parameters: inLanes, into: &sums)
      let wrong = (0..<lanes).filter { lane in
        zip(sums, expected[lane % 3]).contains {
          $0[lane] != $1 || $0[lane].sign != $1.sign
        }
      }
      #expect(
        wrong.isEmpty,
        "lanes \(wrong), \(features) features, \(places.count) rows, \(shape), \(instructions)")
    }
  }
}
