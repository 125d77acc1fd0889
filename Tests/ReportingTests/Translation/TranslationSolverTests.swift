import Foundation
import Testing
import Training

@testable import Reporting

/// Translated settings lead to the same weights: solved exactly, and against published figures.
@Suite struct TranslationSolverTests {
  private static func diabetes(standardize: Bool) throws -> PreparedData {
    let selection = CSVSelection(target: "target")
    let data = try CSVReader.dataset(
      from: ExperimentFixtures.bytes("diabetes.csv"), named: "diabetes.csv", selecting: selection)
    return try PreparedData(data, standardize: standardize, holdout: .none)
  }

  /// The weights of a ridge with this intercept, on the scale of the data as given.
  private static func solution(
    _ penalty: CanonicalPenalty, of data: PreparedData
  ) throws -> Parameters {
    guard case .strengths(let l2, let l1) = penalty.effective else {
      throw TranslationError(description: "\(penalty)")
    }
    if l1 == 0 { return try #require(data.ridge(strengths: [l2], bias: penalty.intercept)[0]) }
    let path = try data.path(
      PathSettings(
        penalty: .elasticNet(l1Ratio: l1 / (l1 + l2)), lambdas: .list([l1 + l2]), folds: 0))
    return path.points[0].parameters
  }

  @Test(arguments: [
    ("sklearn.Ridge", ["alpha=44.2"], false), ("sklearn.Ridge", ["alpha=44.2"], true),
    ("torch.SGD", ["weight_decay=0.2"], false),
    ("sklearn.ElasticNet", ["alpha=0.5", "l1_ratio=0.7"], true),
    ("glmnet", ["lambda=3", "alpha=0.5"], false),
  ])
  func everyTranslationHasTheSameSolution(id: String, settings: [String], standardize: Bool) throws
  {
    let penalty = try TranslationCases.penalty(id, settings, isStandardized: standardize)
    let data = try Self.diabetes(standardize: penalty.columns == .standardized)
    let goal = try Self.solution(penalty, of: data)
    #expect(goal.weights.contains { $0.magnitude > 0.1 })
    var count = 0
    for tool in ToolCatalogue.tools {
      guard let typed = try? TranslationCases.typed(penalty, in: tool.id) else { continue }
      let there = try TranslationCases.penalty(
        tool.id, typed, isStandardized: standardize || penalty.columns == .standardized,
        intercept: penalty.intercept)
      guard there.columns == penalty.columns else { continue }
      let weights = try Self.solution(there, of: data).weights
      count += 1
      for (ours, theirs) in zip(weights, goal.weights) {
        #expect((ours - theirs).magnitude < 1e-9 * max(1, theirs.magnitude), "\(tool.id) \(typed)")
      }
    }
    #expect(count >= 7)
  }

  @Test func sparksFourRows() throws {
    // 17, 19, 23, 29: mean 22, squares 25 + 9 + 1 + 49 = 84, population variance 21. Features are
    // penalised in units of their own. The figures are those of glmnet in R.
    let known = TranslationConditions(targetDeviation: 21.0.squareRoot())
    let penalty = try TranslationCases.penalty(
      "spark", ["regParam=0.1", "elasticNetParam=0", "standardization=false"], under: known)
    let data = try PreparedData(
      Dataset(
        features: ["a", "b"], target: "y", values: [0, 5, 1, 7, 2, 11, 3, 13],
        targets: [17, 19, 23, 29], source: "test"), standardize: false, holdout: .none)
    let solution = try Self.solution(penalty, of: data)
    for (ours, theirs) in zip(
      solution.weights + [solution.bias ?? 0], [2.2362361, 0.6159732, 13.1018870])
    {
      #expect((ours - theirs).magnitude < 6e-8)
    }
    #expect(
      try TranslationCases.typed(penalty, in: "glmnet", under: known)
        == ["lambda=0.1", "alpha=0.0", "standardize=FALSE"])
  }

  private struct Reference: Decodable {
    struct Solution: Decodable { var coef: [Double] }
    var ridge: [String: Solution]
    var lasso: [String: Solution]
    var elastic_net: [String: Solution]
    var std: [Double]
  }

  @Test func scikitLearnsSolutionsAreThoseOfItsSettings() throws {
    let reference = try JSONDecoder().decode(
      Reference.self, from: Data(ExperimentFixtures.bytes("sklearn/diabetes.json")))
    let data = try Self.diabetes(standardize: true)
    let cases =
      reference.ridge.map { ("sklearn.Ridge", ["alpha=\($0)"], $1) }
      + reference.lasso.map { ("sklearn.Lasso", ["alpha=\($0)"], $1) }
      + reference.elastic_net.map { key, solution in
        let parts = key.split(separator: ",")
        return ("sklearn.ElasticNet", ["alpha=\(parts[0])", "l1_ratio=\(parts[1])"], solution)
      }
    #expect(cases.count == 24)
    for (id, settings, theirs) in cases {
      let penalty = try TranslationCases.penalty(id, settings, isStandardized: true)
      let solution = try Self.solution(penalty, of: data)
      for (j, weight) in solution.weights.enumerated() {
        let ours = weight * reference.std[j]
        #expect((ours - theirs.coef[j]).magnitude < 2e-4, "\(id) \(settings) \(j)")
      }
    }
  }

  @Test func larsKnotsAreWhereTheLassoGainsAColumn() throws {
    // Published: bmi enters at C = 949.435260384, s5 at 889.3137853605, bp at 452.8957005267.
    let data = try Self.diabetes(standardize: true)
    let names = data.dataset.features
    for (knot, before, entering) in [
      (949.4352603840, Set<String>(), "bmi"), (889.3137853605, ["bmi"], "s5"),
      (452.8957005267, ["bmi", "s5"], "bp"),
    ] {
      let active = try [1 + 1e-6, 1 - 1e-6].map { factor -> Set<String> in
        let knot = try TranslationCases.penalty("lars", ["C=\(knot * factor)"])
        // Named for the lasso on standardised columns by way of glmnet, which makes them itself.
        let lasso = try TranslationCases.penalty(
          "glmnet", TranslationCases.typed(knot, in: "glmnet"))
        let weights = try Self.solution(lasso, of: data).weights
        return Set(zip(names, weights).filter { $1 != 0 }.map { $0.0 })
      }
      #expect(active == [before, before.union([entering])])
    }
  }
}
