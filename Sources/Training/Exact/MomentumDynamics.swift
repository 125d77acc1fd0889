/// One direction of gradient descent with momentum on a quadratic loss: each step maps the
/// parameter's distance from its limit and the velocity linearly (Polyak, 1964). With `f` the share
/// of the parameter that a decay beside the gradient leaves:
///
///     v ← μ v + s λ p,  p ← f p − a v             s = 1 − dampening
///     v ← μ v + λ p,    p ← f p − a (λ p + μ v)   Nesterov
struct MomentumDynamics {
  private let settings: SGDSettings
  private let decayFactor: Double

  init(_ settings: SGDSettings, decayFactor: Double) {
    self.settings = settings
    self.decayFactor = decayFactor
  }

  /// By how much a step shrinks what is left, in the long run: the greater root of
  /// `z² − T z + D`, `T` and `D` the map's trace and determinant.
  ///
  /// - Parameter curvature: `λ`, that of the loss with the penalty in this direction.
  func spectralRadius(rate: Double, curvature: Double) -> Double {
    let mu = settings.momentum
    let pull = rate * curvature
    if mu == 0 { return abs(decayFactor - pull) }
    let trace: Double
    let determinant: Double
    if settings.nesterov {
      trace = decayFactor + mu - pull * (1 + mu)
      determinant = mu * (decayFactor - pull)
    } else {
      trace = decayFactor + mu - (1 - settings.dampening) * pull
      determinant = mu * decayFactor
    }
    let discriminant = trace * trace / 4 - determinant
    return discriminant > 0
      ? abs(trace) / 2 + discriminant.squareRoot() : determinant.squareRoot()
  }

  /// How much larger a rate may be before a direction grows than without momentum, from Jury's
  /// conditions on `T` and `D`.
  static func room(_ settings: SGDSettings) -> Double {
    let mu = settings.momentum
    if mu == 0 { return 1 }
    return settings.nesterov
      ? (1 + mu) / (1 + 2 * mu) : (1 + mu) / (1 - settings.dampening)
  }
}
