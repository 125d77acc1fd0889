/// The pairs of data that a line goes through, kept as they were given: numbers are not copied into
/// pairs, however many there are.
///
/// One look at the numbers, when the samples are made, finds their extent and whether x has one
/// direction. A drawing looks once more (see `thinned(in:)`).
public struct Samples: Sendable, RandomAccessCollection {
  /// The values along y.
  enum Values: Sendable {
    case doubles([Double])
    case floats([Float])
  }

  /// The values along x.
  enum Places: Sendable {
    case even(first: Double, step: Double)
    case given([Double])
  }

  enum Storage: Sendable {
    case pairs([Datum])
    case columns(Places, Values)
  }

  let storage: Storage
  /// What axes have to hold.
  public let extent: Extent
  /// Whether x never turns back. A line whose x does is thinned by distance.
  public let hasOneDirection: Bool

  /// Pairs in the line's order.
  public init(_ pairs: [Datum]) {
    self.init(pairs, extent: Extent(pairs))
  }

  /// Values at evenly spaced places.
  ///
  /// - Parameters:
  ///   - y: the values; those that are not finite leave a gap.
  ///   - first: x of the first one.
  ///   - step: from each x to the next.
  public init(_ y: [Double], from first: Double = 0, by step: Double = 1) {
    self.init(.even(first: first, step: step), .doubles(y))
  }

  /// Values of single precision at evenly spaced places.
  public init(_ y: [Float], from first: Double = 0, by step: Double = 1) {
    self.init(.even(first: first, step: step), .floats(y))
  }

  /// Values at given places, as many of these as of those.
  public init(x: [Double], y: [Double]) {
    precondition(x.count == y.count, "every value has a place")
    self.init(.given(x), .doubles(y))
  }

  /// Values of single precision at given places, as many of these as of those.
  public init(x: [Double], y: [Float]) {
    precondition(x.count == y.count, "every value has a place")
    self.init(.given(x), .floats(y))
  }

  /// Pairs that stand for more: the extent is that of all.
  init(_ pairs: [Datum], extent: Extent) {
    storage = .pairs(pairs)
    self.extent = extent
    hasOneDirection =
      zip(pairs, pairs.dropFirst()).allSatisfy { $0.x <= $1.x }
      || zip(pairs, pairs.dropFirst()).allSatisfy { $0.x >= $1.x }
  }

  private init(_ places: Places, _ values: Values) {
    storage = .columns(places, values)
    var extent = Extent()
    values.widen(&extent)
    hasOneDirection = places.widen(&extent, count: values.count)
    self.extent = extent
  }

  // MARK: - As a collection

  /// The first place: 0.
  public var startIndex: Int { 0 }

  /// How many there are.
  public var endIndex: Int {
    switch storage {
    case .pairs(let pairs): pairs.count
    case .columns(_, let values): values.count
    }
  }

  /// The pair at a place.
  public subscript(index: Int) -> Datum {
    switch storage {
    case .pairs(let pairs): pairs[index]
    case .columns(let places, let values): Datum(places[index], values[index])
    }
  }
}

extension Samples.Places {
  subscript(index: Int) -> Double {
    switch self {
    case .even(let first, let step): first + step * Double(index)
    case .given(let places): places[index]
    }
  }

  /// Makes an extent hold all places; says whether they never turn back.
  func widen(_ extent: inout Extent, count: Int) -> Bool {
    switch self {
    case .even(let first, let step):
      guard count > 0 else { return true }
      for index in [0, count - 1] { extent.include(x: self[index]) }
      // The places about zero, for the least one above it.
      let zero = -first / step
      if zero.isFinite, zero >= 0, zero < Double(count) {
        for index in Int(zero)...Int(zero) + 1 where index < count {
          extent.include(x: self[index])
        }
      }
      return self[0].isFinite && self[count - 1].isFinite
    case .given(let places):
      var direction = (rises: true, falls: true)
      for block in places.indices.blocks {
        let reach = block.lowerBound..<Swift.min(block.upperBound + 1, places.count)
        let order = ValueSweep.order(places, reach)
        direction = (direction.rises && order.rises, direction.falls && order.falls)
        let sweep = ValueSweep(places, block)
        if sweep.areFinite, sweep.low > 0 || sweep.high <= 0 {
          extent.include(x: sweep.low)
          extent.include(x: sweep.high)
        } else {
          for index in block { extent.include(x: places[index]) }
        }
      }
      return direction.rises || direction.falls
    }
  }
}

extension Samples.Values {
  var count: Int {
    switch self {
    case .doubles(let values): values.count
    case .floats(let values): values.count
    }
  }

  subscript(index: Int) -> Double {
    switch self {
    case .doubles(let values): values[index]
    case .floats(let values): Double(values[index])
    }
  }

  func sweep(_ range: Range<Int>) -> ValueSweep {
    switch self {
    case .doubles(let values): ValueSweep(values, range)
    case .floats(let values): ValueSweep(values, range)
    }
  }

  /// The first places of a stretch's least and greatest value.
  func ends(of sweep: ValueSweep, in range: Range<Int>) -> (low: Int, high: Int) {
    switch self {
    case .doubles(let values):
      ValueSweep.firstPlaces(of: sweep.low, and: sweep.high, in: values, range)
    case .floats(let values):
      ValueSweep.firstPlaces(of: Float(sweep.low), and: Float(sweep.high), in: values, range)
    }
  }

  func widen(_ extent: inout Extent) {
    for block in (0..<count).blocks {
      let sweep = sweep(block)
      if sweep.areFinite, sweep.low > 0 || sweep.high <= 0 {
        extent.include(y: sweep.low)
        extent.include(y: sweep.high)
      } else if sweep.areFinite {
        // Both signs: the least value above zero has to be looked for.
        extent.include(y: sweep.low)
        extent.include(y: sweep.high)
        if sweep.high > 0 { extent.include(y: lowestPositive(block)) }
      } else {
        for index in block { extent.include(y: self[index]) }
      }
    }
  }

  private func lowestPositive(_ range: Range<Int>) -> Double {
    switch self {
    case .doubles(let values):
      values[range].reduce(.infinity) { $1 > 0 && $1 < $0 ? $1 : $0 }
    case .floats(let values):
      Double(values[range].reduce(Float.infinity) { $1 > 0 && $1 < $0 ? $1 : $0 })
    }
  }
}

extension Range<Int> {
  /// Stretches of at most 4,096.
  fileprivate var blocks: some Sequence<Range<Int>> {
    stride(from: lowerBound, to: upperBound, by: 4_096).lazy.map {
      $0..<Swift.min($0 + 4_096, upperBound)
    }
  }
}
