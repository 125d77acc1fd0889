/// A rule that turns a gradient into a step, with the state of as many variants as `Lanes` holds.
///
/// Every operation is the same in each lane, so what a variant does is the formula read with its
/// own numbers.
protocol Optimizer<Lanes> {
  associatedtype Lanes: LaneVector
  /// Moves `parameters` against `gradient`; both have shape `(d + 1)`, the bias last.
  mutating func step(_ parameters: inout [Lanes], gradient: [Lanes], rate: Lanes)
  /// Clears the state of a lane that has finished, lest what overflowed there slows down the rest.
  mutating func forget(_ lane: Int)
}

/// The optimiser of a lane group, whichever it is. A step is taken for every batch, so the choice
/// is a switch between concrete types and not a call through a protocol.
enum LaneOptimizer<Lanes: LaneVector> {
  case descent(Descent<Lanes>)
  case momentum(MomentumDescent<Lanes>)
  case adam(Adam<Lanes>)
  case rmsprop(RMSprop<Lanes>)
  case adagrad(Adagrad<Lanes>)

  /// The optimisers `choices`, all of one family, one a lane from lane 0 on, before their first step
  /// on `count` parameters.
  init(_ choices: [OptimizerChoice], parameters count: Int) {
    switch choices[0].family {
    case .descent:
      self = .descent(Descent())
    case .momentum:
      self = .momentum(MomentumDescent(choices.compactMap(\.sgd), parameters: count))
    case .adam, .amsgrad:
      self = .adam(Adam(choices.compactMap(\.adam), parameters: count))
    case .rmsprop:
      self = .rmsprop(RMSprop(choices.compactMap(\.rmsprop), parameters: count))
    case .adagrad:
      self = .adagrad(Adagrad(choices.compactMap(\.adagrad), parameters: count))
    }
  }

  /// Moves `parameters` against `gradient`.
  @inline(__always)
  mutating func step(_ parameters: inout [Lanes], gradient: [Lanes], rate: Lanes) {
    // The state is taken out while it is changed, so that it is never copied.
    switch consume self {
    case .descent(var optimizer):
      optimizer.step(&parameters, gradient: gradient, rate: rate)
      self = .descent(optimizer)
    case .momentum(var optimizer):
      self = .descent(Descent())
      optimizer.step(&parameters, gradient: gradient, rate: rate)
      self = .momentum(optimizer)
    case .adam(var optimizer):
      self = .descent(Descent())
      optimizer.step(&parameters, gradient: gradient, rate: rate)
      self = .adam(optimizer)
    case .rmsprop(var optimizer):
      self = .descent(Descent())
      optimizer.step(&parameters, gradient: gradient, rate: rate)
      self = .rmsprop(optimizer)
    case .adagrad(var optimizer):
      self = .descent(Descent())
      optimizer.step(&parameters, gradient: gradient, rate: rate)
      self = .adagrad(optimizer)
    }
  }
}

extension LaneOptimizer {
  /// Clears the state of a lane that has finished.
  mutating func forget(_ lane: Int) {
    switch self {
    case .descent: break
    case .momentum(var optimizer):
      optimizer.forget(lane)
      self = .momentum(optimizer)
    case .adam(var optimizer):
      optimizer.forget(lane)
      self = .adam(optimizer)
    case .rmsprop(var optimizer):
      optimizer.forget(lane)
      self = .rmsprop(optimizer)
    case .adagrad(var optimizer):
      optimizer.forget(lane)
      self = .adagrad(optimizer)
    }
  }
}

/// Optimisers that are the same formula with other numbers, and so can share a lane group.
enum OptimizerFamily: Hashable, Sendable {
  case descent, momentum, adam, amsgrad, rmsprop, adagrad
}

extension OptimizerChoice {
  /// The formula that this optimiser is.
  var family: OptimizerFamily {
    switch self {
    case .sgd(let settings): settings.momentum == 0 ? .descent : .momentum
    case .adam(let settings): settings.amsgrad ? .amsgrad : .adam
    case .rmsprop: .rmsprop
    case .adagrad: .adagrad
    }
  }

  fileprivate var sgd: SGDSettings? { if case .sgd(let settings) = self { settings } else { nil } }
  fileprivate var adam: AdamSettings? {
    if case .adam(let settings) = self { settings } else { nil }
  }
  fileprivate var rmsprop: RMSpropSettings? {
    if case .rmsprop(let settings) = self { settings } else { nil }
  }
  fileprivate var adagrad: AdagradSettings? {
    if case .adagrad(let settings) = self { settings } else { nil }
  }
}

extension LaneVector {
  /// One number of each of `settings` a lane, `idle` in lanes beyond.
  static func lanes<Settings>(
    _ settings: [Settings], idle: Double, _ number: (Settings) -> Double
  ) -> Self {
    var lanes = Self(repeating: Scalar(idle))
    for lane in settings.indices { lanes[lane] = Scalar(number(settings[lane])) }
    return lanes
  }
}
