import Plotting
import Training

/// The plane of two parameters in which the trajectory is drawn, and the loss over it.
///
/// All other parameters follow to where the loss is least, so that a path's contours are nearly its
/// own losses. That is a quadratic, `loss = least + a dx² + b dx dy + c dy²`. Where columns depend on
/// each other, the others stand at least squares instead.
struct TrajectoryPlane: Sendable {
  let x: ShownParameter
  let y: ShownParameter
  /// The least-squares point.
  let best: Datum
  let least: Double
  /// Whether the other parameters follow, or stand at least squares.
  let isProfiled: Bool
  private let a: Double
  private let b: Double
  private let c: Double

  /// The plane that was asked for, else that of the two weights with the greatest effect; of the
  /// weight and the bias for a single feature; `nil` where there are no two parameters.
  init?(_ study: Study) {
    guard let (x, y) = Self.axes(of: study) else { return nil }
    (self.x, self.y) = (x, y)
    let center = study.data.leastSquares.parameters
    guard let x0 = x.value(in: center), let y0 = y.value(in: center) else { return nil }
    best = Datum(x0, y0)
    least = study.data.leastSquares.trainingMSE
    if let curvature = Self.curvature(x, y, study.data) {
      (a, b, c) = (curvature.xx, 2 * curvature.xy, curvature.yy)
      isProfiled = true
      return
    }
    isProfiled = false
    let (h, k) = (max(x0.magnitude, 1e-6), max(y0.magnitude, 1e-6))
    let least = least
    func excess(_ dx: Double, _ dy: Double) -> Double {
      let shifted = center.setting(x, to: x0 + dx).setting(y, to: y0 + dy)
      return study.data.trainingMSE(of: shifted) - least
    }
    let (alongX, alongY, both) = (excess(h, 0), excess(0, k), excess(h, k))
    guard alongX.isFinite, alongY.isFinite, both.isFinite else { return nil }
    a = alongX / (h * h)
    c = alongY / (k * k)
    b = (both - alongX - alongY) / (h * k)
  }

  private static func axes(of study: Study) -> (x: ShownParameter, y: ShownParameter)? {
    let hasBias = study.runs.contains { $0.final.bias != nil }
    if let axes = study.axes,
      let chosen = try? axes.parameters(among: study.data.dataset.features, hasBias: hasBias)
    {
      return chosen
    }
    let features = study.featuresByEffect
    guard let first = features.first else { return nil }
    if features.count > 1 {
      return (.weight(min(first, features[1])), .weight(max(first, features[1])))
    }
    return hasBias ? (.weight(first), .bias) : nil
  }

  private static func curvature(
    _ x: ShownParameter, _ y: ShownParameter, _ data: PreparedData
  ) -> (xx: Double, xy: Double, yy: Double)? {
    switch (x, y) {
    case (.weight(let i), .weight(let j)): return data.profiledCurvature(of: i, and: j)
    case (.weight(let i), .bias): return data.profiledCurvature(ofBiasAnd: i)
    case (.bias, .weight(let i)):
      return data.profiledCurvature(ofBiasAnd: i).map { ($0.yy, $0.xy, $0.xx) }
    case (.bias, .bias): return nil
    }
  }

  /// A set of parameters in the plane.
  func datum(_ parameters: Parameters) -> Datum? {
    guard let x = x.value(in: parameters), let y = y.value(in: parameters) else { return nil }
    return Datum(x, y)
  }

  /// The loss at a point of the plane.
  func loss(_ datum: Datum) -> Double {
    let dx = datum.x - best.x
    let dy = datum.y - best.y
    return least + a * dx * dx + b * dx * dy + c * dy * dy
  }

  /// Contour levels for a part of the plane: 1-2-5 steps whose lines lie well apart where the loss
  /// spans decades, else round linear steps.
  ///
  /// - Parameter spacing: the least distance of two lines, as a share of the way from the least
  ///   loss to the farthest corner.
  func levels(x: Domain, y: Domain, spacing: Double) -> [Contours.Level] {
    let corners = [
      Datum(x.low, y.low), Datum(x.low, y.high), Datum(x.high, y.low), Datum(x.high, y.high),
    ]
    let most = corners.map(loss).max() ?? least
    guard most.isFinite, most > least else { return [] }
    // A contour's distance from the middle grows with the root of what it exceeds the least by.
    func reach(_ tick: Tick) -> Double {
      (max(0, tick.value - least) / (most - least)).squareRoot()
    }
    let isWide = least <= 0 || most / least > 20
    let low = isWide ? max(least, most * 1e-7) : least
    let candidates =
      isWide
      ? Ticks.steps125(from: low, to: most) : Ticks.choose(Domain(low, most), count: 9)
    var levels: [Contours.Level] = []
    var last = 1.0
    for tick in candidates.sorted(by: { $0.value > $1.value }) {
      let own = reach(tick)
      guard own > 0.02, own <= last - spacing else { continue }
      levels.append(Contours.Level(tick.value, label: tick.label))
      last = own
    }
    return levels
  }
}

extension Parameters {
  fileprivate func setting(_ parameter: ShownParameter, to value: Double) -> Parameters {
    var result = self
    switch parameter {
    case .weight(let index): result.weights[index] = value
    case .bias: result.bias = value
    }
    return result
  }
}
