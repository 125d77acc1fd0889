import Testing

@testable import Training

@Suite("Optimisers")
struct OptimizerTests {
  /// All of PyTorch's runs with the bias treated like this, trained beside each other.
  private func worstGap(
    _ runs: [String: [[Double]]], _ reference: OptimizerReference, bias: BiasTreatment
  ) async throws -> Double {
    let names = runs.keys.sorted()
    let variants = try names.map { try reference.variant($0, bias: bias) }
    var worst = 0.0
    for run in try await Trainer(reference.prepared).run(variants) {
      let lines = try #require(runs[run.variant.name])
      let steps = try #require(run.history.stepParameters)
      #expect(steps.count == reference.steps && lines.count == reference.steps)
      for (step, line) in lines.enumerated() {
        let ours = [run.history.stepLoss[step]] + steps[step].values
        let gap = relativeGap(ours, line)
        #expect(gap < 1e-9, "\(run.variant.name), step \(step + 1)")
        worst = max(worst, gap)
      }
    }
    return worst
  }

  @Test func everyStepIsPyTorchs() async throws {
    let reference = try OptimizerReference.read()
    #expect(reference.runs.count == 13)
    let worst = try await worstGap(reference.runs, reference, bias: .penalized)
    print("optimisers against PyTorch: worst relative difference \(worst)")
  }

  @Test func everyStepIsPyTorchsWithAFreeBias() async throws {
    let reference = try OptimizerReference.read()
    #expect(reference.runs_bias_not_decayed.count == 7)
    let worst = try await worstGap(reference.runs_bias_not_decayed, reference, bias: .free)
    print("optimisers with a free bias against PyTorch: worst relative difference \(worst)")
  }

  @Test func singlePrecisionStaysNearPyTorchsOwn() async throws {
    struct Single: Decodable { var runs: [String: [Double]] }
    let single = try Fixtures.decode(Single.self, "torch/optimisers-single.json").runs
    let reference = try OptimizerReference.read()
    let names = single.keys.sorted()
    #expect(names.count == 13)
    let variants = try names.map { try reference.variant($0, precision: .single) }
    var worst = 0.0
    for run in try await Trainer(reference.prepared).run(variants) {
      let theirs = try #require(single[run.variant.name])
      let loss = try #require(run.history.stepLoss.last)
      worst = max(worst, relativeGap(run.final.values, Array(theirs.dropFirst())))
      #expect(abs(loss - theirs[0]) < 2e-6 * max(1, theirs[0]))
    }
    print("single precision against PyTorch's own: worst relative difference \(worst)")
    #expect(worst < 2e-6)
  }

  // MARK: - What the settings mean

  @Test func withoutMomentumDampeningDoesNothing() async throws {
    let reference = try OptimizerReference.read()
    var damped = try reference.variant("sgd wd=0.1")
    damped.training.optimizer = .sgd(SGDSettings(dampening: 0.5))
    let runs = try await Trainer(reference.prepared).run([
      reference.variant("sgd wd=0.1"), damped,
    ])
    #expect(runs[0].final == runs[1].final)
  }

  @Test(arguments: [
    (
      OptimizerChoice.sgd(SGDSettings(momentum: 1)),
      "momentum must be from 0 up and below 1, not 1"
    ),
    (.sgd(SGDSettings(momentum: -0.1)), "momentum must be from 0 up and below 1, not −0.1"),
    (
      .sgd(SGDSettings(momentum: 0.5, dampening: .nan)),
      "dampening must be from 0 up and below 1, not nan"
    ),
    (
      .sgd(SGDSettings(momentum: 0.9, dampening: 0.1, nesterov: true)),
      "nesterov wants a momentum above 0 and a dampening of 0"
    ),
    (
      .sgd(SGDSettings(nesterov: true)), "nesterov wants a momentum above 0 and a dampening of 0"
    ),
    (.adam(AdamSettings(beta1: 1)), "beta1 must be from 0 up and below 1, not 1"),
    (.adam(AdamSettings(beta2: 1.5)), "beta2 must be from 0 up and below 1, not 1.5"),
    (.adam(AdamSettings(epsilon: 0)), "epsilon must be above 0 and finite, not 0"),
    (.rmsprop(RMSpropSettings(alpha: 2)), "alpha must be from 0 up and below 1, not 2"),
    (.adagrad(AdagradSettings(epsilon: -1)), "epsilon must be above 0 and finite, not −1"),
  ])
  func aSettingOutOfRangeIsASentence(optimizer: OptimizerChoice, sentence: String) async throws {
    #expect(optimizer.mistake == sentence)
    let reference = try OptimizerReference.read()
    var variant = try reference.variant("sgd")
    variant.training.optimizer = optimizer
    let trainer = Trainer(try reference.prepared)
    await #expect(throws: TrainingError(description: "variant “sgd”: \(sentence)")) {
      try await trainer.run([variant])
    }
  }
}
