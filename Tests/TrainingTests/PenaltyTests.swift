import Testing

@testable import Training

@Suite("Penalties")
struct PenaltyTests {
  @Test(arguments: [
    ("none", 0.0, "the step alone"),
    ("l2", 0.05, "g ← g + 0.05 p"),
    ("l2", -0.05, "g ← g + (−0.05) p"),
    ("l2", 5, "g ← g + 5 p"),
    ("l2", 1e-5, "g ← g + 1e−5 p"),
    ("l2-per-batch", 0.05, "g ← g + (0.05/m) p"),
    ("l2-per-batch", -0.05, "g ← g + (−0.05/m) p"),
    ("weight-decay", 0.0005, "p ← (1 − 0.0005) p, then the step"),
    ("decoupled", 0.05, "p ← (1 − 0.05 a) p, then the step"),
  ])
  func aRuleIsAFormula(kind: String, strength: Double, rule: String) throws {
    let penalty = try PenaltyCatalogue.make(kind: kind, strength: strength)
    #expect(penalty.rule == rule)
    #expect(penalty.kind == kind)
    let settings = kind == "none" ? [] : [PenaltySetting(name: "lambda", value: strength)]
    #expect(penalty.settings == settings)
  }

  @Test func everyKindOfTheCatalogueCanBeMade() throws {
    for kind in PenaltyCatalogue.kinds {
      #expect(try PenaltyCatalogue.make(kind: kind, strength: 0.5).kind == kind)
    }
  }

  @Test(arguments: [
    ("l2", Double.nan, "l2 must be a finite number, not nan"),
    ("l2-per-batch", .infinity, "l2-per-batch must be a finite number, not inf"),
    ("weight-decay", -0.1, "weight-decay must be a number from 0 to 1, not −0.1"),
    ("weight-decay", 1.5, "weight-decay must be a number from 0 to 1, not 1.5"),
    ("weight-decay", .nan, "weight-decay must be a number from 0 to 1, not nan"),
    ("decoupled", -1, "decoupled must be a finite number from 0 up, not −1"),
    (
      "l3", 1,
      "there is no penalty “l3”: choose none, l2, l2-per-batch, "
        + "weight-decay, decoupled, l1, l1-subgradient, elastic-net"
    ),
  ])
  func aStrengthOutOfRangeIsASentence(kind: String, strength: Double, sentence: String) {
    #expect(throws: PenaltyError(description: sentence)) {
      try PenaltyCatalogue.make(kind: kind, strength: strength)
    }
  }

  @Test func strengthsAreTranslatedToTheCanonicalScale() {
    let conditions = StepConditions(
      batches: BatchPlan(rowCount: 10_000, batch: .rows(128)), learningRate: 0.01,
      gradientFactor: 2)
    func ridge(_ penalty: any Penalty) -> Double {
      guard case .strengths(let value, 0) = penalty.effective(under: conditions) else {
        return .nan
      }
      return value
    }
    #expect(ridge(NoPenalty()) == 0)
    #expect(ridge(L2(0.05)) == 0.025)
    #expect(abs(ridge(L2PerBatch(0.05)) - 0.05 * (78.0 / 128 + 1.0 / 16) / 79 / 2) < 1e-18)
    #expect(abs(ridge(WeightDecay(0.0005)) - 0.025) < 1e-16)
    #expect(ridge(DecoupledWeightDecay(0.05)) == 0.025)
  }
}
