import Wording

/// The rule that turns a gradient into a step, with its settings as PyTorch names them.
public enum OptimizerChoice: Sendable, Equatable {
  /// Stochastic gradient descent, with momentum where asked for.
  case sgd(SGDSettings = SGDSettings())
  /// Adam (Kingma and Ba, 2015); with a decoupled penalty it is AdamW.
  case adam(AdamSettings = AdamSettings())
  /// RMSprop (Tieleman and Hinton, 2012).
  case rmsprop(RMSpropSettings = RMSpropSettings())
  /// Adagrad (Duchi, Hazan and Singer, 2011).
  case adagrad(AdagradSettings = AdagradSettings())

  /// The experiment file's key.
  public var kind: String {
    switch self {
    case .sgd: "sgd"
    case .adam: "adam"
    case .rmsprop: "rmsprop"
    case .adagrad: "adagrad"
    }
  }

  /// Whether each step is along the gradient of its batch and nothing else.
  public var isPlain: Bool {
    if case .sgd(let settings) = self { settings.momentum == 0 } else { false }
  }
}

/// Settings of stochastic gradient descent.
public struct SGDSettings: Sendable, Equatable {
  /// `μ`, the share of the last step's velocity that is kept, in 0..<1; 0 for none.
  public var momentum: Double
  /// `τ`, the share of each gradient that the velocity leaves out, in 0..<1.
  public var dampening: Double
  /// Whether the gradient's step is added to that of the velocity; wants a momentum and no
  /// dampening.
  public var nesterov: Bool

  /// Plain steps, unless told otherwise.
  public init(momentum: Double = 0, dampening: Double = 0, nesterov: Bool = false) {
    self.momentum = momentum
    self.dampening = dampening
    self.nesterov = nesterov
  }

  /// How far a constant gradient leads in a step once the velocity has settled, in multiples of
  /// the learning rate: `(1 − τ)/(1 − μ)`.
  public var gain: Double { momentum == 0 ? 1 : (1 - dampening) / (1 - momentum) }
}

/// Settings of Adam.
public struct AdamSettings: Sendable, Equatable {
  /// The share of the mean gradient that is kept in each step, in 0..<1.
  public var beta1: Double
  /// The share of the mean squared gradient that is kept in each step, in 0..<1.
  public var beta2: Double
  /// Added to the root of the mean square; above 0.
  public var epsilon: Double
  /// Whether the greatest mean square so far divides (Reddi, Kale and Kumar, 2018).
  public var amsgrad: Bool

  /// PyTorch's defaults, unless told otherwise.
  public init(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, amsgrad: Bool = false
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.amsgrad = amsgrad
  }
}

/// Settings of RMSprop.
public struct RMSpropSettings: Sendable, Equatable {
  /// The share of the mean squared gradient that is kept in each step, in 0..<1.
  public var alpha: Double
  /// Added to the root of the mean square; above 0.
  public var epsilon: Double

  /// PyTorch's defaults, unless told otherwise.
  public init(alpha: Double = 0.99, epsilon: Double = 1e-8) {
    self.alpha = alpha
    self.epsilon = epsilon
  }
}

/// Settings of Adagrad.
public struct AdagradSettings: Sendable, Equatable {
  /// Added to the root of the sum of squares; above 0.
  public var epsilon: Double

  /// PyTorch's default, unless told otherwise.
  public init(epsilon: Double = 1e-10) {
    self.epsilon = epsilon
  }
}

extension OptimizerChoice {
  /// What is wrong with the settings, in words that follow a variant's name; `nil` for nothing.
  public var mistake: String? {
    func share(_ name: String, _ value: Double) -> String? {
      value >= 0 && value < 1
        ? nil : "\(name) must be from 0 up and below 1, not \(NumberText.shortest(value))"
    }
    func epsilon(_ value: Double) -> String? {
      value > 0 && value.isFinite
        ? nil : "epsilon must be above 0 and finite, not \(NumberText.shortest(value))"
    }
    switch self {
    case .sgd(let settings):
      if let mistake = share("momentum", settings.momentum) { return mistake }
      if let mistake = share("dampening", settings.dampening) { return mistake }
      let fits = settings.momentum > 0 && settings.dampening == 0
      return settings.nesterov && !fits
        ? "nesterov wants a momentum above 0 and a dampening of 0" : nil
    case .adam(let settings):
      return share("beta1", settings.beta1) ?? share("beta2", settings.beta2)
        ?? epsilon(settings.epsilon)
    case .rmsprop(let settings):
      return share("alpha", settings.alpha) ?? epsilon(settings.epsilon)
    case .adagrad(let settings):
      return epsilon(settings.epsilon)
    }
  }
}
