/// Plain gradient descent.
///
///     p ← p − a g
struct Descent<Lanes: LaneVector>: Optimizer {
  @inline(__always)
  mutating func step(_ parameters: inout [Lanes], gradient: [Lanes], rate: Lanes) {
    for j in parameters.indices {
      parameters[j] = Lanes.difference(parameters[j], Lanes.product(rate, gradient[j]))
    }
  }

  mutating func forget(_ lane: Int) {}
}
