import Training

/// Training settings by their keys, in the order in which they are written.
enum TrainingKeys {
  struct Pair: Equatable {
    var key: String
    var value: String
  }

  /// The settings of each variant, the same keys for all. `stop` is left out where no variant stops.
  static func all(of variants: [ExperimentVariant]) -> [[Pair]] {
    let stops = variants.contains { $0.variant.training.stop != nil }
    return variants.map { variant in
      let settings = variant.variant.training
      let rate = rate(settings.learningRate, spansTraining: variant.spansTraining)
      return [
        Pair(key: "epochs", value: "\(settings.epochs)"),
        Pair(key: "batch", value: batch(settings.batch)),
        Pair(key: "learning-rate", value: rate),
        Pair(key: "order", value: settings.order.rawValue),
        Pair(key: "seed", value: "\(settings.seed)"),
        Pair(key: "initial", value: initial(settings.initial)),
        Pair(key: "loss", value: settings.loss.rawValue),
        Pair(key: "optimizer", value: optimizer(settings.optimizer)),
        Pair(key: "bias", value: settings.bias.rawValue),
        Pair(key: "precision", value: settings.precision.rawValue),
        Pair(key: "printed", value: settings.printed.rawValue),
      ] + (stops ? [Pair(key: "stop", value: stop(settings.stop))] : [])
    }
  }

  /// For each key the value that most variants have, of equally frequent ones the first.
  static func mostCommon(_ variants: [[Pair]]) -> [Pair] {
    guard let first = variants.first else { return [] }
    return first.indices.map { index in
      var counts: [String: Int] = [:]
      for variant in variants { counts[variant[index].value, default: 0] += 1 }
      let most = counts.values.max()
      let common = variants.first { counts[$0[index].value] == most }
      return common?[index] ?? first[index]
    }
  }

  // MARK: - Values

  static func batch(_ batch: BatchSize) -> String {
    switch batch {
    case .rows(let rows): "\(rows)"
    case .full: "full"
    }
  }

  private static func rate(_ rate: LearningRate, spansTraining: Bool) -> String {
    let start = YAMLNumber.text(rate.initial)
    func mapping(_ kind: String, _ rest: String) -> String {
      "{schedule: \(kind), from: \(start), \(rest), per: \(rate.period.rawValue)}"
    }
    switch rate.schedule {
    case .constant: return start
    case .step(let every, let factor):
      return mapping("step", "every: \(every), factor: \(YAMLNumber.text(factor))")
    case .inverse(let decay): return mapping("inverse", "decay: \(YAMLNumber.text(decay))")
    case .cosine(let span, let floor):
      return mapping(
        "cosine", "to: \(YAMLNumber.text(floor)), span: \(spansTraining ? "all" : "\(span)")")
    }
  }

  private static func initial(_ initial: InitialParameters) -> String {
    switch initial {
    case .zeros: return "zeros"
    case .normal(let deviation): return "{normal: \(YAMLNumber.text(deviation))}"
    case .explicit(let parameters):
      let weights = ExperimentWriter.list(parameters.weights.map(YAMLNumber.text))
      let bias = parameters.bias.map { ", bias: \(YAMLNumber.text($0))" } ?? ""
      return "{weights: \(weights)\(bias)}"
    }
  }

  /// Plain gradient descent in a word, all else with every setting.
  private static func optimizer(_ optimizer: OptimizerChoice) -> String {
    let number = YAMLNumber.text
    switch optimizer {
    case .sgd(SGDSettings()): return "sgd"
    case .sgd(let own):
      return "{sgd: {momentum: \(number(own.momentum)), dampening: \(number(own.dampening)), "
        + "nesterov: \(own.nesterov)}}"
    case .adam(let own):
      return "{adam: {beta1: \(number(own.beta1)), beta2: \(number(own.beta2)), "
        + "epsilon: \(number(own.epsilon)), amsgrad: \(own.amsgrad)}}"
    case .rmsprop(let own):
      return "{rmsprop: {alpha: \(number(own.alpha)), epsilon: \(number(own.epsilon))}}"
    case .adagrad(let own): return "{adagrad: {epsilon: \(number(own.epsilon))}}"
    }
  }

  private static func stop(_ stop: EarlyStopping?) -> String {
    stop.map { "{patience: \($0.patience)}" } ?? "none"
  }
}
