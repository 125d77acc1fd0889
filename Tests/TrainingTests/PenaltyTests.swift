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
    ("l1", 0.01, "the step, then p ← S(p, 0.01 a)"),
    ("l1-subgradient", 0.01, "g ← g + 0.01 sign(p)"),
  ])
  func aRuleIsAFormula(kind: String, strength: Double, rule: String) throws {
    let penalty = try PenaltyCatalogue.make(kind: kind, strength: strength)
    #expect(penalty.rule == rule)
    #expect(penalty.kind == kind)
    let settings = kind == "none" ? [] : [PenaltySetting(name: "lambda", value: strength)]
    #expect(penalty.settings == settings)
  }

  @Test(arguments: [
    (0.01, 0.5, "the step, then p ← S(p, 0.005 a)/(1 + 0.005 a)"),
    (0.3, 0.1, "the step, then p ← S(p, 0.03 a)/(1 + 0.27 a)"),
    (0.2, 1, "the step, then p ← S(p, 0.2 a)"),
    (0.2, 0, "the step, then p ← p/(1 + 0.2 a)"),
  ])
  func theElasticNetsRuleHasBothParts(strength: Double, l1Ratio: Double, rule: String) throws {
    let penalty = try PenaltyCatalogue.make(
      kind: "elastic-net", strength: strength, l1Ratio: l1Ratio)
    #expect(penalty.rule == rule)
    #expect(
      penalty.settings == [
        PenaltySetting(name: "lambda", value: strength),
        PenaltySetting(name: "l1-ratio", value: l1Ratio),
      ])
  }

  @Test func everyKindOfTheCatalogueCanBeMade() throws {
    for kind in PenaltyCatalogue.kinds {
      let penalty = try PenaltyCatalogue.make(kind: kind, strength: 0.5)
      #expect(penalty.kind == kind)
      #expect(!penalty.summary.isEmpty)
      let other = try penalty.withStrength(0.25)
      #expect((other == nil) == (kind == "none"))
      if let other {
        #expect(other.kind == kind && other.summary == penalty.summary)
        #expect(other.settings.map(\.value) == [0.25] + penalty.settings.dropFirst().map(\.value))
      }
    }
  }

  @Test func everyKindsLeastStrengthLeavesParametersAlone() throws {
    for kind in PenaltyCatalogue.kinds {
      let penalty = try PenaltyCatalogue.make(kind: kind, strength: 0)
      #expect(penalty.step(rows: 7, rate: 0.1) == PenaltyStep())
      #expect(penalty.value(at: [3, -2], rows: 7) ?? 0 == 0)
      for optimizer in [
        OptimizerChoice.sgd(), .adam(), .adam(AdamSettings(amsgrad: true)),
        .rmsprop(), .adagrad(),
      ] {
        let conditions = StepConditions(
          batches: BatchPlan(rowCount: 10, batch: .rows(3)), learningRate: 0.1,
          gradientFactor: 2, optimizer: optimizer)
        #expect(penalty.effective(under: conditions) == .strengths(l2: 0, l1: 0))
      }
    }
  }

  @Test(arguments: [
    ("l2", Double.nan, "l2 must be a finite number, not nan"),
    ("l2-per-batch", .infinity, "l2-per-batch must be a finite number, not inf"),
    ("weight-decay", -0.1, "weight-decay must be a number from 0 to 1, not −0.1"),
    ("weight-decay", 1.5, "weight-decay must be a number from 0 to 1, not 1.5"),
    ("weight-decay", .nan, "weight-decay must be a number from 0 to 1, not nan"),
    ("decoupled", -1, "decoupled must be a finite number from 0 up, not −1"),
    ("l1", -0.5, "l1 must be a finite number from 0 up, not −0.5"),
    ("l1-subgradient", .infinity, "l1-subgradient must be a finite number from 0 up, not inf"),
    ("elastic-net", .nan, "elastic-net must be a finite number from 0 up, not nan"),
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

  @Test(arguments: [(-0.1, "−0.1"), (1.5, "1.5"), (.nan, "nan")])
  func aShareOfL1OutOfRangeIsASentence(l1Ratio: Double, text: String) {
    let sentence = "l1-ratio must be a number from 0 to 1, not \(text)"
    #expect(throws: PenaltyError(description: sentence)) {
      try PenaltyCatalogue.make(kind: "elastic-net", strength: 1, l1Ratio: l1Ratio)
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
