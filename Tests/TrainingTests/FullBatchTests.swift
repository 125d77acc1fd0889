import Testing

@testable import Training

@Suite("Full batches")
struct FullBatchTests {
  /// 300 rows of correlated features far from zero, as given or standardised.
  private static func data(standardize: Bool, features: Int = 5) throws -> PreparedData {
    let table = SyntheticData(
      seed: 8, rows: 300, weights: (0..<features).map { Double($0 % 4) - 1.5 }, bias: 2, noise: 0.7
    ).dataset()
    var shifted = table
    for row in 0..<table.rowCount {
      for j in 0..<features {
        let place = row * features + j
        shifted.values[place] =
          table.values[place] + (j > 0 ? table.values[place - 1] / 2 : 0)
          + (standardize ? 20 * Double(j) : 0.3 * Double(j))
      }
    }
    return try PreparedData(shifted, standardize: standardize, holdout: .share(0.2, seed: 1))
  }

  private static let optimizers: [OptimizerChoice] = [
    .sgd(), .sgd(SGDSettings(momentum: 0.8)),
    .sgd(SGDSettings(momentum: 0.8, nesterov: true)),
    .sgd(SGDSettings(momentum: 0.5, dampening: 0.3)),
    .adam(), .adam(AdamSettings(amsgrad: true)), .rmsprop(), .adagrad(),
  ]

  private static let penalties: [any Penalty] = [
    NoPenalty(), L2(0.1), L2PerBatch(3), WeightDecay(0.002), DecoupledWeightDecay(0.1), L1(0.05),
    L1Subgradient(0.05), ElasticNet(0.1, l1Ratio: 0.3),
  ]

  private static func variants(
    _ batch: BatchSize, precision: Precision, printed: PrintedLoss
  ) -> [Variant] {
    optimizers.enumerated().flatMap { place, optimizer in
      penalties.map { penalty in
        Variant(
          name: "\(optimizer.name) \(place), \(penalty.kind)", penalty: penalty,
          training: TrainingSettings(
            epochs: 60, batch: batch, learningRate: 0.02, seed: 3,
            initial: .normal(standardDeviation: 0.5), optimizer: optimizer,
            bias: BiasTreatment.allCases[place % 3], precision: precision, printed: printed))
      }
    }
  }

  /// The greatest differences of parameters and of errors, over all epochs of all variants.
  private func gaps(
    _ data: PreparedData, _ precision: Precision
  ) async throws -> (parameters: Double, errors: Double) {
    var (parameters, errors) = (0.0, 0.0)
    for printed in PrintedLoss.allCases {
      let full = try await Trainer(data).run(
        Self.variants(.full, precision: precision, printed: printed))
      let rows = try await Trainer(data).run(
        Self.variants(.rows(data.trainingRowCount), precision: precision, printed: printed))
      for (a, b) in zip(full, rows) {
        #expect(a.history.gradients == .statistics && b.history.gradients == .rows)
        #expect(a.history.stepsPerEpoch == 1 && b.history.stepsPerEpoch == 1)
        #expect(a.status == b.status && a.effective == b.effective)
        #expect(a.history.parameters.count == 60 && b.history.parameters.count == 60)
        for (p, q) in zip(a.history.parameters, b.history.parameters) {
          parameters = max(parameters, zip(p.values, q.values).map { abs($0 - $1) }.max() ?? 0)
        }
        for path in [\History.trainingMSE, \.printed, \.stepLoss] {
          for (e, f) in zip(a.history[keyPath: path], b.history[keyPath: path]) {
            errors = max(errors, relativeDifference(e, f))
          }
        }
        let held = zip(
          try #require(a.history.validationMSE), try #require(b.history.validationMSE))
        errors = max(errors, held.map { relativeDifference($0, $1) }.max() ?? .infinity)
      }
    }
    return (parameters, errors)
  }

  @Test(arguments: [true, false])
  func statisticsAndRowsAgreeInDouble(standardize: Bool) async throws {
    let gaps = try await gaps(Self.data(standardize: standardize), .double)
    print("full batches in double, standardised \(standardize): \(gaps)")
    #expect(gaps.parameters < 1e-6)
    #expect(gaps.errors < 1e-6)
  }

  @Test(arguments: [true, false])
  func statisticsAndRowsAgreeInSingle(standardize: Bool) async throws {
    let gaps = try await gaps(Self.data(standardize: standardize), .single)
    print("full batches in single, standardised \(standardize): \(gaps)")
    #expect(gaps.parameters < 1e-4)
    #expect(gaps.errors < 5e-6)
  }

  @Test func fewRowsOfManyFeaturesAreReadThemselves() async throws {
    let data = SyntheticData(
      seed: 2, rows: 6, weights: Array(repeating: 1, count: 9), bias: 0, noise: 0.1
    ).dataset()
    let prepared = try PreparedData(data, standardize: false, holdout: .none)
    let variant = Variant(
      name: "few", penalty: L2(0.1),
      training: TrainingSettings(epochs: 3, batch: .full, precision: .double))
    let run = try #require(try await Trainer(prepared).run([variant]).first)
    #expect(run.history.gradients == .rows)
    #expect(run.history.stepsPerEpoch == 1)
  }

  @Test(arguments: [1, 7, 8, 9, 16, 23])
  func theLossAndItsGradientAreThoseOfTheRows(features: Int) throws {
    let data = try Self.data(standardize: false, features: features)
    let loss = data.trainingLoss
    var batch = FullBatch(loss)
    var generator = TorchGenerator(seed: 5)
    for _ in 0..<3 {
      let p = generator.normal(count: features + 1, standardDeviation: 2).map { Double($0) }
      batch.look(at: p.map { SIMD4<Double>(repeating: $0) }, lane: 2)
      #expect(relativeDifference(batch.loss, loss.value(at: p)) < 1e-13)
      let gradient = loss.gradient(at: p)
      let length = gradient.map { $0 * $0 }.reduce(0, +).squareRoot()
      for j in 0...features { #expect(abs(batch[j] - gradient[j]) < 1e-13 * length) }
    }
  }
}
