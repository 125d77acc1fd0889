/// All training rows as one batch, known by their statistics: the mean squared error and half its
/// gradient at a point, in O(d²) and with one pass over the triangular factor,
///
///     u = R (w − w_LS)/√n,  e = b − b_LS + x̄·(w − w_LS)
///     MSE = MSE(LS) + |u|² + e²,  gradient/2 = (Rᵀu/√n + x̄ e, e)
struct FullBatch {
  /// Number of rows `n`.
  let rowCount: Int
  /// The mean squared error at the point that was looked at last.
  private(set) var loss = 0.0

  private let featureCount: Int
  /// Rows of the factor in vectors of 8 columns, each from the vector on that holds its diagonal.
  private let factor: [SIMD8<Double>]
  private let mean: [SIMD8<Double>]
  private let leastSquares: [Double]
  private let bias: Double
  private let least: Double
  private var distance: [SIMD8<Double>]
  private var gradient: [SIMD8<Double>]
  private var biasGradient = 0.0

  /// The rows that `loss` was taken from.
  init(_ loss: QuadraticLoss) {
    rowCount = loss.rowCount
    featureCount = loss.featureCount
    leastSquares = loss.weights
    bias = loss.bias
    least = loss.least
    let vectors = (featureCount + 7) / 8
    var factor: [SIMD8<Double>] = []
    for i in 0..<featureCount {
      for k in (i / 8)..<vectors {
        var vector = SIMD8<Double>.zero
        for j in max(i, 8 * k)..<max(i, min(8 * k + 8, featureCount)) {
          vector[j % 8] = loss.factor[i, j]
        }
        factor.append(vector)
      }
    }
    self.factor = factor
    mean = loss.featureMean.inVectors
    distance = Array(repeating: .zero, count: vectors)
    gradient = distance
  }

  /// Half the gradient's part for parameter `j`; the bias has the last.
  subscript(j: Int) -> Double {
    j == featureCount ? biasGradient : gradient[j / 8][j % 8]
  }

  /// Looks at the parameters in one lane of `parameters`: `d` weights and the bias.
  mutating func look<Lanes: LaneVector>(at parameters: [Lanes], lane: Int) {
    for j in 0..<featureCount {
      distance[j / 8][j % 8] = Double(parameters[j][lane]) - leastSquares[j]
    }
    look(bias: Double(parameters[featureCount][lane]))
  }

  private mutating func look(bias: Double) {
    var products = SIMD8<Double>.zero
    for k in distance.indices { products += mean[k] * distance[k] }
    let error = (bias - self.bias) + products.total
    for k in gradient.indices { gradient[k] = error * mean[k] }
    biasGradient = error

    var sum = least + error * error
    var place = 0
    for i in 0..<featureCount {
      let first = i / 8
      var products = SIMD8<Double>.zero
      for k in first..<distance.count {
        products += factor[place + k - first] * distance[k]
      }
      let product = products.total
      sum += product * product
      for k in first..<distance.count {
        gradient[k] += product * factor[place + k - first]
      }
      place += distance.count - first
    }
    loss = sum
  }
}

extension SIMD8<Double> {
  /// The sum of the lanes, in the order of the kernels.
  fileprivate var total: Double {
    let halves = lowHalf + highHalf
    let quarters = halves.lowHalf + halves.highHalf
    return quarters.x + quarters.y
  }
}
