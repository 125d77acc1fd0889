/// A rule that turns a gradient into a step. An optimiser holds the state of one variant.
protocol Optimizer<Scalar> {
  associatedtype Scalar: TrainingScalar
  /// Moves `parameters` against `gradient`; both have shape `(d + 1)`, the bias last.
  mutating func step(_ parameters: inout [Scalar], gradient: [Scalar], rate: Scalar)
}

extension OptimizerChoice {
  /// The chosen optimiser before its first step.
  func make<Scalar: TrainingScalar>(_: Scalar.Type) -> any Optimizer<Scalar> {
    switch self {
    case .sgd: SGD<Scalar>()
    }
  }
}
