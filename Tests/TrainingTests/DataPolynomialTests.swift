import Testing

@testable import Training

/// `fixtures/torch/polynomial.json`: what torch 2.13 drew and computed.
private struct Reference: Decodable {
  struct Polynomial: Decodable {
    var seed: UInt64
    var rows: Int
    var coefficients: [Double]
    var bias: Double
    var noise: Double
    var features: [[Double]]
    var targets: [Double]

    var data: PolynomialData {
      PolynomialData(
        seed: seed, rows: rows, coefficients: coefficients, bias: bias, noise: noise)
    }
  }
  /// The textbook's polynomial of degree 3 and its 200 rows.
  var cubic: Polynomial
  /// 9 rows of degree 6: torch draws fewer than 16 numbers in another way, and `torch.pow` has a way
  /// of its own from the fourth power on.
  var few_rows: Polynomial
}

@Suite("Polynomial data")
struct DataPolynomialTests {
  private let reference: Reference

  init() throws {
    reference = try Fixtures.decode(Reference.self, "torch/polynomial.json")
  }

  /// The points come out within 2e-6 of torch's, as all normal numbers of 16 or more do; powers and
  /// targets differ by what that makes of them.
  @Test func theTextbooksCubicIsTorchs() {
    let data = reference.cubic.data.dataset()
    #expect(data.features == ["x", "x^2", "x^3"] && data.target == "y")
    for row in 0..<200 {
      let expected = reference.cubic.features[row]
      let x = abs(expected[0])
      for power in 1...3 {
        let bound = 2e-6 * Double(power) * max(1, x * x)
        #expect(abs(data.values[row * 3 + power - 1] - expected[power - 1]) <= bound)
      }
      #expect(abs(data.targets[row] - reference.cubic.targets[row]) <= 5e-5 * max(1, x * x))
    }
    #expect(data.truth == Parameters(weights: [1.2, -3.4, 5.6], bias: 5))
    #expect(
      data.source
        == "200 rows of a polynomial of degree 3 (torch generator, seed 100, noise 0.01)")
  }

  /// Fewer than 16 points are torch's bit for bit, and so are their squares and cubes.
  @Test func squaresAndCubesAreTorchsBitForBit() {
    let data = reference.few_rows.data.dataset()
    #expect(data.features == ["x", "x^2", "x^3", "x^4", "x^5", "x^6"])
    for row in 0..<9 {
      let expected = reference.few_rows.features[row]
      for power in 1...6 {
        let (value, torchs) = (Float(data.values[row * 6 + power - 1]), Float(expected[power - 1]))
        if power <= 3 { #expect(value == torchs) }
        #expect(abs(value - torchs) <= torchs.ulp)
      }
      #expect(abs(data.targets[row] - reference.few_rows.targets[row]) <= 1e-6)
    }
  }

  @Test func aLineIsSyntheticDataOfOneFeature() {
    let line = PolynomialData(seed: 5, rows: 40, coefficients: [2], bias: -1, noise: 0.1).dataset()
    let same = SyntheticData(seed: 5, rows: 40, weights: [2], bias: -1, noise: 0.1).dataset()
    #expect(line.values == same.values && line.targets == same.targets)
  }

  /// A model may see fewer powers than made the data, or more; the targets are the same.
  @Test func theModelMaySeeOtherPowersThanMadeTheData() throws {
    var model = reference.cubic.data
    let right = model.dataset()
    model.powers = 1
    let simple = model.dataset()
    #expect(simple.features == ["x"] && simple.truth == nil && simple.targets == right.targets)
    let points = stride(from: 0, to: 600, by: 3).map { right.values[$0] }
    #expect(simple.values == points)
    #expect(simple.notes.count == 1)
    model.powers = 5
    let rich = model.dataset()
    #expect(rich.featureCount == 5 && rich.targets == right.targets)
    #expect(rich.truth == Parameters(weights: [1.2, -3.4, 5.6, 0, 0], bias: 5))
    let cubes = stride(from: 2, to: 600, by: 3).map { right.values[$0] }
    #expect(stride(from: 2, to: 1000, by: 5).map { rich.values[$0] } == cubes)
  }

  /// No power of a value that can be drawn overflows up to the highest degree.
  @Test func theHighestDegreeStaysFinite() {
    // Of fewer than 16 values, the largest is that of the smallest uniform number.
    let largest = (-2 * Math.log(0x1p-53)).squareRoot()
    let degree = PolynomialData.highestDegree
    #expect(Float(Math.power(largest, exponent: degree)).isFinite)
    let data = PolynomialData(
      seed: 1, rows: 50, coefficients: Array(repeating: 1, count: degree), bias: 0, noise: 0
    ).dataset()
    #expect(data.values.count == 50 * degree && data.values.allSatisfy(\.isFinite))
  }

  @Test func leastSquaresFindsTheTruth() throws {
    var model = reference.cubic.data
    model.noise = 0
    let prepared = try PreparedData(model.dataset(), standardize: true, holdout: .lastRows(100))
    let best = prepared.leastSquares.parameters
    for (weight, truth) in zip(best.weights, model.coefficients) {
      #expect(abs(weight - truth) < 1e-5)
    }
    #expect(abs((best.bias ?? 0) - 5) < 1e-5)
  }

  @Test func noRowsAndNoDegreeAreNoData() {
    let empty = PolynomialData(seed: 1, rows: 0, coefficients: [1, 2], bias: 0, noise: 1).dataset()
    #expect(empty.rowCount == 0 && empty.featureCount == 2)
    let flat = PolynomialData(seed: 1, rows: 3, coefficients: [], bias: 2, noise: 0).dataset()
    #expect(flat.targets == [2, 2, 2] && flat.features.isEmpty)
  }
}
