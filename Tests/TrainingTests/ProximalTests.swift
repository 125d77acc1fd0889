import Testing

@testable import Training

/// Penalties against what calculus and convex analysis say of them.
@Suite("Penalties by theorem")
struct ProximalTests {
  private static let points = [-3.0, -1.2, -0.4, -0.05, 0, 0.02, 0.3, 0.9, 2.5, 40]

  // MARK: - Gradients

  @Test(
    arguments: [
      L2(0.7), L2(-0.3), L2PerBatch(1.9), L2PerBatch(-0.8), L1Subgradient(0.6),
    ] as [any Penalty])
  func theGradientIsTheValuesSlope(penalty: any Penalty) throws {
    let rows = 16
    let step = penalty.step(rows: rows, rate: 0.1)
    #expect(step.decayFactor == 1 && !step.isProximal)
    let point = Self.points.filter { $0 != 0 }
    for j in point.indices {
      let h = 1e-5 * max(1, abs(point[j]))
      var (above, below) = (point, point)
      above[j] += h
      below[j] -= h
      let difference =
        try #require(penalty.value(at: above, rows: rows))
        - #require(penalty.value(at: below, rows: rows))
      #expect(abs(difference / (2 * h) - step.gradient(at: point[j])) < 1e-8)
    }
    #expect(step.gradient(at: 0) == 0)
  }

  @Test func decaysAddNoFunctionToTheLoss() {
    for penalty in [WeightDecay(0.1), DecoupledWeightDecay(0.1)] as [any Penalty] {
      #expect(penalty.value(at: [1, 2], rows: 4) == nil)
      #expect(penalty.step(rows: 4, rate: 0.1).gradient(at: 3) == 0)
    }
  }

  // MARK: - Proximal maps

  private static let proximal: [any Penalty] = [
    L1(0.4), L1(5), ElasticNet(0.9, l1Ratio: 0.5), ElasticNet(2, l1Ratio: 0.1),
    ElasticNet(0.7, l1Ratio: 1), ElasticNet(0.7, l1Ratio: 0),
  ]

  /// `a` times the penalty's value at one parameter, which is what its map is the map of.
  private func function(_ penalty: any Penalty, rate: Double, at q: Double) throws -> Double {
    rate * (try #require(penalty.value(at: [q], rows: 8)))
  }

  @Test(arguments: proximal.indices, [0.05, 0.8])
  func theMapMinimisesItsObjective(place: Int, rate: Double) throws {
    let penalty = Self.proximal[place]
    let step = penalty.step(rows: 8, rate: rate)
    for p in Self.points {
      let q = step.proximal(p)
      func objective(_ q: Double) throws -> Double {
        try (q - p) * (q - p) / 2 + function(penalty, rate: rate, at: q)
      }
      let least = try objective(q)
      for distance in [1e-6, 1e-4, 0.01, 0.3, 2] {
        #expect(try objective(q + distance) > least)
        #expect(try objective(q - distance) > least)
      }
      // Among them zero, about which the objective has a corner.
      #expect(try objective(0) >= least)
    }
  }

  @Test(arguments: proximal.indices, [0.05, 0.8])
  func moreausIdentityHolds(place: Int, rate: Double) throws {
    // A point is the sum of its images under the maps of a function and of its conjugate. That of
    // `t |q| + k/2 q²` is `(|s| − t)²/(2k)` outside ±t and 0 within; for k = 0 it is infinite
    // outside, and its map the projection to ±t.
    let penalty = Self.proximal[place]
    let t: Double
    let k: Double
    switch penalty {
    case let penalty as ElasticNet:
      t = rate * penalty.strength * penalty.l1Ratio
      k = rate * penalty.strength * (1 - penalty.l1Ratio)
    case let penalty as L1: (t, k) = (rate * penalty.strength, 0)
    default: throw Fixtures.Failure.unknown(penalty.kind)
    }
    func conjugatesMap(_ p: Double) -> Double {
      if abs(p) <= t { return p }
      return (k * p + (p > 0 ? t : -t)) / (k + 1)
    }
    let step = penalty.step(rows: 8, rate: rate)
    for p in Self.points {
      #expect(abs(step.proximal(p) + conjugatesMap(p) - p) < 1e-15 * max(1, abs(p)))
    }
    // The conjugate itself is right: Fenchel and Young's inequality is tight at the gradient.
    for q in Self.points where q != 0 {
      let slope = k * q + (q > 0 ? t : -t)
      let excess = max(abs(slope) - t, 0)
      let conjugate = k > 0 ? excess * excess / (2 * k) : 0
      let value = try function(penalty, rate: rate, at: q)
      #expect(abs(value + conjugate - slope * q) < 1e-13 * max(1, q * q))
    }
  }

  @Test(arguments: proximal.indices)
  func theMapBringsPointsNoFurtherApart(place: Int) {
    let step = Self.proximal[place].step(rows: 8, rate: 0.5)
    for p in Self.points {
      for q in Self.points {
        let (x, y) = (step.proximal(p), step.proximal(q))
        // Firmly: the product with the distance before is at least the square of that after.
        #expect((x - y) * (x - y) <= (x - y) * (p - q) + 1e-15)
      }
    }
  }

  @Test func lanesCarryOutTheSameMaps() {
    var lanes = PenaltyLanes<SIMD8<Double>>()
    let steps = Self.proximal.map { $0.step(rows: 8, rate: 0.3) }
    for (lane, step) in steps.enumerated() { lanes.set(lane, step) }
    for p in Self.points {
      let image = lanes.proximal(SIMD8(repeating: p))
      for (lane, step) in steps.enumerated() { #expect(image[lane] == step.proximal(p)) }
    }
    for p in Self.points {
      let sign = PenaltyStep(signCoefficient: 1).gradient(at: p)
      #expect(SIMD8<Double>(repeating: p).signs == SIMD8(repeating: sign))
    }
  }
}
