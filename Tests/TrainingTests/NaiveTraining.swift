@testable import Training

/// Mini-batch training as plainly as it can be said: one variant, scalars in double, rows as they
/// stand, the formulas of the experiment page and of the optimisers' papers.
struct NaiveTraining {
  /// Parameters after each epoch, `d` weights and the bias.
  private(set) var history: [[Double]] = []
  /// The mean of r² of each batch before its step.
  private(set) var losses: [Double] = []

  private var p: [Double]
  private let training: TrainingSettings
  private let penalty: any Penalty
  /// What an optimiser keeps of each parameter: its mean or velocity, its mean square, the greatest
  /// of those.
  private var m: [Double]
  private var s: [Double]
  private var greatest: [Double]

  init(_ variant: Variant, _ data: Dataset) {
    training = variant.training
    penalty = variant.penalty
    let d = data.featureCount
    p = training.initialParameters(featureCount: d)
    m = Array(repeating: 0, count: d + 1)
    s = m
    greatest = m
    let rows = (0..<data.rowCount).map { Array(data.values[($0 * d)..<(($0 + 1) * d)]) }
    let batch = BatchPlan(rowCount: data.rowCount, batch: training.batch).batchRows
    for epoch in 0..<training.epochs {
      for start in stride(from: 0, to: rows.count, by: batch) {
        let places = start..<min(start + batch, rows.count)
        let count = Double(places.count)
        var g = [Double](repeating: 0, count: d + 1)
        var squares = 0.0
        for i in places {
          let r = zip(rows[i], p).map { $0 * $1 }.reduce(0, +) + p[d] - data.targets[i]
          squares += r * r
          for j in 0..<d { g[j] += training.loss.gradientFactor / count * r * rows[i][j] }
          if training.bias != .none { g[d] += training.loss.gradientFactor / count * r }
        }
        losses.append(squares / count)
        let steps = losses.count
        let rate = training.learningRate
        let a = Self.rate(rate, time: rate.period == .epoch ? epoch : steps - 1)
        step(g, rows: count, a, number: steps)
      }
      history.append(p)
    }
  }

  private static func rate(_ rate: LearningRate, time: Int) -> Double {
    let t = Double(time)
    switch rate.schedule {
    case .constant: return rate.initial
    case .inverse(let decay): return rate.initial / (1 + decay * t)
    case .step(let every, let factor):
      return (0..<(time / every)).reduce(rate.initial) { rate, _ in rate * factor }
    case .cosine(let span, let floor):
      let cosine = Math.sineAndCosine(Double.pi * min(t / Double(span), 1)).cosine
      return floor + (rate.initial - floor) / 2 * (1 + cosine)
    }
  }

  private mutating func step(_ gradient: [Double], rows: Double, _ a: Double, number: Int) {
    let d = p.count - 1
    for j in 0...d {
      let isPenalized = j < d || training.bias == .penalized
      var g = gradient[j]
      var shrink = { (p: Double) in p }
      if isPenalized {
        switch penalty {
        case let penalty as L2: g += penalty.strength * p[j]
        case let penalty as L2PerBatch: g += penalty.strength / rows * p[j]
        case let penalty as L1Subgradient:
          g += p[j] > 0 ? penalty.strength : p[j] < 0 ? -penalty.strength : 0
        case let penalty as WeightDecay: p[j] -= penalty.share * p[j]
        case let penalty as DecoupledWeightDecay: p[j] -= a * penalty.strength * p[j]
        case let penalty as L1:
          shrink = { Self.threshold($0, a * penalty.strength) }
        case let penalty as ElasticNet:
          shrink = {
            Self.threshold($0, a * penalty.strength * penalty.l1Ratio)
              / (1 + a * penalty.strength * (1 - penalty.l1Ratio))
          }
        default: break
        }
      }
      p[j] = shrink(p[j] - a * direction(g, j, number))
    }
  }

  private static func threshold(_ p: Double, _ t: Double) -> Double {
    if p > t { return p - t }
    return p < -t ? p + t : 0
  }

  /// Where the optimiser goes in step `number`, counted from 1, in multiples of the rate.
  private mutating func direction(_ g: Double, _ j: Int, _ number: Int) -> Double {
    func power(_ base: Double) -> Double { (0..<number).reduce(1) { power, _ in power * base } }
    switch training.optimizer {
    case .sgd(let settings):
      if settings.momentum == 0 { return g }
      m[j] = number == 1 ? g : settings.momentum * m[j] + (1 - settings.dampening) * g
      return settings.nesterov ? g + settings.momentum * m[j] : m[j]
    case .adam(let settings):
      m[j] = settings.beta1 * m[j] + (1 - settings.beta1) * g
      s[j] = settings.beta2 * s[j] + (1 - settings.beta2) * g * g
      greatest[j] = settings.amsgrad ? max(greatest[j], s[j]) : s[j]
      let mean = m[j] / (1 - power(settings.beta1))
      return mean / ((greatest[j] / (1 - power(settings.beta2))).squareRoot() + settings.epsilon)
    case .rmsprop(let settings):
      s[j] = settings.alpha * s[j] + (1 - settings.alpha) * g * g
      return g / (s[j].squareRoot() + settings.epsilon)
    case .adagrad(let settings):
      s[j] += g * g
      return g / (s[j].squareRoot() + settings.epsilon)
    }
  }
}
