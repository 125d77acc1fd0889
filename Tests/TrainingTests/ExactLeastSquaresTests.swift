import Testing

@testable import Training

@Suite("Exact least squares")
struct ExactLeastSquaresTests {
  private func solution(_ data: Dataset, standardize: Bool = false) throws -> LeastSquares {
    try PreparedData(data, standardize: standardize, holdout: .none).leastSquares
  }

  private func digits(_ solution: LeastSquares, _ certified: [Double]) throws -> Double {
    let bias = try #require(solution.parameters.bias)
    return ExactTable.digits([bias] + solution.parameters.weights, certified)
  }

  private static let longley = [
    -3_482_258.634_595_82, 15.061_872_271_373_3, -0.035_819_179_292_591_0, -2.020_229_803_816_83,
    -1.033_226_867_173_59, -0.051_104_105_653_580_7, 1829.151_464_613_55,
  ]

  @Test(arguments: [false, true])
  func longleyHasElevenCertifiedDigits(standardize: Bool) throws {
    let data = try ExactTable.read("nist/longley.csv", target: "employed")
    let solution = try solution(data, standardize: standardize)
    let digits = try digits(solution, Self.longley)
    print("Longley: \(digits) digits, standardised: \(standardize)")
    #expect(digits >= 11)
    // The certified residual standard deviation has 16 - 7 degrees of freedom.
    let deviation = (solution.trainingMSE * 16 / 9).squareRoot()
    #expect(relativeDifference(deviation, 304.854073561965) < 1e-12)
    #expect(solution.rank == 6 && !solution.isLeastNorm && solution.note == nil)
  }

  @Test func wamplersPolynomialsAreFound() throws {
    let x = (0...20).map { Double($0) }
    func polynomial(_ coefficients: [Double]) -> [Double] {
      x.map { x in coefficients.reversed().reduce(0) { $0 * x + $1 } }
    }
    let ones = [Double](repeating: 1, count: 6)
    let first = ExactTable.powers(of: x, degree: 5, targets: polynomial(ones))
    #expect(try digits(try solution(first), ones) >= 9)
    let tenths = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001]
    let second = ExactTable.powers(of: x, degree: 5, targets: polynomial(tenths))
    #expect(try digits(try solution(second), tenths) >= 11)
  }

  @Test func filipKeepsAllItsColumns() throws {
    let table = try ExactTable.read("nist/filip.csv", target: "y")
    let data = ExactTable.powers(of: table.values, degree: 10, targets: table.targets)
    let solution = try solution(data)
    let digits = try digits(
      solution,
      [
        -1467.489_614_229_80, -2772.179_591_933_42, -2316.371_081_608_93, -1127.973_940_983_72,
        -354.478_233_703_349, -75.124_201_737_375_7, -10.875_318_035_534_3, -1.062_214_985_889_47,
        -0.067_019_115_459_340_8, -0.002_467_810_782_754_79, -0.000_040_296_252_508_040_4,
      ])
    print("Filip: \(digits) digits")
    #expect(solution.rank == 10)
    #expect(digits >= 6)
  }

  @Test func withoutAnInterceptNoIntOneIsCertified() throws {
    let x = (60...70).map { Double($0) }
    let loss = QuadraticLoss(
      values: x, targets: (130...140).map { Double($0) }, featureCount: 1)
    let solution = try #require(loss.ridge(l2: 0, bias: .none))
    #expect(ExactTable.digits([solution[0]], [2.074_380_165_289_26]) > 13)
    #expect(solution[1] == 0)
  }

  @Test func standardisedDiabetesAgreesWithScikitLearn() throws {
    let data = try ExactTable.read("diabetes.csv", target: "target")
    let reference = try Fixtures.decode(DiabetesReference.self, "sklearn/diabetes.json")
    let prepared = try PreparedData(data, standardize: true, holdout: .none)
    let standardizer = try #require(prepared.standardizer)
    #expect(ExactTable.digits(standardizer.mean, reference.mean) > 14)
    #expect(ExactTable.digits(standardizer.standardDeviation, reference.std) > 14)
    let onScale = prepared.trained(prepared.leastSquares.parameters)
    let digits = ExactTable.digits(onScale, reference.ols.coef + [reference.ols.intercept])
    print("diabetes, least squares: \(digits) digits")
    #expect(digits > 8)
  }

  @Test func theErrorOfAnyParametersIsThatOfTheRows() throws {
    let data = try ExactTable.read("diabetes.csv", target: "target")
    for standardize in [false, true] {
      let prepared = try PreparedData(data, standardize: standardize, holdout: .none)
      var generator = TorchGenerator(seed: 3)
      for _ in 0..<5 {
        let weights = generator.normal(count: 10, standardDeviation: 3).map { Double($0) }
        let parameters = Parameters(weights: weights, bias: 100)
        let direct = ExactTable.meanSquare(data, parameters)
        #expect(relativeDifference(prepared.trainingMSE(of: parameters), direct) < 1e-12)
      }
      let best = prepared.leastSquares
      #expect(
        relativeDifference(best.trainingMSE, ExactTable.meanSquare(data, best.parameters)) < 1e-12)
      let unbiased = Parameters(weights: Array(repeating: 0, count: 10), bias: nil)
      #expect(
        relativeDifference(
          prepared.trainingMSE(of: unbiased), ExactTable.meanSquare(data, unbiased)) < 1e-12)
    }
  }

  @Test func featuresAt1e8AreRight() throws {
    var generator = TorchGenerator(seed: 5)
    let rows = 400
    let near = generator.normal(count: rows * 2).map { (Double($0) * 0x1p10).rounded() * 0x1p-10 }
    let noise = generator.normal(count: rows, standardDeviation: 0.1).map { Double($0) }
    let targets = (0..<rows).map { (row: Int) -> Double in
      2 * near[2 * row] - 3.4 * near[2 * row + 1] + noise[row]
    }
    func weights(shift: Double, standardize: Bool) throws -> [Double] {
      let data = Dataset(
        features: ["a", "b"], target: "y", values: near.map { $0 + shift }, targets: targets,
        source: "test")
      return try solution(data, standardize: standardize).parameters.weights
    }
    let expected = try weights(shift: 0, standardize: false)
    for standardize in [false, true] {
      let far = try weights(shift: 1e8, standardize: standardize)
      #expect(ExactTable.digits(far, expected) > 9)
    }
  }

  @Test(arguments: [false, true])
  func equalColumnsShareTheWeight(standardize: Bool) throws {
    let data = Dataset(
      features: ["a", "b", "c"], target: "y",
      values: (0..<50).flatMap { i in [Double(i), Double(i), Double(i * i % 7)] },
      targets: (0..<50).map { Double($0 * 3 + $0 % 5) }, source: "test")
    let solution = try solution(data, standardize: standardize)
    let weights = solution.parameters.weights
    #expect(solution.rank == 2)
    #expect(solution.isLeastNorm)
    #expect(solution.note?.contains("only 2 of 3 features") == true)
    #expect(abs(weights[0] - weights[1]) < 1e-12)
    #expect(abs(weights[0] + weights[1] - 3) < 0.1)
    #expect(
      relativeDifference(solution.trainingMSE, ExactTable.meanSquare(data, solution.parameters))
        < 1e-12)
  }

  @Test func fewerRowsThanFeaturesGiveTheShortestInterpolation() throws {
    var generator = TorchGenerator(seed: 11)
    let data = Dataset(
      features: (0..<20).map { "x\($0)" }, target: "y",
      values: generator.normal(count: 160).map { Double($0) },
      targets: generator.normal(count: 8).map { Double($0) }, source: "test")
    let solution = try solution(data)
    #expect(solution.rank == 7)
    #expect(solution.isLeastNorm)
    #expect(solution.note?.contains("8 training rows for 20 features") == true)
    #expect(solution.trainingMSE < 1e-28)
    #expect(ExactTable.meanSquare(data, solution.parameters) < 1e-26)
    // The shortest solution is orthogonal to every direction that changes no prediction: it is a
    // combination of the centred rows, so projecting it onto them changes nothing.
    let ridge = try #require(
      QuadraticLoss(values: data.values, targets: data.targets, featureCount: 20)
        .ridge(l2: 1e-11, bias: .free))
    for (w, r) in zip(solution.parameters.weights, ridge) { #expect(abs(w - r) < 1e-8) }
  }

  @Test func constantColumnsAreStatedAndHarmless() throws {
    let data = Dataset(
      features: ["a", "one", "zero"], target: "y",
      values: (0..<200).flatMap { [Double($0), 0.1, 0] },
      targets: (0..<200).map { 2 * Double($0) + 5 }, source: "test")
    for standardize in [false, true] {
      let prepared = try PreparedData(data, standardize: standardize, holdout: .none)
      let best = prepared.leastSquares.parameters
      #expect(abs(best.weights[0] - 2) < 1e-12)
      #expect(best.weights[1] == 0 && best.weights[2] == 0)
      #expect(abs((best.bias ?? 0) - 5) < 1e-10)
      #expect(prepared.notes.contains { $0.contains("1 of 3 features") })
      #expect(prepared.notes.contains { $0.contains("“one” and “zero”") } == standardize)
    }
  }
}
