import Testing

@testable import Training

/// The notebook's data as torch 2.13 drew them, `fixtures/torch/notebook-pytorch-1.json`.
private struct Reference: Decodable {
  var rows: Int
  var data_seed: UInt64
  var true_w: [Double]
  var true_b: Double
  var x_first: [[Double]]
  var x_last: [[Double]]
  var noise_first: [Double]
  var noise_last: [Double]
  var y_first: [Double]
  var y_last: [Double]
  var sum_x: [Double]
  var sum_y: Double
  var sum_y2: Double
}

@Suite("Synthetic data")
struct DataSyntheticTests {
  private let reference: Reference
  private let model: SyntheticData
  private let data: Dataset

  init() throws {
    reference = try Fixtures.decode(Reference.self, "torch/notebook-pytorch-1.json")
    model = SyntheticData(
      seed: reference.data_seed, rows: reference.rows, weights: reference.true_w,
      bias: reference.true_b, noise: 0.01)
    data = model.dataset()
  }

  private func worst(_ values: some Sequence<Double>, _ expected: [Double]) -> Double {
    zip(values, expected).map { abs($0 - $1) }.max() ?? .infinity
  }

  @Test func featuresAreTheNotebooks() {
    #expect(data.features == ["x1", "x2"])
    #expect(data.values.count == 20_000)
    #expect(worst(data.values.prefix(16), reference.x_first.flatMap { $0 }) <= 2e-6)
    #expect(worst(data.values.suffix(16), reference.x_last.flatMap { $0 }) <= 2e-6)
  }

  /// A target's error is that of its features times the weights, 5.4 x 2e-6, and its rounding.
  @Test func targetsAreTheNotebooks() {
    #expect(data.target == "y")
    #expect(data.targets.count == 10_000)
    #expect(worst(data.targets.prefix(8), reference.y_first) <= 1.2e-5)
    #expect(worst(data.targets.suffix(8), reference.y_last) <= 1.2e-5)
  }

  @Test func noiseIsTheNotebooks() {
    var generator = TorchGenerator(seed: reference.data_seed)
    _ = generator.normal(count: 2 * reference.rows)
    let noise = generator.normal(count: reference.rows, standardDeviation: 0.01).map(Double.init)
    #expect(worst(noise.prefix(8), reference.noise_first) <= 2e-8)
    #expect(worst(noise.suffix(8), reference.noise_last) <= 2e-8)
  }

  /// Errors of one sign in all rows would add up to 10,000 x 2e-6; they are of both.
  @Test func sumsOverAllRowsAreTheNotebooks() {
    let sums = [0, 1].map { column in
      stride(from: column, to: data.values.count, by: 2).reduce(0) { $0 + data.values[$1] }
    }
    #expect(worst(sums, reference.sum_x) <= 1e-3)
    #expect(abs(data.targets.reduce(0, +) - reference.sum_y) <= 2e-3)
    #expect(abs(data.targets.reduce(0) { $0 + $1 * $1 } - reference.sum_y2) <= 2e-2)
  }

  @Test func theTruthAndTheSourceAreStated() {
    #expect(data.truth == Parameters(weights: [2, -3.4], bias: 4.2))
    #expect(
      data.source == "10,000 synthetic rows (torch generator, seed 1000, noise 0.01)")
  }

  @Test func aModelWithoutFeaturesIsBiasAndNoise() {
    let data = SyntheticData(seed: 1, rows: 3, weights: [], bias: 2, noise: 0).dataset()
    #expect(data.targets == [2, 2, 2])
    #expect(data.values.isEmpty)
  }

  @Test func noRowsAreNoRows() {
    let data = SyntheticData(seed: 1, rows: 0, weights: [1], bias: 2, noise: 1).dataset()
    #expect(data.rowCount == 0)
  }
}
