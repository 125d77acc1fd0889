import Testing
import TrainingKernels

@testable import Training

@Suite("Panels of rows")
struct StatisticsPanelTests {
  /// The instruction sets that this processor has.
  private static let instructions = [
    training_instructions_baseline, training_instructions_avx2, training_instructions_avx512,
  ].filter { $0.rawValue <= training_instructions.best.rawValue }

  private struct Table {
    let rows: [[Double]]
    let features: Int
    var values: [Double] { rows.flatMap { $0.dropLast() } }
    var targets: [Double] { rows.compactMap { $0.last } }

    init(rows count: Int, features: Int) {
      var generator = TorchGenerator(seed: UInt64(count * 100 + features))
      rows = (0..<count).map { _ in
        generator.normal(count: features + 1, standardDeviation: 3).map { Double($0) }
      }
      self.features = features
    }
  }

  private func panels(
    _ table: Table, _ instructions: training_instructions, less point: [Double]? = nil
  ) -> RowPanels {
    var panels = RowPanels(features: table.features, instructions: instructions)
    let zero = [Double](repeating: 0, count: table.features + 1)
    panels.fill(
      table.rows.indices, values: table.values, targets: table.targets,
      shift: (point ?? zero).inVectors, offset: zero.inVectors)
    return panels
  }

  @Test(arguments: instructions, [(1, 1), (2, 7), (5, 8), (127, 9), (128, 24), (37, 40)])
  func sumsOfProductsAreThoseOfTheNaiveTwin(
    instructions: training_instructions, shape: (rows: Int, features: Int)
  ) {
    let table = Table(rows: shape.rows, features: shape.features)
    let panels = panels(table, instructions)
    var (gram, sums) = (
      [SIMD8<Double>](repeating: .zero, count: 8 * panels.count * panels.count),
      [SIMD8<Double>](repeating: .zero, count: panels.count)
    )
    panels.addGram(to: &gram)
    panels.addSums(to: &sums)
    let expected = NaivePanels.gram(table.rows, columns: panels.columns)
    for i in 0..<panels.columns {
      #expect(sums[i / 8][i % 8] == table.rows.reduce(0.0) { $0 + $1[i] })
      for j in i..<panels.columns {
        #expect(gram[i * panels.count + j / 8][j % 8] == expected[i][j])
      }
    }
  }

  @Test(arguments: instructions, [(1, 1), (2, 7), (5, 8), (127, 9), (128, 24), (37, 40)])
  func foldsAreThoseOfTheNaiveTwin(
    instructions: training_instructions, shape: (rows: Int, features: Int)
  ) {
    let columns = shape.features + 1
    var expected = Array(repeating: [Double](repeating: 0, count: columns), count: columns)
    var factor: [SIMD8<Double>] = []
    // The second block meets a factor that is not zero.
    for rows in [shape.rows, (shape.rows + 1) / 2] {
      let table = Table(rows: rows, features: shape.features)
      var panels = panels(table, instructions)
      if factor.isEmpty {
        factor = Array(repeating: .zero, count: 8 * panels.count * panels.count)
      }
      panels.fold(into: &factor)
      NaivePanels.fold(table.rows, into: &expected)
    }
    let panels = (columns + 7) / 8
    for i in 0..<columns {
      for j in i..<columns { #expect(factor[i * panels + j / 8][j % 8] == expected[i][j]) }
    }
  }

  @Test func aPointIsTakenOffAndTheRestIsZero() {
    let table = Table(rows: 3, features: 8)
    let point = (0..<9).map { Double($0) }
    var given = panels(table, training_instructions_baseline, less: point)
    var sums = [SIMD8<Double>](repeating: .zero, count: 2)
    given.addSums(to: &sums)
    #expect(
      sums[0][3] == ((table.rows[0][3] - 3) + (table.rows[1][3] - 3)) + (table.rows[2][3] - 3))
    #expect(sums[1][1] == 0 && sums[1][7] == 0)
    given.fill(rows: 2) { Double($0 * 10 + $1) }
    sums = [.zero, .zero]
    given.addSums(to: &sums)
    #expect(sums[0][2] == 14 && sums[1][0] == 26 && sums[1][1] == 0)
  }
}
