@testable import Training

/// `fixtures/torch/optimisers.json`: 60 steps of PyTorch's optimisers in double on 48 rows, batches
/// of 16 in order. A line of a run is the batch's loss before the step, then the weights and the
/// bias after it.
struct OptimizerReference: Decodable {
  var X: [[Double]]
  var y: [Double]
  var w_init: [Double]
  var b_init: Double
  var batch: Int
  var steps: Int
  var runs: [String: [[Double]]]
  var runs_bias_not_decayed: [String: [[Double]]]

  static func read() throws -> OptimizerReference {
    try Fixtures.decode(OptimizerReference.self, "torch/optimisers.json")
  }

  var prepared: PreparedData {
    get throws {
      try PreparedData(
        Dataset(
          features: ["x1", "x2", "x3"], target: "y", values: X.flatMap { $0 }, targets: y,
          source: "optimisers.json"),
        standardize: false, holdout: .none)
    }
  }

  /// Settings that all runs share.
  func settings(
    _ optimizer: OptimizerChoice, rate: LearningRate, bias: BiasTreatment = .penalized,
    precision: Precision = .double
  ) -> TrainingSettings {
    TrainingSettings(
      epochs: steps * batch / y.count, batch: .rows(batch), learningRate: rate,
      initial: .explicit(Parameters(weights: w_init, bias: b_init)), optimizer: optimizer,
      bias: bias, precision: precision)
  }

  /// The variant that PyTorch's run `name` is.
  func variant(
    _ name: String, bias: BiasTreatment = .penalized, precision: Precision = .double
  ) throws -> Variant {
    guard let (optimizer, rate, penalty) = Self.choices[name] else {
      throw Fixtures.Failure.unknown(name)
    }
    return Variant(
      name: name, penalty: penalty,
      training: settings(optimizer, rate: LearningRate(rate), bias: bias, precision: precision))
  }

  static let choices: [String: (OptimizerChoice, Double, any Penalty)] = [
    "sgd": (.sgd(), 0.05, NoPenalty()),
    "sgd wd=0.1": (.sgd(), 0.05, L2(0.1)),
    "sgd momentum=0.9": (.sgd(SGDSettings(momentum: 0.9)), 0.02, NoPenalty()),
    "sgd momentum=0.9 wd=0.1": (.sgd(SGDSettings(momentum: 0.9)), 0.02, L2(0.1)),
    "sgd nesterov momentum=0.9 wd=0.1": (
      .sgd(SGDSettings(momentum: 0.9, nesterov: true)), 0.02, L2(0.1)
    ),
    "sgd momentum=0.9 dampening=0.5": (
      .sgd(SGDSettings(momentum: 0.9, dampening: 0.5)), 0.02, NoPenalty()
    ),
    "adam": (.adam(), 0.05, NoPenalty()),
    "adam wd=0.1 (L2)": (.adam(), 0.05, L2(0.1)),
    "adamw wd=0.1": (.adam(), 0.05, DecoupledWeightDecay(0.1)),
    "adam amsgrad": (.adam(AdamSettings(amsgrad: true)), 0.05, NoPenalty()),
    "rmsprop": (.rmsprop(), 0.02, NoPenalty()),
    "rmsprop wd=0.1": (.rmsprop(), 0.02, L2(0.1)),
    "adagrad wd=0.1": (.adagrad(), 0.2, L2(0.1)),
  ]
}

/// `|a - b|` over the greatest of `|a|`, `|b|` and 1e-3, the size of what is compared here.
func relativeGap(_ a: [Double], _ b: [Double]) -> Double {
  var worst = a.count == b.count ? 0 : Double.infinity
  for (a, b) in zip(a, b) { worst = max(worst, abs(a - b) / max(abs(a), abs(b), 1e-3)) }
  return worst
}

extension Parameters {
  /// Weights, then the bias where there is one.
  var values: [Double] { weights + (bias.map { [$0] } ?? []) }
}
