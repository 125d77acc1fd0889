import Testing
import Training

@testable import Reporting

/// What has no equivalent is refused with the reason, and what needs to know more says what.
@Suite struct TranslationRefusalTests {
  private func reason(_ penalty: CanonicalPenalty, in id: String) throws -> String {
    guard case .refused(let reason)? = try TranslationCases.obstacle(penalty, in: id) else {
      Issue.record("\(id) takes \(penalty)")
      return ""
    }
    return reason
  }

  @Test func aBoxIsNoPenalty() throws {
    let box = try TranslationCases.penalty("torch.AdamW", ["weight_decay=0.05"])
    for tool in ToolCatalogue.tools {
      if tool.id.lowercased().hasSuffix("adamw") {
        #expect(try TranslationCases.typed(box, in: tool.id) == ["weight_decay=0.05"])
      } else {
        #expect(try reason(box, in: tool.id).contains("|p| ≤ 20"))
      }
    }
  }

  @Test func aPenaltyIsNoBox() throws {
    let ridge = try TranslationCases.penalty("torch.Adam", ["weight_decay=0.05"])
    for id in ["torch.AdamW", "optax.adamw", "keras.AdamW"] {
      #expect(try reason(ridge, in: id).contains("box"))
    }
  }

  @Test func aPartThatAToolLacksIsRefused() throws {
    let net = try TranslationCases.penalty("sklearn.ElasticNet", ["alpha=1"])
    for tool in ToolCatalogue.tools where tool.form.l1Unit == nil {
      if case .box = tool.form { continue }
      #expect(try reason(net, in: tool.id) == "There is no L1 to set.")
    }
    for id in ["sklearn.Lasso", "lars"] {
      #expect(try reason(net, in: id) == "There is no L2 to set.")
    }
  }

  @Test func columnsThatAreAlwaysScaledAreNoRawOnes() throws {
    let raw = try TranslationCases.penalty("sklearn.Ridge", ["alpha=1"])
    #expect(try reason(raw, in: "MASS.lm.ridge").contains("unless they were standardised"))
    let scaled = try TranslationCases.penalty("sklearn.Ridge", ["alpha=1"], isStandardized: true)
    #expect(try TranslationCases.typed(scaled, in: "MASS.lm.ridge") == ["lambda=1.0"])
    // The others can be told to leave columns as they are.
    #expect(try TranslationCases.typed(raw, in: "glmnet").last == "standardize=FALSE")
    #expect(try TranslationCases.typed(scaled, in: "glmnet").count == 2)
  }

  @Test func aPenalisedInterceptIsNoFreeOne() throws {
    let penalized = try TranslationCases.penalty("torch.SGD", ["weight_decay=0.05"])
    for id in ["sklearn.MLPRegressor", "glmnet", "spark", "xgboost.gblinear"] {
      #expect(try reason(penalized, in: id).contains("intercept"))
    }
    let notes = try penalized.settings(
      of: ToolCatalogue.tool("sklearn.Ridge"), under: TranslationCases.known
    ).notes
    #expect(notes.contains { $0.contains("column of ones") })
    let free = try TranslationCases.penalty("sklearn.Ridge", ["alpha=1"])
    for tool in ToolCatalogue.tools where tool.intercept.isPenalized && tool.id != "vw.sgd" {
      if case .box = tool.form { continue }
      let notes = try free.settings(of: tool, under: TranslationCases.known).notes
      #expect(
        notes.contains { $0.contains("bias") || $0.contains("constant") || $0.contains("mask") })
    }
  }

  @Test func vowpalWabbitsStepsTakeOnePartAndPenaliseTheConstant() throws {
    let free = try TranslationCases.penalty("sklearn.Ridge", ["alpha=1"])
    #expect(try reason(free, in: "vw.sgd").contains("no switch leaves it out"))
    let both = try TranslationCases.penalty(
      "sklearn.ElasticNet", ["alpha=1"], intercept: .penalized)
    #expect(try reason(both, in: "vw.sgd").contains("only one can be set"))
    #expect(throws: TranslationError.self) {
      try TranslationCases.penalty("vw.sgd", ["l2=1", "l1=1"])
    }
  }

  @Test func aToolIsNotReadForWhatItCantDo() throws {
    for (id, settings, intercept) in [
      ("glmnet", ["lambda=1"], BiasTreatment.penalized), ("vw.sgd", ["l2=1"], .free),
      ("xgboost.gblinear", ["lambda=1"], BiasTreatment.none),
    ] {
      #expect(throws: TranslationError.self) {
        try TranslationCases.penalty(id, settings, intercept: intercept)
      }
    }
    for (id, setting) in [("torch.AdamW", "weight_decay=1e-320"), ("sgdw", "weight_decay=1e308")] {
      #expect(throws: TranslationError.self) { try TranslationCases.penalty(id, [setting]) }
    }
    #expect(throws: TranslationError.self) {
      try TranslationCases.penalty(
        "glmnet", ["lambda=1e308", "alpha=0"], under: TranslationConditions(targetDeviation: 1e-9))
    }
  }

  @Test func aNumberOutOfRangeIsRefused() throws {
    let strong = try TranslationCases.penalty("torch.SGD", ["weight_decay=50"])
    let known = TranslationConditions(learningRate: 0.1, momentum: 0, loss: .mse)
    guard
      case .refused(let reason)? = try TranslationCases.obstacle(strong, in: "sgdw", under: known)
    else {
      Issue.record("more than everything is taken off in a step")
      return
    }
    #expect(reason.contains("weight_decay would be 5"))
  }

  @Test func aNegativeStrengthIsNobodys() throws {
    let negative = CanonicalPenalty(
      .strengths(l2: -0.1, l1: 0), columns: .asGiven, intercept: .penalized)
    for tool in ToolCatalogue.tools {
      #expect(try reason(negative, in: tool.id).contains("negative"))
    }
  }

  @Test func noPenaltyIsEverybodys() throws {
    for intercept in [BiasTreatment.free, .penalized, .none] {
      let none = CanonicalPenalty(
        .strengths(l2: 0, l1: 0), columns: .asGiven, intercept: intercept)
      for tool in ToolCatalogue.tools {
        let typed = try TranslationCases.typed(
          none, in: tool.id, under: TranslationConditions())
        #expect(typed.first?.hasSuffix("=0.0") == true)
      }
    }
  }

  @Test func whatIsMissingIsNamed() throws {
    let nothing = TranslationConditions()
    let ridge = CanonicalPenalty(.strengths(l2: 0.1, l1: 0), columns: .asGiven, intercept: .free)
    for (id, conditions) in [
      ("torch.SGD", [Condition.loss]), ("keras.SGD", [.momentum, .loss]),
      ("sgdw", [.learningRate, .momentum, .loss]), ("textbook.batch", [.rows, .batch]),
      ("sklearn.Ridge", [.rows]), ("glmnet", [.targetDeviation]),
    ] {
      #expect(
        try TranslationCases.obstacle(ridge, in: id, under: nothing) == .missing(conditions))
    }
    // An L1 is not divided by the target's deviation.
    let lasso = CanonicalPenalty(
      .strengths(l2: 0, l1: 0.1), columns: .standardized, intercept: .free)
    #expect(
      try TranslationCases.typed(lasso, in: "glmnet", under: nothing) == [
        "lambda=0.1", "alpha=1.0",
      ])
    #expect(try TranslationCases.obstacle(lasso, in: "lars", under: nothing) == .missing([.rows]))
  }
}
