/// One direction of gradient descent with momentum on a quadratic loss: each step maps the
/// parameter's distance from its limit and the velocity linearly (Polyak, 1964).
///
///     v ← μ v + s λ p,  p ← p − a v             s = 1 − dampening
///     v ← μ v + λ p,    p ← p − a (λ p + μ v)   Nesterov
struct MomentumDynamics {
  private let settings: SGDSettings
  private let isDecoupled: Bool

  /// - Parameter isDecoupled: Whether a decay beside the gradient takes part.
  init(_ settings: SGDSettings, isDecoupled: Bool) {
    self.settings = settings
    self.isDecoupled = isDecoupled
  }

  /// By how much a step shrinks what is left, in the long run: the greater root of
  /// `z² − T z + D`, `T` and `D` the map's trace and determinant. `nil` for a decay beside a
  /// velocity, whose directions do not part.
  ///
  /// - Parameter curvature: `λ`, that of the loss with the penalty in this direction.
  func spectralRadius(rate: Double, curvature: Double) -> Double? {
    let mu = settings.momentum
    if mu == 0 { return abs(1 - rate * curvature) }
    if isDecoupled { return nil }
    let pull = rate * curvature
    let trace: Double
    let determinant: Double
    if settings.nesterov {
      trace = 1 + mu - pull * (1 + mu)
      determinant = mu * (1 - pull)
    } else {
      trace = 1 + mu - (1 - settings.dampening) * pull
      determinant = mu
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
