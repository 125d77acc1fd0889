import Testing

@testable import Training

@Suite("Kernel")
struct EngineKernelTests {
  private static let featureCounts = [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 40]
  private static let rowCounts = [1, 3, 16, 127, 128, 129, 256, 300, 900, 1153]

  /// Rows of `features` numbers and a target each as a table.
  private static func pack<Scalar: TrainingScalar>(
    _ rows: [Scalar], features: Int
  ) -> RowTable<Scalar> {
    let starts = stride(from: 0, to: rows.count, by: features + 1)
    return RowTable(
      rowCount: rows.count / (features + 1), featureCount: features,
      values: starts.flatMap { rows[$0..<($0 + features)].map { Double($0) } },
      targets: starts.map { Double(rows[$0 + features]) })
  }

  /// The fast kernel's sums in each used lane, against the naive ones, bit for bit.
  private func compare<Lanes: LaneVector>(
    _: Lanes.Type, features: Int, rows: Int, lanes: Int
  ) {
    typealias Scalar = Lanes.Scalar
    var generator = TorchGenerator(seed: UInt64(features * 10_000 + rows))
    let table = generator.normal(count: rows * (features + 1)).map { Scalar(Double($0) * 1.1) }
    let packed = Self.pack(table, features: features)
    let parameters = (0..<lanes).map { _ in
      generator.normal(count: features + 1).map { Scalar(Double($0) / 3) }
    }
    let inLanes = (0...features).map { j in
      var vector = Lanes.zero
      for lane in 0..<lanes { vector[lane] = parameters[lane][j] }
      return vector
    }
    var sums = [Lanes](repeating: .zero, count: features + 2)
    var kernel = BatchKernel<Lanes>(featureCount: features, laneCount: lanes)
    let batch = BatchRows(order: nil, places: 0..<rows)
    // Twice: what the first call leaves behind must not show in the second.
    for _ in 0..<2 { kernel.sum(packed, batch, parameters: inLanes, into: &sums) }
    for lane in 0..<lanes {
      let naive = NaiveKernel.sums(rows: table, parameters: parameters[lane])
      #expect(sums.map { $0[lane] } == naive, "\(features) features, \(rows) rows, lane \(lane)")
    }
  }

  @Test(arguments: featureCounts)
  func fourLanesAgreeWithTheNaiveOneBitForBit(features: Int) {
    for rows in Self.rowCounts {
      compare(SIMD4<Float>.self, features: features, rows: rows, lanes: 3)
      compare(SIMD4<Double>.self, features: features, rows: rows, lanes: 4)
    }
  }

  @Test(arguments: featureCounts)
  func eightLanesAgreeWithTheNaiveOneBitForBit(features: Int) {
    for rows in Self.rowCounts {
      compare(SIMD8<Float>.self, features: features, rows: rows, lanes: 8)
      compare(SIMD8<Double>.self, features: features, rows: rows, lanes: 5)
    }
  }

  @Test func anOverflowInOneLaneLeavesTheOthersAlone() {
    let table: [Float] = [1, 2, 3, 4, 5, 6]
    var kernel = BatchKernel<SIMD4<Float>>(featureCount: 2, laneCount: 4)
    let parameters: [SIMD4<Float>] = [
      [1, .infinity, 0, 0], [2, .greatestFiniteMagnitude, 0, 0], [0.5, .nan, 0, 0],
    ]
    var sums = [SIMD4<Float>](repeating: .zero, count: 4)
    kernel.sum(
      Self.pack(table, features: 2), BatchRows(order: nil, places: 0..<2), parameters: parameters,
      into: &sums)
    let naive = NaiveKernel.sums(rows: table, parameters: [1, 2, 0.5])
    #expect(sums.map { $0[0] } == naive)
  }
}
