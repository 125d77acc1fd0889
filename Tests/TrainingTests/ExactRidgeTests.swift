import Testing

@testable import Training

@Suite("Exact ridge")
struct ExactRidgeTests {
  private let loss: QuadraticLoss
  private let reference: DiabetesReference

  init() throws {
    let data = try ExactTable.read("diabetes.csv", target: "target")
    loss = try PreparedData(data, standardize: true, holdout: .none).trainingLoss
    reference = try Fixtures.decode(DiabetesReference.self, "sklearn/diabetes.json")
  }

  @Test func agreesWithScikitLearnAtEveryStrength() throws {
    #expect(reference.ridge.count >= 5)
    for (alpha, expected) in reference.ridge {
      let l2 = try #require(Double(alpha)) / 442
      let solution = try #require(loss.ridge(l2: l2, bias: .free))
      #expect(ExactTable.digits(solution, expected.coef + [expected.intercept]) > 8)
    }
  }

  @Test(arguments: BiasTreatment.allCases, [1e-9, 1e-3, 0.5, 20, -1e-3])
  func theGradientVanishes(bias: BiasTreatment, l2: Double) throws {
    let solution = try #require(loss.ridge(l2: l2, bias: bias))
    var gradient = loss.gradient(at: solution)
    let penalized = bias == .penalized ? 11 : 10
    for i in 0..<penalized { gradient[i] += l2 * solution[i] }
    if bias == .none {
      #expect(solution[10] == 0)
      gradient.removeLast()
    }
    for slope in gradient { #expect(abs(slope) < 1e-10) }
  }

  @Test(arguments: BiasTreatment.allCases, [1e-12, 1e-4, 3])
  func bothWaysToItAgree(bias: BiasTreatment, l2: Double) throws {
    let solution = try #require(loss.ridge(l2: l2, bias: bias))
    let other = loss.augmentedSolution(l2: l2, bias: bias)
    for (a, b) in zip(solution, other) { #expect(abs(a - b) < 1e-9 * max(1, abs(b))) }
  }

  @Test func zeroStrengthIsLeastSquares() throws {
    #expect(loss.ridge(l2: 0, bias: .free) == loss.weights + [loss.bias])
    #expect(loss.ridge(l2: 0, bias: .penalized) == loss.weights + [loss.bias])
  }

  @Test func aStrengthBelowTheLeastCurvatureHasNoMinimum() {
    let least = SymmetricEigenvalues(loss.secondMoments(bias: true)).value(at: 0)
    #expect(least > 0)
    #expect(loss.ridge(l2: -0.99 * least, bias: .penalized) != nil)
    #expect(loss.ridge(l2: -1.01 * least, bias: .penalized) == nil)
  }

  @Test func sparksFourRowsAreFound() throws {
    // PENALTIES, glmnet's scale: the strength is divided by the target's deviation, and features are
    // penalised in units of their own.
    let data = Dataset(
      features: ["a", "b"], target: "y", values: [0, 5, 1, 7, 2, 11, 3, 13],
      targets: [17, 19, 23, 29], source: "test")
    let loss = QuadraticLoss(values: data.values, targets: data.targets, featureCount: 2)
    let deviation = loss.statistics.variance(2).squareRoot()
    let solution = try #require(loss.ridge(l2: 0.1 / deviation, bias: .free))
    for (ours, theirs) in zip(solution, [2.2362361, 0.6159732, 13.1018870]) {
      #expect(abs(ours - theirs) < 6e-8)
    }
  }

  @Test func eigenvaluesSolveTheCharacteristicEquation() {
    // The second difference matrix has the eigenvalues 2 - 2 cos(k pi / 6); turned by a reflection
    // it is full and keeps them.
    var matrix = Matrix(rows: 5, columns: 5)
    for i in 0..<5 {
      matrix[i, i] = 2
      if i > 0 { (matrix[i, i - 1], matrix[i - 1, i]) = (-1, -1) }
    }
    var mirror = Matrix.identity(5)
    for i in 0..<5 { for j in 0..<5 { mirror[i, j] -= 0.4 } }
    let eigenvalues = SymmetricEigenvalues(mirror.times(matrix).times(mirror))
    for k in 1...5 {
      let expected = 2 - 2 * Math.sineAndCosine(Double(k) * .pi / 6).cosine
      #expect(abs(eigenvalues.value(at: k - 1) - expected) < 1e-13)
    }
  }
}
