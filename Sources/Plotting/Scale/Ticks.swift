/// A place on an axis and what stands there.
public struct Tick: Sendable, Hashable {
  /// Where it is, in data.
  public var value: Double
  /// What stands there.
  public var label: TextLine

  /// A labelled place.
  public init(_ value: Double, _ label: TextLine) {
    self.value = value
    self.label = label
  }
}

/// Round numbers for an axis.
///
/// On a linear axis they are the labelling that scores best (`TickSearch`). On a log axis they are
/// powers of ten, else 1, 2 and 5 times them, else round linear steps: the first of these with three
/// legible labels. A symmetric log axis has powers of ten on both sides of zero.
public enum Ticks {
  /// Ticks for a domain, near `count` of them, all of them legible.
  ///
  /// - Parameters:
  ///   - domain: the axis's ends in either order; without ticks where one is not finite.
  ///   - transform: how data are spaced along the axis.
  ///   - count: how many there should be.
  ///   - wholeNumbers: no fractions, for epochs and counts.
  ///   - unit: stands after every number.
  ///   - legibility: how well these ticks' labels can be read when they are set, at most 1; `nil`
  ///     where they run into each other.
  public static func choose(
    _ domain: Domain, _ transform: ScaleTransform = .linear, count: Int, wholeNumbers: Bool = false,
    unit: String = "", legibility: ([Tick]) -> Double? = { _ in 1 }
  ) -> [Tick] {
    let low = min(domain.low, domain.high)
    let high = max(domain.low, domain.high)
    guard low.isFinite, high.isFinite else { return [] }
    func ticks(_ numbers: [RoundNumber]) -> [Tick] {
      zip(numbers, TickFormat.labels(numbers, on: transform, unit: unit)).map { Tick($0.value, $1) }
    }
    if transform == .linear {
      let best = linear(low, high, count: count, wholeNumbers: wholeNumbers) {
        legibility(ticks($0))
      }
      if best.count >= 2 { return ticks(best) }
      let single = ticks(roundest(low, high, wholeNumbers: wholeNumbers))
      return legibility(single) == nil ? [] : single
    }
    let candidates =
      transform == .log
      ? logCandidates(low, high, count: count)
      : symmetricCandidates(low, high, threshold: transform.threshold, count: count)
    var fallback: [Tick] = []
    for numbers in candidates {
      let ticks = ticks(numbers)
      guard legibility(ticks) != nil else { continue }
      if ticks.count >= 3 { return ticks }
      if ticks.count > fallback.count { fallback = ticks }
    }
    return fallback
  }

  /// 1, 2 and 5 times the powers of ten within two ends above zero, for levels of contours.
  public static func steps125(from low: Double, to high: Double) -> [Tick] {
    guard low > 0, high >= low, high.isFinite else { return [] }
    return (Decade.floor(low)...Decade.ceiling(high)).flatMap { decade in
      [1, 2, 5].map { RoundNumber($0, exponent: decade) }
    }.filter { $0.value >= low && $0.value <= high }
      .map { Tick($0.value, TickFormat.labels([$0])[0]) }
  }

  /// Round numbers evenly apart within two ends, near `count` of them.
  static func linear(
    _ low: Double, _ high: Double, count: Int, wholeNumbers: Bool = false,
    legibility: ([RoundNumber]) -> Double? = { _ in 1 }
  ) -> [RoundNumber] {
    guard low < high, count > 0 else { return [] }
    return TickSearch(low: low, high: high, count: count, wholeNumbers: wholeNumbers)
      .best(legibility: legibility)
  }

  /// The number of fewest digits within two ends, nothing for ends that hold none of 15: what an
  /// axis of a single place, or of one that only two neighbouring Doubles span, is labelled with.
  static func roundest(_ low: Double, _ high: Double, wholeNumbers: Bool = false) -> [RoundNumber] {
    if low <= 0, high >= 0 { return [RoundNumber(0, exponent: 0)] }
    let greatest = max(low.magnitude, high.magnitude)
    let decade = Decade.floor(greatest)
    let from = wholeNumbers ? max(0, decade - 15) : decade - 15
    for exponent in stride(from: decade, through: from, by: -1) {
      // The multiple of a power of ten next to the middle; divided, as small powers are not exact.
      func multiple(_ value: Double) -> Double {
        exponent < 0 && exponent >= -308
          ? value * Decade.power(-exponent) : value / Decade.power(exponent)
      }
      let middle = multiple(low / 2 + high / 2).rounded()
      guard middle.magnitude < 1e16 else { continue }
      let number = RoundNumber(Int(middle), exponent: exponent)
      if number.value >= low, number.value <= high { return [number] }
    }
    return []
  }

  private static func logCandidates(_ low: Double, _ high: Double, count: Int) -> [[RoundNumber]] {
    let first = Decade.ceiling(low)
    let last = Decade.floor(high)
    var candidates: [[RoundNumber]] = []
    if last - first >= 2 {
      for stride in [1, 2, 3, 5, 10, 20, 30, 50, 100, 200] {
        let powers = (first...last).filter { $0.isMultiple(of: stride) }
          .map { RoundNumber(1, exponent: $0) }
        if powers.count >= 3, powers.count <= max(3, count) { candidates.append(powers) }
      }
    } else {
      let steps = (first - 1...last + 1).flatMap { decade in
        [1, 2, 5].map { RoundNumber($0, exponent: decade) }
      }.filter { $0.value >= low && $0.value <= high }
      if steps.count >= 3 { candidates.append(steps) }
    }
    // Within a decade the shortest numbers are read most easily.
    func digits(_ numbers: [RoundNumber]) -> Int {
      numbers.map { String($0.reduced.coefficient).count }.max() ?? 0
    }
    let even = [4, 3, 5, 6, 8, 10, 12].map { linear(low, high, count: $0) }
      .map { $0.filter { $0.coefficient > 0 } }.filter { $0.count >= 3 }
    let fewest = even.map(digits).min() ?? 0
    candidates += even.filter { digits($0) == fewest } + even.filter { digits($0) > fewest }
    if last >= first { candidates.append((first...last).map { RoundNumber(1, exponent: $0) }) }
    candidates.append(linear(low, high, count: 2).filter { $0.coefficient > 0 })
    candidates.append(roundest(low, high))
    return candidates
  }

  /// Zero and powers of ten on both sides of it beyond the threshold, those of every second, third
  /// ... decade where they are many; as on a log axis where zero is not shown, as on a linear one
  /// where hardly anything lies beyond the threshold.
  private static func symmetricCandidates(
    _ low: Double, _ high: Double, threshold: Double, count: Int
  ) -> [[RoundNumber]] {
    if low > threshold { return logCandidates(low, high, count: count) }
    if high < -threshold {
      return logCandidates(-high, -low, count: count).map { $0.reversed().map(\.negative) }
    }
    let first = Decade.ceiling(threshold)
    func powers(from first: Int, to end: Double, every stride: Int) -> [RoundNumber] {
      guard end >= threshold, Decade.floor(end) >= first else { return [] }
      return (first...Decade.floor(end)).filter { ($0 - first).isMultiple(of: stride) }
        .map { RoundNumber(1, exponent: $0) }
    }
    let zero = low <= 0 && high >= 0 ? [RoundNumber(0, exponent: 0)] : []
    var candidates: [[RoundNumber]] = []
    for stride in [1, 2, 3, 5, 10, 20, 30, 50, 100, 200] {
      // The threshold lies close to zero: where their labels would touch, the first powers go.
      for skipped in 0...min(2, stride) {
        let above = powers(from: first + skipped, to: high, every: stride)
        let below = powers(from: first + skipped, to: -low, every: stride)
        let numbers = below.reversed().map(\.negative) + zero + above
        if numbers.count >= 3, numbers.count <= max(3, count + 2) { candidates.append(numbers) }
      }
    }
    for wanted in [count, 5, 4, 3, 2] where wanted > 1 {
      candidates.append(linear(low, high, count: wanted))
    }
    candidates.append(roundest(low, high))
    return candidates
  }
}

extension TickFormat {
  /// Labels for an axis's numbers: on a log axis that is labelled at powers of ten alone, or at
  /// zero and powers of ten, each is 10 with its exponent; all others are set as on a linear axis,
  /// each with the digits it needs.
  static func labels(
    _ numbers: [RoundNumber], on transform: ScaleTransform, unit: String = ""
  ) -> [TextLine] {
    guard transform != .linear else { return labels(numbers, unit: unit) }
    let arePowers = numbers.allSatisfy { $0.reduced.coefficient.magnitude <= 1 }
    if arePowers, numbers.count >= 3 { return numbers.map { scientific($0) + TextLine(unit) } }
    return areEven(numbers)
      ? labels(numbers, unit: unit) : numbers.map { number in labels([number], unit: unit)[0] }
  }

  /// Whether numbers are one step apart: they then share the digits that the step needs.
  private static func areEven(_ numbers: [RoundNumber]) -> Bool {
    guard numbers.count >= 3 else { return false }
    let steps = zip(numbers, numbers.dropFirst()).map { $1.value - $0.value }
    return steps.allSatisfy { ($0 - steps[0]).magnitude <= 1e-6 * steps[0].magnitude }
  }
}
