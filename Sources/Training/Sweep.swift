import Wording

/// Values that variants are trained at, each alone or with those of the other axes. An empty list
/// leaves what the variant says.
public struct Sweep: Sendable, Equatable {
  /// Strengths, in the units of each variant's own penalty.
  public var lambda: [Double]
  /// Rows in a batch.
  public var batch: [BatchSize]
  /// Learning rates at the start.
  public var learningRate: [Double]
  /// Seeds of initial weights and orders. Cells that differ in nothing else have a mean and a
  /// spread.
  public var seed: [UInt64]

  /// A sweep over these values.
  public init(
    lambda: [Double] = [], batch: [BatchSize] = [], learningRate: [Double] = [],
    seed: [UInt64] = []
  ) {
    self.lambda = lambda
    self.batch = batch
    self.learningRate = learningRate
    self.seed = seed
  }

  /// `count` values (at least 2) from `first` to `last` (above 0, both exactly) in equal ratios,
  /// those between rounded to six significant digits.
  public static func logarithmic(from first: Double, to last: Double, count: Int) -> [Double] {
    let steps = Double(max(1, count - 1))
    let ratio = Math.log(last / first) / steps
    return (0..<count).map { place in
      if place == 0 { return first }
      if place == count - 1 { return last }
      let value = first * Math.exp(ratio * Double(place))
      // Rounded also because the C library's `exp` differs in the last digit between processors.
      return DecimalDigits(value)?.rounded(toDigits: 6).value ?? value
    }
  }

  /// The cross product of the axes for every variant, in their order, the seed varying fastest.
  /// Variants without a strength are not multiplied by `lambda`.
  ///
  /// - Throws: A sentence that names the variant and the strength it can't take.
  public func cells(of variants: [Variant]) throws(PenaltyError) -> [SweepCell] {
    var cells: [SweepCell] = []
    for (index, variant) in variants.enumerated() {
      var own = [SweepCell(variant: variant, base: index, coordinates: [])]
      own = try spread(own, over: lambda) { cell, strength throws(PenaltyError) in
        guard let penalty = try cell.variant.penalty.withStrength(strength) else { return false }
        cell.variant.penalty = penalty
        cell.coordinates.append(.lambda(strength))
        return true
      }
      own = try spread(own, over: batch) { cell, size in
        cell.variant.training.batch = size
        cell.coordinates.append(.batch(size))
        return true
      }
      own = try spread(own, over: learningRate) { cell, rate in
        cell.variant.training.learningRate.initial = rate
        cell.coordinates.append(.learningRate(rate))
        return true
      }
      own = try spread(own, over: seed) { cell, seed in
        cell.variant.training.seed = seed
        cell.coordinates.append(.seed(seed))
        return true
      }
      for place in own.indices { own[place].nameVariant() }
      cells += own
    }
    return cells
  }

  /// Every cell at every value; a cell for which `change` returns `false` stays single.
  private func spread<Value>(
    _ cells: [SweepCell], over values: [Value],
    _ change: (inout SweepCell, Value) throws(PenaltyError) -> Bool
  ) throws(PenaltyError) -> [SweepCell] {
    guard !values.isEmpty else { return cells }
    var result: [SweepCell] = []
    result.reserveCapacity(cells.count * values.count)
    for cell in cells {
      for value in values {
        var changed = cell
        guard try change(&changed, value) else {
          result.append(cell)
          break
        }
        result.append(changed)
      }
    }
    return result
  }
}

/// Where a cell stands on an axis.
public enum SweepCoordinate: Sendable, Hashable {
  case lambda(Double)
  case batch(BatchSize)
  case learningRate(Double)
  case seed(UInt64)

  /// The axis, as an experiment file spells it.
  public var axis: String {
    switch self {
    case .lambda: "lambda"
    case .batch: "batch"
    case .learningRate: "learning-rate"
    case .seed: "seed"
    }
  }

  /// The value, in its shortest digits.
  public var text: String {
    switch self {
    case .lambda(let value), .learningRate(let value): NumberText.shortest(value)
    case .batch(.rows(let rows)): String(rows)
    case .batch(.full): "full"
    case .seed(let seed): String(seed)
    }
  }

  /// Whether only repetitions tell cells apart on this axis.
  var isRepetition: Bool { if case .seed = self { true } else { false } }
}

/// One variant of a sweep.
public struct SweepCell: Sendable {
  /// The variant as it trains, called `NAME lambda=0.01`.
  public var variant: Variant
  /// The place of the variant it was made from.
  public var base: Int
  /// Where the cell stands, in the order of the axes.
  public var coordinates: [SweepCoordinate]

  /// Adds the coordinates to the variant's name.
  fileprivate mutating func nameVariant() {
    for coordinate in coordinates {
      variant.name += " \(coordinate.axis)=\(coordinate.text)"
    }
  }
}
