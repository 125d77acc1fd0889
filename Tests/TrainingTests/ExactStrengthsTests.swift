import Testing

@testable import Training

/// Ridge at many strengths at once, and predictions row by row.
@Suite struct ExactStrengthsTests {
  private func data(standardize: Bool) throws -> PreparedData {
    let made = SyntheticData(seed: 4, rows: 60, weights: [2, -3.4, 0.5, 0], bias: 4.2, noise: 0.5)
      .dataset()
    return try PreparedData(made, standardize: standardize, holdout: .none)
  }

  @Test(arguments: BiasTreatment.allCases, [false, true])
  func oneFactorisationGivesWhatEachStrengthGivesAlone(_ bias: BiasTreatment, _ standardize: Bool)
    throws
  {
    let data = try data(standardize: standardize)
    let strengths = [0, 1e-8, 0.003, 0.1, 5, 1e6, -0.01]
    let all = data.ridge(strengths: strengths, bias: bias)
    for (strength, found) in zip(strengths, all) {
      let alone = try #require(
        data.trainingLoss.ridge(l2: strength, bias: bias).map { data.given($0, bias: bias) })
      let solution = try #require(found)
      #expect(solution.bias == nil || alone.bias != nil)
      for (a, b) in zip(solution.weights + [solution.bias ?? 0], alone.weights + [alone.bias ?? 0])
      {
        #expect((a - b).magnitude < 1e-9 * max(1, b.magnitude), "\(strength)")
      }
    }
  }

  @Test func aNegativeStrengthThatBeatsTheCurvatureHasNone() throws {
    let solutions = try data(standardize: false).ridge(strengths: [-50, 0.1], bias: .penalized)
    #expect(solutions[0] == nil && solutions[1] != nil)
  }

  @Test(arguments: [false, true])
  func predictionsLeaveTheMeanSquaredError(_ standardize: Bool) throws {
    let data = try data(standardize: standardize)
    let parameters = Parameters(weights: [1.5, -3, 0.2, 0.1], bias: 4)
    var squares = 0.0
    var rows = 0
    data.forEachTrainingRow(predictedBy: parameters) { prediction, target in
      squares += (target - prediction) * (target - prediction)
      rows += 1
    }
    #expect(rows == 60)
    #expect((squares / 60 - data.trainingMSE(of: parameters)).magnitude < 1e-10)
  }
}
