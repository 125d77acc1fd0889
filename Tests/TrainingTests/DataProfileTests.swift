import Testing

@testable import Training

struct DataProfileTests {
  /// Where two weights are held, the error that the profile promises is the least that any other
  /// parameters give: a descent over all of them ends there.
  @Test(arguments: [false, true]) func theProfileIsTheLeastOverAllOthers(standardize: Bool) throws {
    let bytes = try Fixtures.bytes("diabetes.csv")
    let dataset = try CSVReader.dataset(
      from: bytes, named: "diabetes.csv",
      selecting: CSVSelection(target: "target", features: ["age", "bmi", "bp", "s5"]))
    let data = try PreparedData(dataset, standardize: standardize, holdout: .none)
    let curvature = try #require(data.profiledCurvature(of: 1, and: 3))
    let best = data.leastSquares.parameters
    let (dx, dy) = (-2.0, 15.0)
    // Without the two columns, and with what they explain taken off the target, the rest is least
    // squares over the others.
    let rest = dataset.targets.indices.map { row in
      dataset.targets[row] - (best.weights[1] + dx) * dataset.values[row * 4 + 1]
        - (best.weights[3] + dy) * dataset.values[row * 4 + 3]
    }
    let others = dataset.targets.indices.flatMap { row in
      [dataset.values[row * 4], dataset.values[row * 4 + 2]]
    }
    let held = try PreparedData(
      Dataset(features: ["age", "bp"], target: "rest", values: others, targets: rest, source: ""),
      standardize: false, holdout: .none)
    let promised =
      data.leastSquares.trainingMSE + curvature.xx * dx * dx + 2 * curvature.xy * dx * dy
      + curvature.yy * dy * dy
    #expect((promised - held.leastSquares.trainingMSE).magnitude < 1e-9 * promised)
  }

  @Test func dependentColumnsHaveNoProfile() throws {
    let data = try PreparedData(
      Dataset(
        features: ["a", "b"], target: "y", values: [1, 2, 2, 4, 3, 6], targets: [1, 2, 4],
        source: ""),
      standardize: false, holdout: .none)
    #expect(data.profiledCurvature(of: 0, and: 1) == nil)
  }
}
