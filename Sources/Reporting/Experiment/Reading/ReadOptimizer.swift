import Training

extension Field {
  /// The optimisers, in the order in which they are listed to a user.
  private static let optimizers = ["sgd", "adam", "rmsprop", "adagrad"]

  /// An optimiser with its defaults, or with settings of its own.
  func optimizer() -> OptimizerChoice? {
    guard isMapping else {
      switch word(among: Self.optimizers) {
      case "sgd": return .sgd()
      case "adam": return .adam()
      case "rmsprop": return .rmsprop()
      case "adagrad": return .adagrad()
      default: return nil
      }
    }
    guard let fields = fields("optimizer", example: "{sgd: {momentum: 0.9}}") else { return nil }
    defer { fields.end() }
    guard let chosen = fields.one(of: Self.optimizers, example: "sgd: {momentum: 0.9}") else {
      return nil
    }
    switch chosen.name {
    case "\"sgd\"": return chosen.sgd()
    case "\"adam\"": return chosen.adam()
    case "\"rmsprop\"": return chosen.rmsprop()
    default: return chosen.adagrad()
    }
  }

  private func sgd() -> OptimizerChoice? {
    guard let fields = fields("sgd", example: "{momentum: 0.9}") else { return nil }
    let momentum = fields["momentum"].map { $0.number(.belowOne) } ?? 0
    let dampening = fields["dampening"].map { $0.number(.belowOne) } ?? 0
    let field = fields["nesterov"]
    let nesterov = field.map { $0.flag() } ?? false
    fields.end()
    guard let momentum, let dampening, let nesterov else { return nil }
    let choice = OptimizerChoice.sgd(
      SGDSettings(momentum: momentum, dampening: dampening, nesterov: nesterov))
    if let mistake = choice.mistake {
      (field ?? self).report("\(Self.capitalized(mistake)).")
      return nil
    }
    return choice
  }

  private func adam() -> OptimizerChoice? {
    guard let fields = fields("adam", example: "{beta1: 0.9}") else { return nil }
    let now = AdamSettings()
    let beta1 = fields["beta1"].map { $0.number(.belowOne) } ?? now.beta1
    let beta2 = fields["beta2"].map { $0.number(.belowOne) } ?? now.beta2
    let epsilon = fields["epsilon"].map { $0.number(.positive) } ?? now.epsilon
    let amsgrad = fields["amsgrad"].map { $0.flag() } ?? now.amsgrad
    fields.end()
    guard let beta1, let beta2, let epsilon, let amsgrad else { return nil }
    return .adam(AdamSettings(beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad))
  }

  private func rmsprop() -> OptimizerChoice? {
    guard let fields = fields("rmsprop", example: "{alpha: 0.99}") else { return nil }
    let now = RMSpropSettings()
    let alpha = fields["alpha"].map { $0.number(.belowOne) } ?? now.alpha
    let epsilon = fields["epsilon"].map { $0.number(.positive) } ?? now.epsilon
    fields.end()
    guard let alpha, let epsilon else { return nil }
    return .rmsprop(RMSpropSettings(alpha: alpha, epsilon: epsilon))
  }

  private func adagrad() -> OptimizerChoice? {
    guard let fields = fields("adagrad", example: "{epsilon: 1e-10}") else { return nil }
    let epsilon = fields["epsilon"].map { $0.number(.positive) } ?? AdagradSettings().epsilon
    fields.end()
    return epsilon.map { .adagrad(AdagradSettings(epsilon: $0)) }
  }
}
