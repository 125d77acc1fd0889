import Testing

@testable import Plotting

/// The search for the best labelling, against one that looks at every labelling there is.
@Suite struct TickSearchTests {
  /// Every labelling, in the order of the search, nothing left out.
  private func exhaustive(_ search: TickSearch, legibility: ([RoundNumber]) -> Double?)
    -> (score: Double, numbers: [RoundNumber])
  {
    var best = (score: -Double.infinity, numbers: [RoundNumber]())
    for skip in 1...TickSearch.mostSkipped {
      for (rank, step) in TickSearch.preferred.enumerated() {
        for count in 2...search.mostLabels {
          for labelling in search.labellings(step: step, skip: skip, count: count) {
            guard let legibility = legibility(labelling.numbers) else { continue }
            let score = search.score(
              TickSearch.simplicity(rank: rank, skip: skip, hasZero: labelling.hasZero),
              search.coverage(labelling), search.density(labelling), legibility)
            if score > best.score { best = (score, labelling.numbers) }
          }
        }
      }
    }
    return best
  }

  private static func domains(_ count: Int) -> [(low: Double, high: Double, count: Int)] {
    var state: UInt64 = 20100611
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9007199254740992
    }
    return (0..<count).map { _ in
      let size = Decade.power(Int(next() * 24) - 12)
      let middle = (next() - 0.5) * size * (next() < 0.3 ? 1000 : 2)
      let half = next() * size
      return (middle - half, middle + half + size * 1e-9, 2 + Int(next() * 11))
    }
  }

  /// Scores of labellings by another implementation, `breaks_extended` of mizani 0.14. Its coverage
  /// is cut off at 0 here.
  @Test func scoresAreThePublishedOnes() throws {
    typealias Case = (
      low: Double, high: Double, wanted: Int, rank: Int, skip: Int, first: Int, count: Int,
      scores: [Double]
    )
    let cases: [Case] = [
      (0.4, 9.7, 5, 0, 1, 1, 9, [0, 0.5086137125679275, -0.325]),
      (0, 8, 5, 3, 1, 0, 4, [0.4, 0.8046875, 0.75]),
      (-5, 5.5, 5, 2, 1, -4, 5, [0.6, -0.473922902494331, 0.6875]),
      (1, 10.5, 6, 5, 1, 3, 3, [-1, -2.4626038781163433, 0.42105263157894735]),
      (0, 13, 7, 4, 1, 0, 4, [0.2, 0.7041420118343196, 0.15384615384615374]),
      (90, 366, 8, 1, 1, 100, 6, [-0.2, 0.7663306028145348, 0.7318840579710144]),
    ]
    for (low, high, wanted, rank, skip, first, count, scores) in cases {
      let search = TickSearch(low: low, high: high, count: wanted)
      let step = TickSearch.preferred[rank]
      let labelling = try #require(
        search.labellings(step: step, skip: skip, count: count).first {
          $0.numbers[0].value == Double(first)
        })
      let got = [
        TickSearch.simplicity(rank: rank, skip: skip, hasZero: labelling.hasZero),
        search.coverage(labelling), search.density(labelling),
      ]
      #expect((got[0] - scores[0]).magnitude < 1e-12)
      #expect((got[1] - max(0, scores[1])).magnitude < 1e-12)
      #expect((got[2] - scores[2]).magnitude < 1e-12)
    }
  }

  @Test func cuttingTheSearchShortChangesNoWinner() {
    for (low, high, count) in Self.domains(300) {
      let search = TickSearch(low: low, high: high, count: count)
      // Some labellings can't be read, some only badly.
      func legibility(_ numbers: [RoundNumber]) -> Double? {
        let digits = numbers.map { String($0.reduced.coefficient.magnitude).count }.max() ?? 0
        return digits * numbers.count > 40 ? nil : 1 - 0.1 * Double(digits)
      }
      let all = exhaustive(search, legibility: legibility)
      #expect(search.best(legibility: legibility) == all.numbers, "\(low) ... \(high), \(count)")
    }
  }

  @Test func labelsLieWithinTheAxisEvenlyApartAndExact() {
    for (low, high, count) in Self.domains(1000) {
      let numbers = TickSearch(low: low, high: high, count: count).best { _ in 1 }
      #expect(numbers.count >= 2)
      let slack = 1e-8 * (high - low)
      #expect(numbers.allSatisfy { $0.value >= low - slack && $0.value <= high + slack })
      let steps = Set(zip(numbers, numbers.dropFirst()).map { $1.coefficient - $0.coefficient })
      #expect(steps.count == 1 && Set(numbers.map(\.exponent)).count == 1)
      for number in numbers {
        #expect(number.value == Double("\(number.coefficient)e\(number.exponent)"))
      }
    }
  }

  @Test func theDensityFollowsTheWish() {
    for count in 2...12 {
      let numbers = TickSearch(low: 0, high: 1, count: count).best { _ in 1 }
      #expect(numbers.count >= (count + 1) / 2 && numbers.count <= 2 * count)
    }
  }

  @Test func labelsThatCannotBeReadAreNotChosen() {
    let search = TickSearch(low: 0, high: 10, count: 10)
    #expect(search.best { $0.count <= 3 ? 1 : nil }.map(\.value) == [0, 4, 8])
    #expect(search.best { _ in nil }.isEmpty)
  }
}
