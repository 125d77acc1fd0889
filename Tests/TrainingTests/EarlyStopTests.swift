import Testing

@testable import Training

@Suite("Early stops")
struct EarlyStopTests {
  /// Twenty rows of many features: held-out errors fall, then rise as the noise is learned.
  private static func data() throws -> PreparedData {
    try PreparedData(
      SyntheticData(
        seed: 11, rows: 60, weights: [Double](repeating: 0.1, count: 30), bias: 0, noise: 1
      ).dataset(), standardize: false, holdout: .lastRows(40))
  }

  private static func variant(patience: Int?, epochs: Int = 300, rate: LearningRate = 0.02)
    -> Variant
  {
    var training = Notebook.settings
    training.epochs = epochs
    training.batch = .rows(10)
    training.learningRate = rate
    training.order = .shuffle
    training.stop = patience.map { EarlyStopping(patience: $0) }
    return Variant(name: "patience \(patience ?? 0)", penalty: NoPenalty(), training: training)
  }

  /// What patience does, written down from its definition: the epoch of the least error before
  /// `patience` epochs without a new least one, and how many epochs were trained.
  private static func expected(_ errors: [Double], patience: Int) -> (best: Int, trained: Int) {
    var (best, least) = (0, Double.infinity)
    for (index, error) in errors.enumerated() {
      if error < least { (best, least) = (index + 1, error) }
      if index + 1 - best >= patience { return (best, index + 1) }
    }
    return (best, errors.count)
  }

  @Test(arguments: [1, 2, 5, 20, 1_000])
  func trainingEndsAfterItsPatienceAndKeepsTheBestParameters(_ patience: Int) async throws {
    let trainer = Trainer(try Self.data())
    let runs = try await trainer.run([
      Self.variant(patience: nil), Self.variant(patience: patience),
    ])
    let whole = try #require(runs[0].history.validationMSE)
    let (best, trained) = Self.expected(whole, patience: patience)
    let run = runs[1]
    // Up to its end it is the run that was not stopped, bit for bit.
    #expect(run.history.parameters == Array(runs[0].history.parameters.prefix(trained)))
    #expect(run.history.validationMSE == Array(whole.prefix(trained)))
    #expect(run.bestEpoch == best)
    #expect(run.final == runs[0].history.parameters[best - 1])
    #expect(run.finalValidationMSE == whole[best - 1])
    #expect(run.finalValidationMSE == run.history.validationMSE?.min())
    #expect(runs[0].bestEpoch == nil && runs[0].final == runs[0].history.parameters.last)
  }

  @Test func aStopHarmsNobodyInTheSameLanes() async throws {
    let trainer = Trainer(try Self.data())
    let patient = [nil, 1, 3, nil, 2, 7].enumerated().map { place, patience in
      var variant = Self.variant(patience: patience, epochs: 80)
      variant.name += " at \(place)"
      return variant
    }
    let together = try await trainer.run(patient)
    for (variant, run) in zip(patient, together) {
      let alone = try #require(try await trainer.run([variant]).first)
      #expect(run.history.parameters == alone.history.parameters && run.final == alone.final)
      #expect(run.bestEpoch == alone.bestEpoch)
    }
  }

  @Test func theStartIsKeptWhereNoEpochFinished() async throws {
    let trainer = Trainer(try Self.data())
    let run = try #require(
      try await trainer.run([Self.variant(patience: 3, epochs: 30, rate: 1e9)]).first)
    guard case .diverged = run.status else {
      Issue.record("so high a rate diverges")
      return
    }
    #expect(run.history.parameters.isEmpty && run.final == run.initial && run.bestEpoch == nil)
  }

  @Test func patienceNeedsHeldOutRows() async throws {
    let data = try PreparedData(
      SyntheticData(seed: 1, rows: 30, weights: [1], bias: 0, noise: 1).dataset(),
      standardize: false, holdout: .none)
    await #expect(throws: TrainingError.self) {
      try await Trainer(data).run([Self.variant(patience: 3)])
    }
  }
}
