import Testing
import Training

@testable import Reporting

/// What each tool's number is on the canonical scale, worked out by hand from the objective or the
/// step that the tool documents.
@Suite struct TranslationRowTests {
  struct Case: CustomTestStringConvertible {
    var id: String
    var settings: [String]
    var l2: Double
    var l1 = 0.0
    var known = TranslationConditions()
    var columns = ColumnScale.asGiven
    var intercept: BiasTreatment
    var testDescription: String { "\(id) \(settings.joined(separator: " "))" }
  }

  private static let mse = TranslationConditions(loss: .mse)
  private static let half = TranslationConditions(loss: .halfMSE)
  private static func momentum(_ momentum: Double, dampening: Double = 0, rate: Double? = nil)
    -> TranslationConditions
  {
    TranslationConditions(
      learningRate: rate, momentum: momentum, dampening: dampening, loss: .halfMSE)
  }

  @Test(arguments: [
    // Coupled: at rest c (canonical gradient) + wd p = 0.
    Case(
      id: "torch.SGD", settings: ["weight_decay=0.05"], l2: 0.05, known: half, intercept: .penalized
    ),
    Case(
      id: "torch.SGD", settings: ["weight_decay=0.05"], l2: 0.025, known: mse, intercept: .penalized
    ),
    Case(
      id: "torch.Adam", settings: ["weight_decay=0.05"], l2: 0.025, known: mse,
      intercept: .penalized),
    Case(
      id: "optax.add_decayed_weights", settings: ["weight_decay=0.05"], l2: 0.05, known: half,
      intercept: .penalized),
    // Decoupled, where training on the notebook's data ended: ridge 0.05 without a momentum, ridge
    // 0.005 with 0.9.
    Case(
      id: "keras.SGD", settings: ["weight_decay=0.05"], l2: 0.05, known: momentum(0),
      intercept: .penalized),
    Case(
      id: "keras.SGD", settings: ["weight_decay=0.05"], l2: 0.005, known: momentum(0.9),
      intercept: .penalized),
    Case(
      id: "fastai", settings: ["wd=0.05"], l2: 0.005, known: momentum(0.9, dampening: 0.5),
      intercept: .free),
    Case(
      id: "timm.sgdw", settings: ["weight_decay=0.05"], l2: 0.01,
      known: momentum(0.9, dampening: 0.5), intercept: .penalized),
    // As published, at a rate of 0.01: ridge 5.
    Case(
      id: "sgdw", settings: ["weight_decay=0.05"], l2: 5, known: momentum(0, rate: 0.01),
      intercept: .penalized),
    Case(
      id: "mosaicml", settings: ["weight_decay=0.05"], l2: 0.5, known: momentum(0.9, rate: 0.01),
      intercept: .penalized),
    // The notebook's numpy cell but for its sign: 78 batches of 128 rows and one of 16.
    Case(
      id: "textbook.batch", settings: ["weight_decay=0.05"],
      l2: 0.05 * (78.0 / 128 + 1.0 / 16) / 79,
      known: TranslationConditions(rows: 10_000, batch: 128), intercept: .penalized),
    Case(
      id: "sklearn.MLPRegressor", settings: ["alpha=4.42"], l2: 0.01,
      known: TranslationConditions(rows: 442, batch: 442), intercept: .free),
    Case(id: "d2l.scratch", settings: ["lambd=3"], l2: 3, intercept: .free),
    Case(
      id: "keras.kernel_regularizer", settings: ["l2=0.3", "l1=0.5"], l2: 0.3, l1: 0.25,
      intercept: .free),
    Case(
      id: "sklearn.Ridge", settings: ["alpha=44.2"], l2: 0.1,
      known: TranslationConditions(rows: 442),
      intercept: .free),
    Case(id: "sklearn.Lasso", settings: ["alpha=0.7"], l2: 0, l1: 0.7, intercept: .free),
    Case(
      id: "sklearn.ElasticNet", settings: ["alpha=2", "l1_ratio=0.25"], l2: 1.5, l1: 0.5,
      intercept: .free),
    Case(
      id: "sklearn.SGDRegressor", settings: ["alpha=2", "l1_ratio=0.25"], l2: 1.5, l1: 0.5,
      intercept: .free),
    Case(
      id: "statsmodels.elastic_net", settings: ["alpha=2", "L1_wt=0.25"], l2: 1.5, l1: 0.5,
      intercept: .penalized),
    // The target is divided by its deviation 4, so its weights are too: the square by 16, the
    // absolute value by 4, and the loss by 16.
    Case(
      id: "glmnet", settings: ["lambda=2", "alpha=0.25"], l2: 1.5 / 4, l1: 0.5,
      known: TranslationConditions(targetDeviation: 4), columns: .standardized, intercept: .free),
    Case(
      id: "spark", settings: ["regParam=2", "elasticNetParam=0.25", "standardization=false"],
      l2: 1.5 / 4, l1: 0.5, known: TranslationConditions(targetDeviation: 4), intercept: .free),
    Case(
      id: "MASS.lm.ridge", settings: ["lambda=8"], l2: 0.5, known: TranslationConditions(rows: 16),
      columns: .standardized, intercept: .free),
    Case(
      id: "lars", settings: ["C=8"], l2: 0, l1: 0.5, known: TranslationConditions(rows: 16),
      columns: .unitNorm, intercept: .free),
    // r² of a row, not r²/2, beside l2/2 |w|² and l1 |w|.
    Case(id: "vw.sgd", settings: ["l2=0.3"], l2: 0.15, intercept: .penalized),
    Case(id: "vw.sgd", settings: ["l1=0.4"], l2: 0, l1: 0.2, intercept: .penalized),
    Case(
      id: "vw.bfgs", settings: ["l2=16"], l2: 0.5, known: TranslationConditions(rows: 16),
      intercept: .penalized),
    Case(
      id: "xgboost.gblinear", settings: ["lambda=0.3", "alpha=0.4"], l2: 0.3, l1: 0.4,
      intercept: .free),
  ])
  func aNumberIsWhatTheToolsObjectiveSays(_ row: Case) throws {
    let penalty = try TranslationCases.penalty(row.id, row.settings, under: row.known)
    guard case .strengths(let l2, let l1) = penalty.effective else {
      Issue.record("\(penalty)")
      return
    }
    #expect(
      TranslationCases.isClose(l2, row.l2) && TranslationCases.isClose(l1, row.l1), "\(l2), \(l1)")
    #expect(penalty.columns == row.columns)
    #expect(penalty.intercept == row.intercept)
  }

  @Test(arguments: ["torch.AdamW", "optax.adamw", "keras.AdamW"])
  func aDecayAroundAdamIsABox(_ id: String) throws {
    let penalty = try TranslationCases.penalty(id, ["weight_decay=0.5"])
    #expect(penalty.effective == .box(bound: 2))
    #expect(
      try TranslationCases.penalty(id, ["weight_decay=0"]).effective == .strengths(l2: 0, l1: 0))
  }

  @Test func theCatalogueHasEveryToolOnce() {
    let ids = ToolCatalogue.tools.map(\.id)
    #expect(ids.count == 27 && Set(ids).count == 27)
  }

  @Test func defaultsAreTheTools() throws {
    let net = try ToolSettings([], for: ToolCatalogue.tool("sklearn.ElasticNet"))
    #expect(net.values == ["alpha": 1, "l1_ratio": 0.5] && net.defaulted == ["alpha", "l1_ratio"])
    let decays = try ["torch.AdamW", "optax.adamw", "keras.AdamW"].map {
      try ToolSettings([], for: ToolCatalogue.tool($0)).values["weight_decay"]
    }
    #expect(decays == [0.01, 0.0001, 0.004])
  }
}
