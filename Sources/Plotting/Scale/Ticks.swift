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
/// Steps are 1, 2 or 5 times a power of ten, chosen as d3-array does at √2, √10 and √50. How many
/// there are is decided by whoever measures the labels: candidates are offered from the densest
/// wanted one to the sparsest, and the first legible one is taken.
public enum Ticks {
  /// Ticks for a domain, at most about `count` of them, as dense as `isLegible` allows.
  ///
  /// - Parameters:
  ///   - domain: the axis's ends in either order.
  ///   - transform: a log axis is labelled at powers of ten, else at 1, 2 and 5 times them, else at
  ///     round linear steps, so that it always has three labels where they are legible.
  ///   - count: how many there should be if all are legible.
  ///   - wholeNumbers: no step below 1, for epochs and counts.
  ///   - unit: stands after every number.
  ///   - isLegible: whether these ticks' labels keep apart when they are set.
  public static func choose(
    _ domain: Domain, _ transform: ScaleTransform = .linear, count: Int, wholeNumbers: Bool = false,
    unit: String = "", isLegible: ([Tick]) -> Bool = { _ in true }
  ) -> [Tick] {
    let low = min(domain.low, domain.high)
    let high = max(domain.low, domain.high)
    guard low.isFinite, high.isFinite else { return [] }
    let candidates =
      switch transform {
      case .linear: linearCandidates(low, high, count: count, wholeNumbers: wholeNumbers)
      case .log: low > 0 ? logCandidates(low, high, count: count) : []
      }
    var fallback: [Tick] = []
    for numbers in candidates {
      let ticks = zip(numbers, TickFormat.labels(numbers, on: transform, unit: unit))
        .map { Tick($0.value, $1) }
      if isLegible(ticks) {
        if ticks.count >= 2 { return ticks }
        if ticks.count > fallback.count { fallback = ticks }
      }
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

  /// The multiples of a round step within two ends, about `count` of them.
  static func linear(_ low: Double, _ high: Double, count: Int, wholeNumbers: Bool = false)
    -> [RoundNumber]
  {
    guard low < high, count > 0 else {
      return low == high ? [exact(low)].compactMap(\.self) : []
    }
    var step = roundStep((high / 2 - low / 2) / Double(count))
    if wholeNumbers, step.exponent < 0 { step = RoundNumber(1, exponent: 0) }
    let unit = RoundNumber(1, exponent: step.exponent)
    // Small steps are kept as reciprocals: low · 10 is exact where low / 0.1 is not.
    func steps(_ value: Double) -> Double {
      let scaled =
        step.exponent < 0 && step.exponent >= -300
        ? value * Decade.power(-step.exponent) : value / unit.value
      return scaled / Double(step.coefficient)
    }
    let slack = 1e-9
    let first = (steps(low) - slack).rounded(.up)
    let last = (steps(high) + slack).rounded(.down)
    guard first.magnitude < 1e15, last.magnitude < 1e15, last - first < 1000, first <= last
    else { return [] }
    return (Int(first)...Int(last)).map {
      RoundNumber($0 * step.coefficient, exponent: step.exponent)
    }
  }

  /// The round number nearest to twice `half`, by ratio: 1, 2 or 5 times a power of ten.
  private static func roundStep(_ half: Double) -> RoundNumber {
    // Of half the step, as the whole one of -1e308...1e308 would not be finite.
    let exponent = Decade.floor(max(half, .leastNonzeroMagnitude))
    let lead =
      max(half, .leastNonzeroMagnitude) / max(Decade.power(exponent), .leastNonzeroMagnitude) * 2
    switch lead {
    case ..<3.1622776601683795: return RoundNumber(2, exponent: exponent)
    case ..<7.0710678118654755: return RoundNumber(5, exponent: exponent)
    case ..<14.142135623730951: return RoundNumber(1, exponent: exponent + 1)
    default: return RoundNumber(2, exponent: exponent + 1)
    }
  }

  /// A value that is a short decimal itself, for the one tick of a single point.
  private static func exact(_ value: Double) -> RoundNumber? {
    for exponent in stride(from: 0, through: -6, by: -1) {
      let scaled = value * Decade.power(-exponent)
      if scaled.rounded() == scaled, scaled.magnitude < 1e15 {
        return RoundNumber(Int(scaled), exponent: exponent)
      }
    }
    return nil
  }

  private static func linearCandidates(
    _ low: Double, _ high: Double, count: Int, wholeNumbers: Bool
  ) -> [[RoundNumber]] {
    let wanted = max(1, count)
    let fewer = stride(from: wanted, through: 1, by: -1)
    let more = stride(from: wanted + 1, through: wanted * 3, by: 1)
    return (Array(fewer) + Array(more)).map {
      linear(low, high, count: $0, wholeNumbers: wholeNumbers)
    }
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
    for wanted in [4, 3, 2, 5, 6, 8, 10, 12] {
      let numbers = linear(low, high, count: wanted).filter { $0.coefficient > 0 }
      if numbers.count >= 3 { candidates.append(numbers) }
    }
    if last >= first { candidates.append((first...last).map { RoundNumber(1, exponent: $0) }) }
    candidates.append(linear(low, high, count: 2))
    return candidates
  }
}

extension TickFormat {
  /// Labels for an axis's numbers: on a log axis that is labelled at powers of ten alone, each is
  /// 10 with its exponent; all others are set as on a linear axis, each with the digits it needs.
  static func labels(
    _ numbers: [RoundNumber], on transform: ScaleTransform, unit: String = ""
  ) -> [TextLine] {
    guard transform == .log else { return labels(numbers, unit: unit) }
    let arePowers = numbers.allSatisfy { $0.reduced.coefficient == 1 }
    if arePowers, numbers.count >= 3 { return numbers.map { scientific($0) + TextLine(unit) } }
    return numbers.map { number in labels([number], unit: unit)[0] }
  }
}
