/// The labelling of a linear axis that scores best: Talbot, Lin and Hanrahan, "An Extension of
/// Wilkinson's Algorithm for Positioning Tick Labels on Axes" (2010), doi 10.1109/TVCG.2010.130.
///
/// A labelling is `k` numbers, `step = j q 10^z` apart, `q` from a list of preferred steps. It is
/// scored by how round its numbers are, how much of the axis they cover, how near they come to the
/// wanted density, and how well their labels can be read. Numbers outside the axis are none that a
/// reader would see, so labellings stay within it. Bounds on the first three scores end the search
/// early; `legibility`, which measures text, is asked only of labellings that may still win.
///
/// Two things follow from staying within the axis. A labelling runs on as far as the axis does. And
/// coverage is not below 0: no choice reaches ends that are not round themselves, and a wish for
/// them must not outweigh round numbers.
struct TickSearch {
  /// What is wanted of a labelling.
  struct Weights {
    var simplicity = 0.25
    var coverage = 0.2
    var density = 0.5
    var legibility = 0.05
  }

  /// Preferred steps in tenths, best first, as the paper has them.
  static let preferred = [10, 50, 20, 25, 40, 30]
  /// The paper leaves these open; further out, no labelling scores well.
  static let mostSkipped = 5
  private let weights = Weights()

  private let low: Double
  private let high: Double
  /// How many powers of ten the ends were divided by, so that no square leaves the range of Double.
  private let shift: Int
  private let wanted: Int
  private let isWhole: Bool

  /// - Parameters:
  ///   - low: the axis's lower end, finite.
  ///   - high: its upper end, finite and greater than `low`.
  ///   - count: how many labels are wanted, at least 2.
  ///   - wholeNumbers: whether numbers with a fraction are none.
  init(low: Double, high: Double, count: Int, wholeNumbers: Bool = false) {
    let decade = Decade.floor(max(high / 2 - low / 2, .leastNonzeroMagnitude))
    shift = decade > 100 ? 200 : decade < -100 ? -200 : 0
    let unit = Decade.power(shift.magnitude == 0 ? 0 : 200)
    self.low = shift < 0 ? low * unit : low / unit
    self.high = shift < 0 ? high * unit : high / unit
    wanted = max(2, count)
    isWhole = wholeNumbers
  }

  private var span: Double { high - low }
  /// Labellings of more numbers than these are too dense for any weight.
  var mostLabels: Int { 3 * wanted + 3 }

  // MARK: - Search

  /// The numbers of the best labelling, rising; empty where there is none of two numbers.
  ///
  /// - Parameter legibility: how well numbers can be read where they would stand, at most 1; `nil`
  ///   where they can't.
  func best(legibility: ([RoundNumber]) -> Double?) -> [RoundNumber] {
    var best = (score: -Double.infinity, numbers: [RoundNumber]())
    for skip in 1...Self.mostSkipped {
      for (rank, step) in Self.preferred.enumerated() {
        let simplest = Self.simplicity(rank: rank, skip: skip, hasZero: true)
        if score(simplest, 1, 1, 1) <= best.score { break }
        for count in 2...mostLabels {
          let densest = greatestDensity(count)
          if score(simplest, 1, densest, 1) <= best.score {
            if count > wanted { break } else { continue }
          }
          for labelling in labellings(step: step, skip: skip, count: count) {
            let simplicity = Self.simplicity(rank: rank, skip: skip, hasZero: labelling.hasZero)
            let coverage = coverage(labelling)
            let density = density(labelling)
            if score(simplicity, coverage, density, 1) <= best.score { continue }
            guard let legibility = legibility(labelling.numbers) else { continue }
            let score = score(simplicity, coverage, density, legibility)
            if score > best.score { best = (score, labelling.numbers) }
          }
        }
      }
    }
    return best.numbers
  }

  /// Numbers evenly apart within the axis.
  struct Labelling {
    var numbers: [RoundNumber]
    /// The ends, on the search's own scale.
    var first: Double
    var last: Double
    var hasZero: Bool
  }

  /// All labellings of so many numbers `skip` times a preferred step apart.
  func labellings(step: Int, skip: Int, count: Int) -> [Labelling] {
    let lead = Double(step * skip) / 10
    let slack = 1e-9
    // So many numbers within the axis, and so many that they come near its ends.
    let least = span / Double(count + 1) / lead
    let most = span / Double(count - 1) / lead * (1 + slack)
    guard least > 0, most.isFinite else { return [] }
    let decades = (Decade.floor(least)...max(Decade.floor(least), Decade.floor(most)))
    return decades.flatMap { decade -> [Labelling] in
      let length = lead * Decade.power(decade)
      guard length >= least * lead * (1 - slack), length <= most * lead else { return [] }
      let unit = length / Double(skip)
      let from = (low / unit - slack).rounded(.up)
      let to = (high / unit + slack).rounded(.down) - Double((count - 1) * skip)
      guard from.magnitude < 1e13, to.magnitude < 1e13, from <= to else { return [] }
      return (Int(from)...Int(to)).compactMap { start in
        let numbers = (0..<count).map {
          RoundNumber((start + $0 * skip) * step, exponent: decade - 1 + shift)
        }
        guard !isWhole || numbers.allSatisfy({ $0.reduced.exponent >= 0 }) else { return nil }
        // Next to the least Double a step must be several of it for its labels to be true.
        let isTrue = numbers[1].value - numbers[0].value >= 10 * .leastNonzeroMagnitude
        guard shift >= 0 || isTrue else { return nil }
        let (first, last) = (Double(start) * unit, Double(start + (count - 1) * skip) * unit)
        // One more step at either end would lie outside: ticks don't stop halfway along an axis.
        guard first - length < low - slack * length, last + length > high + slack * length else {
          return nil
        }
        return Labelling(
          numbers: numbers, first: first, last: last,
          hasZero: start.isMultiple(of: skip) && first <= 0 && last >= 0)
      }
    }
  }

  // MARK: - Scores

  /// All four, weighted.
  func score(_ simplicity: Double, _ coverage: Double, _ density: Double, _ legibility: Double)
    -> Double
  {
    weights.simplicity * simplicity + weights.coverage * coverage + weights.density * density
      + weights.legibility * legibility
  }

  /// 1 for the roundest step; less for each place further down the list and each step left out.
  static func simplicity(rank: Int, skip: Int, hasZero: Bool) -> Double {
    1 - Double(rank) / Double(preferred.count - 1) - Double(skip) + (hasZero ? 1 : 0)
  }

  /// 1 where the ends are labelled; less by the square of what is left, in tenths of the axis; at
  /// least 0.
  func coverage(_ labelling: Labelling) -> Double {
    let below = (low - labelling.first) / (0.1 * span)
    let above = (high - labelling.last) / (0.1 * span)
    return max(0, 1 - 0.5 * (below * below + above * above))
  }

  /// 1 at the wanted density; less by the ratio to it.
  func density(_ labelling: Labelling) -> Double {
    let own = Double(labelling.numbers.count - 1) / (labelling.last - labelling.first)
    let goal = Double(wanted - 1) / span
    return 2 - max(own / goal, goal / own)
  }

  /// No labelling of so many numbers is nearer to the wanted density.
  private func greatestDensity(_ count: Int) -> Double {
    count >= wanted ? 2 - Double(count - 1) / Double(wanted - 1) : 1
  }
}
