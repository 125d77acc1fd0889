/// Gradient descent with momentum (Polyak, 1964; Nesterov, 1983), as PyTorch writes it.
///
///     v ← μ v + (1 − τ) g          v ← g in the first step
///     p ← p − a v                  p ← p − a (g + μ v) with Nesterov
struct MomentumDescent<Lanes: LaneVector>: Optimizer {
  private let momentum: Lanes
  /// `1 − τ`.
  private let intake: Lanes
  /// `μ` where a variant looks ahead, and 1 or 0 by which gradient and velocity then count.
  private let ahead: Lanes
  private let gradientShare: Lanes
  private var velocity: [Lanes]
  private var isFirst = true

  init(_ settings: [SGDSettings], parameters count: Int) {
    momentum = .lanes(settings, idle: 0) { $0.momentum }
    intake = .lanes(settings, idle: 0) { 1 - $0.dampening }
    ahead = .lanes(settings, idle: 0) { $0.nesterov ? $0.momentum : 1 }
    gradientShare = .lanes(settings, idle: 0) { $0.nesterov ? 1 : 0 }
    velocity = Array(repeating: .zero, count: count)
  }

  mutating func step(_ parameters: inout [Lanes], gradient: [Lanes], rate: Lanes) {
    for j in parameters.indices {
      let g = gradient[j]
      velocity[j] =
        isFirst ? g : Lanes.sum(Lanes.product(momentum, velocity[j]), Lanes.product(intake, g))
      let direction = Lanes.sum(
        Lanes.product(gradientShare, g), Lanes.product(ahead, velocity[j]))
      parameters[j] = Lanes.difference(parameters[j], Lanes.product(rate, direction))
    }
    isFirst = false
  }

  mutating func forget(_ lane: Int) {
    for j in velocity.indices { velocity[j][lane] = 0 }
  }
}
