/// Adam (Kingma and Ba, 2015), as PyTorch writes it; AMSGrad (Reddi, Kale and Kumar, 2018) divides
/// by the greatest mean square so far.
///
///     m ← m + (1 − β₁)(g − m)
///     s ← β₂ s + (1 − β₂) g²
///     p ← p − a/(1 − β₁ᵗ) m/(√s/√(1 − β₂ᵗ) + ε)
struct Adam<Lanes: LaneVector>: Optimizer {
  private let settings: [AdamSettings]
  private let isAMSGrad: Bool
  /// `1 − β₁`, `β₂`, `1 − β₂`.
  private let meanIntake: Lanes
  private let squareShare: Lanes
  private let squareIntake: Lanes
  private let epsilon: Lanes
  private var mean: [Lanes]
  private var square: [Lanes]
  private var greatest: [Lanes]
  /// `β₁ᵗ` and `β₂ᵗ` of each variant, in double: near 1 their distance from it counts.
  private var meanPower: [Double]
  private var squarePower: [Double]

  init(_ settings: [AdamSettings], parameters count: Int) {
    self.settings = settings
    isAMSGrad = settings[0].amsgrad
    meanIntake = .lanes(settings, idle: 1) { 1 - $0.beta1 }
    squareShare = .lanes(settings, idle: 0) { $0.beta2 }
    squareIntake = .lanes(settings, idle: 1) { 1 - $0.beta2 }
    epsilon = .lanes(settings, idle: 1) { $0.epsilon }
    mean = Array(repeating: .zero, count: count)
    square = mean
    greatest = isAMSGrad ? mean : []
    meanPower = settings.map { _ in 1 }
    squarePower = meanPower
  }

  mutating func step(_ parameters: inout [Lanes], gradient: [Lanes], rate: Lanes) {
    var stepSize = Lanes.zero
    var correction = Lanes(repeating: 1)
    for lane in settings.indices {
      meanPower[lane] *= settings[lane].beta1
      squarePower[lane] *= settings[lane].beta2
      stepSize[lane] = Lanes.Scalar(Double(rate[lane]) / (1 - meanPower[lane]))
      correction[lane] = Lanes.Scalar((1 - squarePower[lane]).squareRoot())
    }
    for j in parameters.indices {
      let g = gradient[j]
      mean[j] = Lanes.sum(mean[j], Lanes.product(meanIntake, Lanes.difference(g, mean[j])))
      square[j] = Lanes.sum(
        Lanes.product(squareShare, square[j]), Lanes.product(squareIntake, Lanes.product(g, g)))
      if isAMSGrad { greatest[j] = pointwiseMax(greatest[j], square[j]) }
      let root = (isAMSGrad ? greatest[j] : square[j]).squareRoot() / correction
      let step = Lanes.product(stepSize, mean[j]) / Lanes.sum(root, epsilon)
      parameters[j] = Lanes.difference(parameters[j], step)
    }
  }

  mutating func forget(_ lane: Int) {
    for j in mean.indices {
      mean[j][lane] = 0
      square[j][lane] = 0
      if isAMSGrad { greatest[j][lane] = 0 }
    }
  }
}
