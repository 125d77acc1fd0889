import Testing

@testable import Plotting

@Suite struct SpreadTests {
  private let bounds = Domain(0, 100)

  @Test func whatKeepsItsDistanceStays() throws {
    let moved = try #require(
      Spread.apart([10, 30, 60], sizes: [10, 10, 10], gap: 2, within: bounds))
    #expect(moved == [10, 30, 60])
  }

  @Test func coincidingBoxesMoveApartEvenly() throws {
    let moved = try #require(
      Spread.apart([50, 50, 50], sizes: [10, 10, 10], gap: 2, within: bounds))
    #expect(moved == [38, 50, 62])
  }

  @Test func theBoundsHold() throws {
    let moved = try #require(
      Spread.apart([1, 2, 99], sizes: [10, 10, 10], gap: 0, within: bounds))
    #expect(moved == [5, 15, 95])
  }

  @Test func tooManyBoxesDoNotFit() {
    #expect(Spread.apart([1, 2], sizes: [60, 60], gap: 0, within: bounds) == nil)
    #expect(Spread.apart([], sizes: [], gap: 0, within: bounds) == [])
  }

  /// The quadratic programme solved by trying every set of active constraints: boxes that touch move
  /// as one, a group at a bound stands there, every other one at the mean of what its boxes want.
  private func programmed(_ wanted: [Double], _ sizes: [Double], gap: Double) -> [Double]? {
    let count = wanted.count
    var best: (cost: Double, places: [Double])?
    for active in 0..<(1 << (count + 1)) {
      func isActive(_ constraint: Int) -> Bool { active >> constraint & 1 == 1 }
      var places: [Double] = []
      var start = 0
      while start < count {
        var end = start
        var offsets = [0.0]
        while end + 1 < count, isActive(end) {
          offsets.append(offsets[end - start] + (sizes[end] + sizes[end + 1]) / 2 + gap)
          end += 1
        }
        var first = zip(wanted[start...end], offsets).map(-).reduce(0, +) / Double(end - start + 1)
        if start == 0, isActive(count - 1) { first = sizes[0] / 2 }
        if end == count - 1, isActive(count) { first = 100 - sizes[end] / 2 - offsets[end - start] }
        places += offsets.map { first + $0 }
        start = end + 1
      }
      let isFeasible =
        places[0] >= sizes[0] / 2 - 1e-9 && places[count - 1] <= 100 - sizes[count - 1] / 2 + 1e-9
        && (1..<count).allSatisfy { index in
          let least = (sizes[index] + sizes[index - 1]) / 2 + gap
          return places[index] - places[index - 1] >= least - 1e-9
        }
      let cost = zip(places, wanted).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
      if isFeasible, cost < best?.cost ?? .infinity { best = (cost, places) }
    }
    return best?.places
  }

  @Test func poolingSolvesTheQuadraticProgramme() throws {
    var state: UInt64 = 11
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    for round in 0..<300 {
      let count = 1 + round % 6
      // Crowded at either end, or anywhere, so that each bound is active in many of them.
      let (from, span) = [(0.0, 100.0), (-5, 30), (80, 25)][round % 3]
      let wanted = (0..<count).map { _ in from + random() * span }.sorted()
      let sizes = (0..<count).map { _ in 4 + random() * 10 }
      let moved = try #require(Spread.apart(wanted, sizes: sizes, gap: 2, within: bounds))
      let exact = try #require(programmed(wanted, sizes, gap: 2))
      for (a, b) in zip(moved, exact) { #expect((a - b).magnitude < 1e-9) }
    }
  }

  /// Optimality: no small change that keeps the distances and the bounds makes the sum of squared
  /// moves smaller. For a convex problem that is the minimum.
  @Test func noFeasibleNudgeIsBetter() throws {
    var state: UInt64 = 7
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    for _ in 0..<200 {
      let count = 2 + Int(random() * 7)
      let wanted = (0..<count).map { _ in random() * 100 }.sorted()
      let sizes = (0..<count).map { _ in 4 + random() * 6 }
      let moved = try #require(Spread.apart(wanted, sizes: sizes, gap: 1, within: bounds))
      func cost(_ places: [Double]) -> Double {
        zip(places, wanted).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
      }
      func isFeasible(_ places: [Double]) -> Bool {
        let lowest = sizes[0] / 2
        let highest = 100 - sizes[count - 1] / 2
        guard places[0] >= lowest - 1e-9, places[count - 1] <= highest + 1e-9 else { return false }
        return (1..<count).allSatisfy { index in
          let least: Double = (sizes[index] + sizes[index - 1]) / 2 + 1
          return places[index] - places[index - 1] >= least - 1e-9
        }
      }
      #expect(isFeasible(moved))
      // Blocks of neighbours are nudged together, as single ones may be pinned by the next.
      for first in 0..<count {
        for last in first..<count {
          for step in [-0.01, 0.01] {
            var nudged = moved
            for index in first...last { nudged[index] += step }
            if isFeasible(nudged) { #expect(cost(nudged) >= cost(moved) - 1e-9) }
          }
        }
      }
    }
  }
}
