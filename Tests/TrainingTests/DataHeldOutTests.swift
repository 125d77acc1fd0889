import Testing

@testable import Training

/// `fixtures/torch/weight-decay-200-features.json`: what torch gave for the textbook's experiment on
/// weight decay, 20 rows that train 200 weights and 100 rows that are held out.
private struct Reference: Decodable {
  struct Training: Decodable {
    var weight_decay: Double
    var bias_decayed: Bool
    var train_and_validation_mse_after_each_epoch: [[Double]]
    var w_norm: Double
    var b: Double
  }
  var data_seed: UInt64
  var rows: Int
  var training_rows: Int
  var bias: Double
  var noise: Double
  var init_seed: UInt64
  var epochs: Int
  var learning_rate: Double
  var runs: [String: Training]
}

struct DataHeldOutTests {
  /// The errors of both kinds of rows after each of 100 epochs, and where training ends, in single
  /// precision: 1e-4 of each value, and 1e-9 where an error has become tiny.
  @Test func trainingAndHeldOutErrorsAreTorchs() async throws {
    let reference = try Fixtures.decode(
      Reference.self, "torch/weight-decay-200-features.json")
    let data = try PreparedData(
      SyntheticData(
        seed: reference.data_seed, rows: reference.rows,
        weights: Array(repeating: 0.01, count: 200), bias: reference.bias, noise: reference.noise
      ).dataset(),
      standardize: false, holdout: .lastRows(reference.rows - reference.training_rows))
    #expect(data.trainingRowCount == 20 && data.validationRowCount == 100)
    #expect(data.leastSquares.isLeastNorm && data.leastSquares.rank == 19)

    let names = ["none", "weights and bias", "weights only"]
    let variants = try names.map { name in
      let expected = try #require(reference.runs[name])
      return Variant(
        name: name,
        penalty: expected.weight_decay == 0 ? NoPenalty() : L2(expected.weight_decay),
        training: TrainingSettings(
          epochs: reference.epochs, batch: .full, learningRate: .init(reference.learning_rate),
          seed: reference.init_seed, initial: .normal(standardDeviation: 0.01), loss: .mse,
          bias: expected.bias_decayed ? .penalized : .free, precision: .single))
    }
    // Records alone: where each variant would end in the long run takes longer than to train it.
    let records = try await Trainer(data).train(
      variants, keepsHistory: true, jobs: 1, progress: nil, finish: { _, record, _ in record })
    for (variant, record) in zip(variants, records) {
      let expected = try #require(reference.runs[variant.name])
      var worst = 0.0
      for (epoch, errors) in expected.train_and_validation_mse_after_each_epoch.enumerated() {
        worst = max(
          worst, difference(record.trainingMSE[epoch], errors[0]),
          difference(record.validationMSE[epoch], errors[1]))
      }
      let final = data.given(record.final.parameters, bias: variant.training.bias)
      let norm = final.weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
      worst = max(worst, difference(norm, expected.w_norm), difference(final.bias ?? 0, expected.b))
      print("200 features, \(variant.name): \(worst) from torch")
      #expect(record.trainingMSE.count == 100 && record.validationMSE.count == 100)
      #expect(worst < 1e-4)
    }
  }

  private func difference(_ value: Double, _ expected: Double) -> Double {
    max(0, abs(value - expected) - 1e-9) / abs(expected)
  }
}
