import Testing

@testable import Training

@Suite("Exact minimisers")
struct ExactMinimiserTests {
  private let loss: QuadraticLoss

  init() throws {
    let data = try ExactTable.read("diabetes.csv", target: "target")
    loss = try PreparedData(data, standardize: true, holdout: .none).trainingLoss
  }

  /// Checks that no direction leads down from `p`: the gradient of the squares against the
  /// subgradients of the penalty.
  private func expectOptimal(
    _ p: [Double], _ loss: QuadraticLoss, l2: Double, l1: Double, bias: BiasTreatment,
    within bound: Double = 1e-10
  ) {
    let gradient = loss.gradient(at: p)
    let penalized = loss.featureCount + (bias == .penalized ? 1 : 0)
    for j in 0..<penalized {
      let slope = gradient[j] + l2 * p[j]
      if p[j] == 0 {
        #expect(abs(slope) <= l1 + bound)
      } else {
        #expect(abs(slope + (p[j] > 0 ? l1 : -l1)) < bound)
      }
    }
    if bias == .free { #expect(abs(gradient[loss.featureCount]) < bound) }
    if bias == .none { #expect(p[loss.featureCount] == 0) }
  }

  @Test(arguments: BiasTreatment.allCases, [(0.0, 0.3), (0.2, 1), (0, 20), (-0.001, 2), (1, 1e-6)])
  func noDirectionLeadsDown(bias: BiasTreatment, strengths: (l2: Double, l1: Double)) throws {
    for start in [[Double](repeating: 0, count: 11), Array(repeating: 300, count: 11)] {
      let p = try #require(
        loss.minimiser(l2: strengths.l2, l1: strengths.l1, bias: bias, nearestTo: start))
      expectOptimal(p, loss, l2: strengths.l2, l1: strengths.l1, bias: bias)
    }
  }

  @Test func aLargeL1LeavesNothingAndANegativeOneHasNoEnd() throws {
    let start = [Double](repeating: 1, count: 11)
    let empty = try #require(loss.minimiser(l2: 0, l1: 1e3, bias: .free, nearestTo: start))
    #expect(empty.prefix(10).allSatisfy { $0 == 0 })
    #expect(abs(empty[10] - loss.targetMean) < 1e-12)
    #expect(loss.minimiser(l2: 0, l1: -1, bias: .free, nearestTo: start) == nil)
    #expect(loss.minimiser(l2: -1, l1: 1, bias: .free, nearestTo: start) == nil)
  }

  @Test func withoutL1ItIsRidgeAndLeastSquares() throws {
    let start = [Double](repeating: 1, count: 11)
    #expect(
      loss.minimiser(l2: 0.5, l1: 0, bias: .penalized, nearestTo: start)
        == loss.ridge(l2: 0.5, bias: .penalized))
    #expect(
      loss.minimiser(l2: 0, l1: 0, bias: .free, nearestTo: start) == loss.weights + [loss.bias])
  }

  /// Two equal columns, one of its own, and one that is constant.
  private var dependentColumns: QuadraticLoss {
    var (values, targets) = ([Double](), [Double]())
    for i in 0..<50 {
      values += [Double(i), Double(i), Double(i * i % 7), 3]
      targets.append(Double(i * 3 + i % 5))
    }
    return QuadraticLoss(values: values, targets: targets, featureCount: 4)
  }

  @Test func equalColumnsAreNoTrap() throws {
    let loss = dependentColumns
    for bias in BiasTreatment.allCases {
      for start in [[0.0, 0, 0, 0, 0], [5, -5, 1, 2, 3]] {
        let p = try #require(loss.minimiser(l2: 0, l1: 0.7, bias: bias, nearestTo: start))
        expectOptimal(p, loss, l2: 0, l1: 0.7, bias: bias, within: 1e-8)
      }
    }
  }

  // MARK: - The box

  private func expectOptimal(
    _ p: [Double], _ loss: QuadraticLoss, bound: Double, bias: BiasTreatment,
    within tolerance: Double = 1e-10
  ) {
    let gradient = loss.gradient(at: p)
    let boxed = loss.featureCount + (bias == .penalized ? 1 : 0)
    for j in 0..<boxed {
      #expect(abs(p[j]) <= bound)
      if p[j] == bound {
        #expect(gradient[j] <= tolerance)
      } else if p[j] == -bound {
        #expect(gradient[j] >= -tolerance)
      } else {
        #expect(abs(gradient[j]) < tolerance)
      }
    }
    if bias == .free { #expect(abs(gradient[loss.featureCount]) < tolerance) }
    if bias == .none { #expect(p[loss.featureCount] == 0) }
  }

  @Test(arguments: BiasTreatment.allCases, [1e-3, 5, 20, 40, 200])
  func withinTheBoxNoDirectionLeadsDown(bias: BiasTreatment, bound: Double) throws {
    for start in [[Double](repeating: 0, count: 11), Array(repeating: -300, count: 11)] {
      let p = try #require(loss.boxed(bound: bound, bias: bias, start: start))
      expectOptimal(p, loss, bound: bound, bias: bias)
    }
  }

  @Test func aWideBoxHoldsLeastSquares() throws {
    let p = try #require(
      loss.boxed(bound: 1e3, bias: .free, start: [Double](repeating: 0, count: 11)))
    for (a, b) in zip(p, loss.weights + [loss.bias]) { #expect(abs(a - b) < 1e-9) }
    #expect(loss.boxed(bound: 0, bias: .free, start: p) == nil)
  }

  @Test func theNotebooksBoxEndsAtTwo() throws {
    // AdamW with a decay of 0.5 on the notebook's data: the weight beyond 2 ends there, the bias too.
    let loss = try Notebook.prepared().trainingLoss
    let p = try #require(loss.boxed(bound: 2, bias: .penalized, start: [0, 0, 0]))
    expectOptimal(p, loss, bound: 2, bias: .penalized)
    #expect(abs(p[0] - 1.99) < 0.02 && p[1] == -2 && p[2] == 2)
  }

  @Test func dependentColumnsInABoxAreNoTrap() throws {
    let loss = dependentColumns
    for bias in BiasTreatment.allCases {
      let p = try #require(loss.boxed(bound: 2, bias: bias, start: [1, -1, 0, 0, 0]))
      expectOptimal(p, loss, bound: 2, bias: bias, within: 1e-8)
    }
  }
}
