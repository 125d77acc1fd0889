/// A rule that turns a gradient into a step. An optimiser holds the state of one variant.
protocol Optimizer<Scalar> {
  associatedtype Scalar: TrainingScalar
  /// Moves `parameters` against `gradient`; both have shape `(d + 1)`, the bias last.
  mutating func step(_ parameters: inout [Scalar], gradient: [Scalar], rate: Scalar)
}

/// The optimiser of one variant, whichever it is. A step is taken for every batch and variant, so
/// the choice is a switch between concrete types and not a call through a protocol.
enum OptimizerState<Scalar: TrainingScalar> {
  case sgd(SGD<Scalar>)

  /// The chosen optimiser before its first step.
  init(_ choice: OptimizerChoice) {
    switch choice {
    case .sgd: self = .sgd(SGD())
    }
  }

  /// Moves `parameters` against `gradient`.
  @inline(__always)
  mutating func step(_ parameters: inout [Scalar], gradient: [Scalar], rate: Scalar) {
    switch self {
    case .sgd(var optimizer):
      optimizer.step(&parameters, gradient: gradient, rate: rate)
      self = .sgd(optimizer)
    }
  }
}
