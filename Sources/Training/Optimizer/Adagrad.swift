/// Adagrad (Duchi, Hazan and Singer, 2011), as PyTorch writes it.
///
///     s ← s + g²
///     p ← p − a g/(√s + ε)
struct Adagrad<Lanes: LaneVector>: Optimizer {
  private let epsilon: Lanes
  private var square: [Lanes]

  init(_ settings: [AdagradSettings], parameters count: Int) {
    epsilon = .lanes(settings, idle: 1) { $0.epsilon }
    square = Array(repeating: .zero, count: count)
  }

  mutating func step(_ parameters: inout [Lanes], gradient: [Lanes], rate: Lanes) {
    for j in parameters.indices {
      let g = gradient[j]
      square[j] = Lanes.sum(square[j], Lanes.product(g, g))
      let step = Lanes.product(rate, g) / Lanes.sum(square[j].squareRoot(), epsilon)
      parameters[j] = Lanes.difference(parameters[j], step)
    }
  }

  mutating func forget(_ lane: Int) {
    for j in square.indices { square[j][lane] = 0 }
  }
}
