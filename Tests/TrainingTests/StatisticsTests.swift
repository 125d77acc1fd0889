import Testing

@testable import Training

@Suite("Statistics")
struct StatisticsTests {
  /// `rows` rows of `columns` features and a target, from a fixed seed.
  private func table(rows: Int, columns: Int) -> (values: [Double], targets: [Double]) {
    var generator = TorchGenerator(seed: 7)
    let values = generator.normal(count: rows * columns).map { Double($0) }
    return (values, generator.normal(count: rows).map { Double($0) })
  }

  @Test(arguments: [1, 2, 7, 128, 129, 1000])
  func agreeWithTwoPasses(rows: Int) {
    let (values, targets) = table(rows: rows, columns: 9)
    let statistics = Statistics(values: values, targets: targets, featureCount: 9)
    let columns = (0...9).map { j in
      (0..<rows).map { j < 9 ? values[$0 * 9 + j] : targets[$0] }
    }
    for i in 0...9 {
      let mean = columns[i].reduce(0, +) / Double(rows)
      #expect(abs(statistics.mean[i] - mean) < 1e-14)
      for j in 0...9 {
        let other = columns[j].reduce(0, +) / Double(rows)
        let product = zip(columns[i], columns[j]).map { ($0 - mean) * ($1 - other) }.reduce(0, +)
        #expect(abs(statistics.centredProduct(i, j) - product) < 1e-12 * Double(rows))
      }
    }
    #expect(statistics.count == rows)
  }

  @Test func mergingPartsGivesTheWhole() {
    let (values, targets) = table(rows: 500, columns: 3)
    let whole = Statistics(values: values, targets: targets, featureCount: 3)
    let left = Statistics(
      values: Array(values.prefix(900)), targets: Array(targets.prefix(300)), featureCount: 3)
    let right = Statistics(
      values: Array(values.dropFirst(900)), targets: Array(targets.dropFirst(300)), featureCount: 3)
    let merged = left.merged(with: right)
    #expect(merged.count == 500)
    for i in 0...3 {
      #expect(abs(merged.mean[i] - whole.mean[i]) < 1e-15)
      for j in 0...3 {
        #expect(abs(merged.centredProduct(i, j) - whole.centredProduct(i, j)) < 1e-11)
      }
    }
    let nothing = Statistics(values: [], targets: [], featureCount: 3)
    #expect(nothing.merged(with: left).count == 300)
    #expect(left.merged(with: nothing).mean == left.mean)
  }

  @Test func aMeanOf1e8CostsNoDigits() {
    let (values, targets) = table(rows: 1000, columns: 1)
    // Multiples of 2^-20 can be moved by 1e8 without rounding.
    let near = values.map { ($0 * 0x1p20).rounded() * 0x1p-20 }
    let far = Statistics(values: near.map { $0 + 1e8 }, targets: targets, featureCount: 1)
    let reference = Statistics(values: near, targets: targets, featureCount: 1)
    for (i, j) in [(0, 0), (0, 1), (1, 1)] {
      let product = reference.centredProduct(i, j)
      #expect(abs(far.centredProduct(i, j) - product) < 1e-12 * abs(product))
    }
    #expect(abs((far.shift[0] - 1e8) + far.offset[0] - reference.mean[0]) < 1e-15)
  }

  @Test func aConstantColumnHasNoVarianceAtAll() {
    let targets = (0..<1000).map { Double($0) }
    let statistics = Statistics(
      values: Array(repeating: 0.1, count: 1000), targets: targets, featureCount: 1)
    #expect(statistics.variance(0) == 0)
    #expect(statistics.centredProduct(0, 1) == 0)
    #expect(statistics.mean[0] == 0.1)
  }

  @Test func pairwiseSumsSplitAtPowersOfTwo() {
    var sum = PairwiseSum<String> { "(\($0)\($1))" }
    #expect(sum.total == nil)
    for letter in ["a", "b", "c", "d", "e", "f", "g"] { sum.add(letter) }
    #expect(sum.total == "(((ab)(cd))((ef)g))")
  }
}
