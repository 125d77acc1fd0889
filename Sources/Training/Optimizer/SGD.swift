/// Stochastic gradient descent.
///
///     p ← p − a g
struct SGD<Scalar: TrainingScalar>: Optimizer {
  mutating func step(_ parameters: inout [Scalar], gradient: [Scalar], rate: Scalar) {
    for j in parameters.indices { parameters[j] -= rate * gradient[j] }
  }
}
