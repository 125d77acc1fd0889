/// The second moments of the training rows of one batch after another, `A = [X 1]` or, for models
/// without a bias, `A = X`. Batches are places of an epoch's order (`nil`: the rows as they stand).
struct BatchMoments: ~Copyable {
  let data: PreparedData
  private var panels: RowPanels

  init(_ data: PreparedData) {
    self.data = data
    panels = RowPanels(features: data.dataset.featureCount)
  }

  /// The matrix `Aᵀ A/m` and the products `Aᵀ y/m`.
  mutating func moments(
    _ places: Range<Int>, order: [UInt32]?, bias: BiasTreatment
  ) -> (matrix: Matrix, target: [Double]) {
    let nothing = [SIMD8<Double>](repeating: .zero, count: panels.count)
    let features = data.dataset.featureCount
    var gram = [SIMD8<Double>](repeating: .zero, count: 8 * panels.count * panels.count)
    var sums = nothing
    for block in places.blocks {
      if let order {
        panels.fill(rows: block.count) { row, column in
          let index = Int(order[block.lowerBound + row])
          return column < features
            ? data.trainingValues[index * features + column] : data.trainingTargets[index]
        }
      } else {
        panels.fill(
          block, values: data.trainingValues, targets: data.trainingTargets, shift: nothing,
          offset: nothing)
      }
      panels.addGram(to: &gram)
      panels.addSums(to: &sums)
    }
    let m = Double(places.count)
    let hasBias = bias != .none
    let size = features + (hasBias ? 1 : 0)
    var matrix = Matrix(rows: size, columns: size)
    var target = [Double](repeating: 0, count: size)
    for i in 0..<features {
      for j in i..<features {
        matrix[i, j] = gram[i * panels.count + j / 8][j % 8] / m
        matrix[j, i] = matrix[i, j]
      }
      target[i] = gram[i * panels.count + features / 8][features % 8] / m
    }
    if hasBias {
      for i in 0..<features {
        matrix[i, features] = sums[i / 8][i % 8] / m
        matrix[features, i] = matrix[i, features]
      }
      matrix[features, features] = 1
      target[features] = sums[features / 8][features % 8] / m
    }
    return (matrix, target)
  }

  /// The trace of `Aᵀ A/m`, which no eigenvalue exceeds, without the matrix.
  func trace(_ places: Range<Int>, order: [UInt32]?, bias: BiasTreatment) -> Double {
    let features = data.dataset.featureCount
    var sum = 0.0
    for place in places {
      let start = (order.map { Int($0[place]) } ?? place) * features
      for j in start..<(start + features) {
        sum += data.trainingValues[j] * data.trainingValues[j]
      }
    }
    return sum / Double(places.count) + (bias == .none ? 0 : 1)
  }
}
