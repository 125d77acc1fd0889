import Testing

@testable import Training

@Suite("The notebook, replayed")
struct ReplayTests {
  private static let relativeLossBound = 5e-5
  private static let parameterBound = 5e-6

  private func run(_ variant: Variant) async throws -> Run {
    let runs = try await Trainer(Notebook.prepared()).run([variant])
    return try #require(runs.first)
  }

  private func compare(_ run: Run, with file: String) throws {
    let reference = try Fixtures.decode(NotebookReference.self, "torch/\(file).json")
    #expect(run.history.parameters.count == reference.epochs_history.count)
    var (worstLoss, worstMSE, worstParameter) = (0.0, 0.0, 0.0)
    for (index, epoch) in reference.epochs_history.enumerated() {
      worstLoss = max(
        worstLoss, relativeDifference(run.history.printed[index], epoch.last_batch_loss))
      worstMSE = max(
        worstMSE, relativeDifference(run.history.trainingMSE[index], epoch.full_mse))
      let parameters = run.history.parameters[index]
      let bias = try #require(parameters.bias)
      for (ours, theirs) in zip(parameters.weights + [bias], epoch.w + [epoch.b]) {
        worstParameter = max(worstParameter, abs(ours - theirs))
      }
    }
    print(
      "replay of \(file): worst relative difference \(worstLoss) of printed losses, "
        + "\(worstMSE) of full-data errors; worst difference \(worstParameter) of parameters")
    #expect(worstLoss <= Self.relativeLossBound)
    #expect(worstMSE <= Self.relativeLossBound)
    #expect(worstParameter <= Self.parameterBound)

    for (ours, theirs) in zip(run.initial.weights, reference.w_init ?? []) {
      #expect(ours == theirs)
    }
    if let losses = reference.first_epoch_step_loss {
      let worst = zip(run.history.stepLoss, losses).map(relativeDifference).max() ?? .infinity
      print("replay of \(file): worst relative difference \(worst) of the first epoch's steps")
      #expect(worst <= Self.relativeLossBound)
      #expect(losses.count == run.history.stepsPerEpoch)
    }
  }

  @Test func cellOneAgreesWithTorch() async throws {
    try compare(try await run(Notebook.pytorch1), with: "notebook-pytorch-1")
  }

  @Test func cellTwoAgreesWithTorch() async throws {
    try compare(try await run(Notebook.pytorch2), with: "notebook-pytorch-2")
  }

  @Test func cellThreeAgreesWithTorch() async throws {
    try compare(try await run(Notebook.pytorch3), with: "notebook-pytorch-3")
  }

  @Test func cellOneAgreesWithTorchUnderTodaysDataLoader() async throws {
    var variant = Notebook.pytorch1
    variant.training.order = .torch2
    try compare(try await run(variant), with: "notebook-pytorch-1-torch-2-order")
  }

  @Test(arguments: ["pytorch-1", "pytorch-2", "pytorch-3"])
  func aCellPrintsWhatTheNotebookPrinted(name: String) async throws {
    let printed = try Fixtures.decode(PrintedReference.self, "torch/seed-printed.json")
    let cell = try #require(printed.cells[name])
    let variant = try #require(Notebook.all.first { $0.name == name })
    let run = try await run(variant)
    // The first cell printed 4 decimals, the others 5.
    let unit = name == "pytorch-1" ? 1e-4 : 1e-5
    var worst = 0.0
    for (ours, theirs) in zip(run.history.printed, cell.printed) {
      worst = max(worst, abs(ours - theirs) / unit)
    }
    print("replay of \(name) as printed: worst difference \(worst) units of the last digit")
    #expect(run.history.printed.count == cell.printed.count)
    #expect(worst <= 5)
    let final = try #require(cell.w) + [try #require(cell.b)]
    let ours = run.final.weights + [try #require(run.final.bias)]
    for (ours, theirs) in zip(ours, final) { #expect(abs(ours - theirs) <= 0.5e-4) }
  }

  @Test func theNumpyCellEndsAboveTheTruthInEveryParameter() async throws {
    let run = try await run(Notebook.numpy)
    let truth = try #require(Notebook.data.truth)
    let bias = try #require(run.final.bias)
    for (ours, theirs) in zip(run.final.weights + [bias], truth.weights + [truth.bias ?? 0]) {
      #expect(abs(ours) > abs(theirs))
    }
    // The page's own figures for the seeded data.
    for (ours, expected) in zip(run.final.weights + [bias], [2.00035, -3.40015, 4.20020]) {
      #expect(abs(ours - expected) < 1e-5)
    }
  }

  @Test func cellsTwoAndThreeEndAtTheirCycle() async throws {
    for variant in [Notebook.pytorch2, Notebook.pytorch3] {
      let run = try await run(variant)
      let cycle = try #require(run.cycleLimit)
      let ends = zip(
        run.final.weights + [try #require(run.final.bias)],
        cycle.weights + [try #require(cycle.bias)])
      let worst = ends.map { abs($0 - $1) }.max() ?? .infinity
      print("\(variant.name) ends \(worst) from its cycle")
      #expect(worst <= 3e-6)
    }
  }

  @Test func theCycleOfCellTwoIsThePublishedOne() async throws {
    let run = try await run(Notebook.pytorch2)
    let cycle = try #require(run.cycleLimit)
    let expected = [1.951_538_78, -3.314_984_92, 4.097_428_65]
    for (ours, theirs) in zip(cycle.weights + [try #require(cycle.bias)], expected) {
      #expect(abs(ours - theirs) < 6e-9)
    }
    let ridge = try #require(run.limit)
    let ridgeExpected = [1.952_625_52, -3.315_606_87, 4.097_417_37]
    for (ours, theirs) in zip(ridge.weights + [try #require(ridge.bias)], ridgeExpected) {
      #expect(abs(ours - theirs) < 6e-9)
    }
    #expect(run.effective == .strengths(l2: 0.025, l1: 0))
  }

  @Test func onlyAFixedOrderHasACycle() async throws {
    #expect(try await run(Notebook.pytorch1).cycleLimit == nil)
  }

  @Test func theNumpyCellsEffectiveRidgeIsTheMeanOverItsSteps() async throws {
    guard case .strengths(let ridge, 0) = try await run(Notebook.numpy).effective else {
      Issue.record("the numpy cell has an effective ridge")
      return
    }
    #expect(abs(ridge - -0.000425) < 1e-6)
  }
}
