/// What can be known of a variant without training it: where it must converge to, and how fast.
/// Parameters are those of training, `d` weights and the bias.
struct VariantAnalysis {
  let variant: Variant
  let data: PreparedData
  let batches: BatchPlan
  /// The canonical penalty with the same limit, or why there is none.
  let effective: EffectivePenalty
  /// The minimiser of the training rows' loss with the penalty, or `nil` where there is none.
  let limit: [Double]?
  /// The least squares within the variant's box, or `nil` where it has none.
  let boxLimit: [Double]?

  /// Above this many parameters nothing is asked of eigenvalues: they take O(d³).
  private static let largestEigenproblem = 1_024

  /// - Parameter start: Where training starts; it decides which of several minimisers is reached.
  init(_ variant: Variant, data: PreparedData, batches: BatchPlan, start: [Double]) {
    self.variant = variant
    self.data = data
    self.batches = batches
    let training = variant.training
    let loss = data.trainingLoss
    effective = variant.penalty.effective(
      under: StepConditions(training, batches: batches))
    switch effective {
    case .strengths(let l2, let l1):
      limit = loss.minimiser(l2: l2, l1: l1, bias: training.bias, nearestTo: start)
      boxLimit = nil
    case .box(let bound):
      limit = nil
      boxLimit = loss.boxed(bound: bound, bias: training.bias, start: start)
    case .none:
      limit = nil
      boxLimit = nil
    }
  }

  /// Parameters that are fitted, and how many of them, from the first on, are penalised.
  private var fitted: Int {
    data.dataset.featureCount + (variant.training.bias == .none ? 0 : 1)
  }
  private var penalized: Int {
    data.dataset.featureCount + (variant.training.bias == .penalized ? 1 : 0)
  }

  /// Which of the fitted parameters are penalised.
  func isPenalized(_ parameter: Int) -> Bool { parameter < penalized }

  /// How each direction of the full data's curvature moves in a step, and what is added to the
  /// curvature of penalised parameters. `nil` for steps that are not affine or not always alike, and
  /// where a velocity and a decay of some parameters keep the directions from parting.
  private var dynamics: (steps: MomentumDynamics, added: Double)? {
    let training = variant.training
    guard case .sgd(let settings) = training.optimizer, training.learningRate.isConstant,
      case .strengths(let l2, _) = effective
    else { return nil }
    let step = variant.penalty.step(rows: 1, rate: training.learningRate.initial)
    guard step.isAffine else { return nil }
    if settings.momentum == 0 || step.decayFactor == 1 {
      return (MomentumDynamics(settings, decayFactor: 1), l2)
    }
    guard training.bias != .free else { return nil }
    return (MomentumDynamics(settings, decayFactor: step.decayFactor), 0)
  }

  /// The factor by which the slowest direction's distance to the limit shrinks in an epoch: the
  /// greatest spectral radius of a step over the eigenvalues of the second moments, penalty
  /// included, to the power of the steps; without momentum that of a step is `|1 - a (c λ + k)|`.
  /// Directions in which no row tells anything are left out where nothing moves them. `nil` for
  /// steps that are not affine.
  var predictedContraction: Double? {
    guard limit != nil, let dynamics, fitted <= Self.largestEigenproblem else { return nil }
    let training = variant.training
    var curvature = data.trainingLoss.secondMoments(bias: training.bias != .none)
    for i in 0..<min(penalized, fitted) { curvature[i, i] += dynamics.added }
    let eigenvalues = SymmetricEigenvalues(curvature)
    let isPenalized = effective != .ridge(0)
    let idle = isPenalized ? 0 : fitted - data.trainingLoss.rank(bias: training.bias)
    guard idle < fitted else { return nil }
    // Between the ends of the spectrum the radius only falls, then only rises.
    let slowest = [eigenvalues.value(at: idle), eigenvalues.greatest].map {
      dynamics.steps.spectralRadius(
        rate: training.learningRate.initial, curvature: training.loss.gradientFactor * $0)
    }
    return Math.power(slowest.max() ?? 0, exponent: batches.steps)
  }
}
