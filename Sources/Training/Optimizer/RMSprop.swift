/// RMSprop (Tieleman and Hinton, 2012), as PyTorch writes it.
///
///     s ← α s + (1 − α) g²
///     p ← p − a g/(√s + ε)
struct RMSprop<Lanes: LaneVector>: Optimizer {
  private let share: Lanes
  private let intake: Lanes
  private let epsilon: Lanes
  private var square: [Lanes]

  init(_ settings: [RMSpropSettings], parameters count: Int) {
    share = .lanes(settings, idle: 0) { $0.alpha }
    intake = .lanes(settings, idle: 1) { 1 - $0.alpha }
    epsilon = .lanes(settings, idle: 1) { $0.epsilon }
    square = Array(repeating: .zero, count: count)
  }

  mutating func step(_ parameters: inout [Lanes], gradient: [Lanes], rate: Lanes) {
    for j in parameters.indices {
      let g = gradient[j]
      square[j] = Lanes.sum(
        Lanes.product(share, square[j]), Lanes.product(intake, Lanes.product(g, g)))
      let step = Lanes.product(rate, g) / Lanes.sum(square[j].squareRoot(), epsilon)
      parameters[j] = Lanes.difference(parameters[j], step)
    }
  }

  mutating func forget(_ lane: Int) {
    for j in square.indices { square[j][lane] = 0 }
  }
}
