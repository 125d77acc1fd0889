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
