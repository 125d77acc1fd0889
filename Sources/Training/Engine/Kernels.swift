// The hot loop, and the only file of this target that says `unsafe`.
//
// For every row of a batch it computes the residual of each variant, and from it the sums that a
// step needs: the gradient's, the bias's, and the loss's. It has this shape because
//
// - what a comparison needs is the same rows for every variant, so a row is read once and its
//   numbers, spread over a register, meet the weights of 4 or 8 variants, one a lane;
// - a variant's numbers must not depend on its neighbours, so nothing is ever added across lanes,
//   and every sum has one order (see `NaiveKernel`, which is the same in scalars and the
//   reference): products by feature index mod 8, then a fixed tree; rows one after another within
//   128, and those blocks pairwise;
// - the weights of a few features stay in registers over a whole block, and where there are more
//   features the residuals of a block are kept so that each feature's sum does;
// - bounds are checked once a call, not once an element: with two features the checks cost as
//   much as the arithmetic.

/// Training rows as the kernels read them: `d` features, the target, and zeros up to `stride`.
final class RowTable<Scalar: TrainingScalar>: Sendable {
  /// Number of rows `n`.
  let rowCount: Int
  /// Number of features `d`.
  let featureCount: Int
  /// Numbers from the start of one row to the start of the next.
  let stride: Int
  fileprivate let cells: SharedCells<Scalar>

  /// A table of `rowCount` rows of zeros.
  fileprivate init(rowCount: Int, featureCount: Int) {
    self.rowCount = rowCount
    self.featureCount = featureCount
    stride = featureCount + 1
    cells = SharedCells(count: rowCount * stride)
  }

  /// The rows of `values` and `targets`, converted to what variants train in.
  ///
  /// - Parameters:
  ///   - values: Row-major, shape `(n, d)`.
  ///   - targets: Shape `(n)`.
  convenience init(rowCount: Int, featureCount: Int, values: [Double], targets: [Double]) {
    precondition(values.count == rowCount * featureCount && targets.count == rowCount)
    self.init(rowCount: rowCount, featureCount: featureCount)
    for i in 0..<rowCount {
      let row = unsafe cells.start + i * stride
      for j in 0..<featureCount { unsafe row[j] = Scalar(values[i * featureCount + j]) }
      unsafe row[featureCount] = Scalar(targets[i])
    }
  }
}

/// Memory that is written before it is shared and never after.
@safe private final class SharedCells<Scalar: TrainingScalar>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Scalar>
  private let count: Int

  init(count: Int) {
    self.count = count
    unsafe start = .allocate(capacity: max(1, count))
    unsafe start.initialize(repeating: 0, count: count)
  }

  deinit {
    unsafe start.deinitialize(count: count)
    unsafe start.deallocate()
  }
}

/// The rows of a batch: places of an epoch's order, or of the rows as they stand.
struct BatchRows {
  /// The epoch's whole order; `nil` for the rows as they stand.
  var order: [UInt32]?
  /// Which places of it make the batch.
  var places: Range<Int>
}

/// The rows of a batch, copied one behind the other once for all lane groups that read them.
struct GatheredBatch<Scalar: TrainingScalar>: ~Copyable {
  /// The rows that were gathered last, from row 0 on.
  let table: RowTable<Scalar>
  /// Where they stand in `table`.
  private(set) var rows = BatchRows(order: nil, places: 0..<0)

  /// Room for batches of up to `rowCount` rows of `featureCount` features.
  init(rowCount: Int, featureCount: Int) {
    table = RowTable(rowCount: rowCount, featureCount: featureCount)
  }

  /// Copies the rows `rows` of `source`.
  mutating func gather(_ rows: BatchRows, of source: RowTable<Scalar>) {
    precondition(source.stride == table.stride && rows.places.count <= table.rowCount)
    unsafe copyRows(rows, of: source, to: table.cells.start)
    self.rows = BatchRows(order: nil, places: 0..<rows.places.count)
  }
}

private func copyRows<Scalar>(
  _ rows: BatchRows, of source: RowTable<Scalar>, to target: UnsafeMutablePointer<Scalar>
) {
  let stride = source.stride
  var target = unsafe target
  for place in rows.places {
    let row = rows.order.map { Int($0[place]) } ?? place
    precondition(row < source.rowCount, "a row of the table")
    unsafe target.update(from: source.cells.start + row * stride, count: stride)
    unsafe target += stride
  }
}

/// The sums over the rows of a batch from which a step is made, for as many variants as `Lanes`
/// holds.
struct BatchKernel<Lanes: LaneVector> {
  /// Number of features `d`.
  let featureCount: Int
  /// Variants in use, one a lane from lane 0 on.
  let laneCount: Int
  private var gathered: [Lanes.Scalar] = []
  /// Residuals of one block of rows.
  private var residuals: [Lanes]
  /// Sums of blocks that wait for an equally long neighbour, `d + 2` vectors each.
  private var waiting: [Lanes] = []
  /// How many blocks each of the waiting sums is made of.
  private var waitingBlocks: [Int] = []

  /// Rows that are added one after another.
  static var blockRows: Int { 128 }

  /// A kernel for `laneCount` variants of `featureCount` features.
  init(featureCount: Int, laneCount: Int) {
    precondition(1...Lanes.scalarCount ~= laneCount, "one variant a lane")
    self.featureCount = featureCount
    self.laneCount = laneCount
    residuals = Array(repeating: .zero, count: Self.blockRows)
  }

  /// Sums up the rows `rows` of `table`.
  ///
  /// - Parameters:
  ///   - parameters: The variants' weights and biases; shape `(d + 1)`.
  ///   - sums: Receives the sum of `r x` of each feature, of `r`, and of `r²`; shape `(d + 2)`.
  mutating func sum(
    _ table: RowTable<Lanes.Scalar>, _ rows: BatchRows, parameters: [Lanes],
    into sums: inout [Lanes]
  ) {
    precondition(table.featureCount == featureCount && parameters.count == featureCount + 1)
    precondition(sums.count == featureCount + 2, "one sum a parameter, and that of r²")
    precondition(rows.places.upperBound <= rows.order?.count ?? table.rowCount)
    if rows.order == nil {
      let first = unsafe table.cells.start + rows.places.lowerBound * table.stride
      unsafe sum(first, rows.places.count, parameters: parameters, into: &sums)
      return
    }
    let count = rows.places.count * table.stride
    if gathered.count < count { gathered = Array(repeating: 0, count: count) }
    var batch: [Lanes.Scalar] = []
    swap(&batch, &gathered)
    unsafe batch.withUnsafeMutableBufferPointer { batch in
      guard let first = batch.baseAddress else { return }
      unsafe copyRows(rows, of: table, to: first)
      unsafe sum(first, rows.places.count, parameters: parameters, into: &sums)
    }
    swap(&batch, &gathered)
  }

  private mutating func sum(
    _ first: UnsafePointer<Lanes.Scalar>, _ rowCount: Int, parameters: [Lanes],
    into sums: inout [Lanes]
  ) {
    let stride = featureCount + 1
    var start = 0
    while true {
      let count = min(Self.blockRows, rowCount - start)
      unsafe sumBlock(first + start * stride, count, parameters: parameters, into: &sums)
      start += count
      if start == rowCount && waitingBlocks.isEmpty { return }
      joinEqualNeighbours(&sums)
      if start == rowCount { break }
    }
    joinAll(&sums)
  }

  /// Adds the waiting sums that are as long as the newest, then lets the newest wait.
  private mutating func joinEqualNeighbours(_ sums: inout [Lanes]) {
    var blocks = 1
    while let last = waitingBlocks.last, last == blocks {
      joinLast(&sums)
      blocks += last
    }
    waitingBlocks.append(blocks)
    waiting.append(contentsOf: sums)
  }

  /// Adds up what still waits, the shortest first.
  private mutating func joinAll(_ sums: inout [Lanes]) {
    waitingBlocks.removeLast()
    waiting.removeLast(sums.count)
    while !waitingBlocks.isEmpty { joinLast(&sums) }
  }

  private mutating func joinLast(_ sums: inout [Lanes]) {
    let start = waiting.count - sums.count
    for i in sums.indices { sums[i] = Lanes.sum(waiting[start + i], sums[i]) }
    waiting.removeLast(sums.count)
    waitingBlocks.removeLast()
  }

  @inline(__always)
  private mutating func sumBlock(
    _ rows: UnsafePointer<Lanes.Scalar>, _ count: Int, parameters: [Lanes],
    into sums: inout [Lanes]
  ) {
    switch featureCount {
    case 1: unsafe sumBlockOfOne(rows, count, parameters: parameters, into: &sums)
    case 2: unsafe sumBlockOfTwo(rows, count, parameters: parameters, into: &sums)
    default: unsafe sumBlockOfMany(rows, count, parameters: parameters, into: &sums)
    }
  }

  // MARK: - One and two features: everything in registers

  private func sumBlockOfOne(
    _ rows: UnsafePointer<Lanes.Scalar>, _ count: Int, parameters: [Lanes],
    into sums: inout [Lanes]
  ) {
    let (w, b) = (parameters[0], parameters[1])
    var (gradient, gradientBias, squares) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var row = unsafe rows
    for _ in 0..<count {
      let (x, y) = unsafe (row[0], row[1])
      let r = Lanes.difference(Lanes.sum(Lanes.product(x, w), b), Lanes(repeating: y))
      gradient = Lanes.sum(gradient, Lanes.product(x, r))
      gradientBias = Lanes.sum(gradientBias, r)
      squares = Lanes.sum(squares, Lanes.product(r, r))
      unsafe row += 2
    }
    (sums[0], sums[1], sums[2]) = (gradient, gradientBias, squares)
  }

  private func sumBlockOfTwo(
    _ rows: UnsafePointer<Lanes.Scalar>, _ count: Int, parameters: [Lanes],
    into sums: inout [Lanes]
  ) {
    let (w0, w1, b) = (parameters[0], parameters[1], parameters[2])
    var (gradient0, gradient1) = (Lanes.zero, Lanes.zero)
    var (gradientBias, squares) = (Lanes.zero, Lanes.zero)
    var row = unsafe rows
    for _ in 0..<count {
      let (x0, x1, y) = unsafe (row[0], row[1], row[2])
      let product = Lanes.sum(Lanes.product(x0, w0), Lanes.product(x1, w1))
      let r = Lanes.difference(Lanes.sum(product, b), Lanes(repeating: y))
      gradient0 = Lanes.sum(gradient0, Lanes.product(x0, r))
      gradient1 = Lanes.sum(gradient1, Lanes.product(x1, r))
      gradientBias = Lanes.sum(gradientBias, r)
      squares = Lanes.sum(squares, Lanes.product(r, r))
      unsafe row += 3
    }
    (sums[0], sums[1], sums[2], sums[3]) = (gradient0, gradient1, gradientBias, squares)
  }

  // MARK: - Many features: residuals first, then the features' sums

  private mutating func sumBlockOfMany(
    _ rows: UnsafePointer<Lanes.Scalar>, _ count: Int, parameters: [Lanes],
    into sums: inout [Lanes]
  ) {
    let d = featureCount
    unsafe residuals.withUnsafeMutableBufferPointer { residuals in
      guard let residuals = residuals.baseAddress else { return }
      unsafe parameters.withUnsafeBufferPointer { parameters in
        guard let parameters = parameters.baseAddress else { return }
        unsafe Self.findResiduals(rows, count, d, parameters, residuals)
      }
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        guard let sums = sums.baseAddress else { return }
        unsafe Self.sumResiduals(residuals, count, sums + d)
        unsafe Self.sumFeatures(rows, count, d, residuals, sums)
      }
    }
  }

  /// `r` and `r²`, row after row.
  private static func sumResiduals(
    _ residuals: UnsafePointer<Lanes>, _ count: Int, _ sums: UnsafeMutablePointer<Lanes>
  ) {
    var (sum, squares) = (Lanes.zero, Lanes.zero)
    for i in 0..<count {
      let r = unsafe residuals[i]
      sum = Lanes.sum(sum, r)
      squares = Lanes.sum(squares, Lanes.product(r, r))
    }
    unsafe (sums[0], sums[1]) = (sum, squares)
  }

  /// The sums of `r x`, four features at a time: a residual is read once for the four.
  private static func sumFeatures(
    _ rows: UnsafePointer<Lanes.Scalar>, _ count: Int, _ d: Int,
    _ residuals: UnsafePointer<Lanes>, _ sums: UnsafeMutablePointer<Lanes>
  ) {
    var j = 0
    while j &+ 4 <= d {
      var (g0, g1, g2, g3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      var row = unsafe rows + j
      for i in 0..<count {
        let r = unsafe residuals[i]
        unsafe g0 = Lanes.sum(g0, Lanes.product(row[0], r))
        unsafe g1 = Lanes.sum(g1, Lanes.product(row[1], r))
        unsafe g2 = Lanes.sum(g2, Lanes.product(row[2], r))
        unsafe g3 = Lanes.sum(g3, Lanes.product(row[3], r))
        unsafe row += d &+ 1
      }
      unsafe (sums[j], sums[j + 1], sums[j + 2], sums[j + 3]) = (g0, g1, g2, g3)
      j &+= 4
    }
    while j < d {
      var g = Lanes.zero
      var x = unsafe rows + j
      for i in 0..<count {
        unsafe g = Lanes.sum(g, Lanes.product(x[0], residuals[i]))
        unsafe x += d &+ 1
      }
      unsafe sums[j] = g
      j &+= 1
    }
  }

  /// `(x·w + b) - y` of each row, four rows at a time: a weight is read once for the four, and
  /// their sums do not wait for each other.
  private static func findResiduals(
    _ rows: UnsafePointer<Lanes.Scalar>, _ count: Int, _ d: Int,
    _ parameters: UnsafePointer<Lanes>, _ residuals: UnsafeMutablePointer<Lanes>
  ) {
    let stride = d + 1
    let bias = unsafe parameters[d]
    var i = 0
    while i &+ 4 <= count {
      let row = unsafe rows + i &* stride
      let product = unsafe FourRows<Lanes>.product(row, stride, parameters, d)
      func residual(_ product: Lanes, _ y: Lanes.Scalar) -> Lanes {
        Lanes.difference(Lanes.sum(product, bias), Lanes(repeating: y))
      }
      unsafe residuals[i] = residual(product.a, row[d])
      unsafe residuals[i &+ 1] = residual(product.b, row[d &+ stride])
      unsafe residuals[i &+ 2] = residual(product.c, row[d &+ 2 &* stride])
      unsafe residuals[i &+ 3] = residual(product.d, row[d &+ 3 &* stride])
      i &+= 4
    }
    while i < count {
      let row = unsafe rows + i &* stride
      // One row four times over: the order of its sums is written in one place only.
      let product = unsafe FourRows<Lanes>.product(row, 0, parameters, d).a
      unsafe residuals[i] = Lanes.difference(Lanes.sum(product, bias), Lanes(repeating: row[d]))
      i &+= 1
    }
  }
}

/// What four rows have in one place of a sum.
private struct FourRows<Lanes: LaneVector> {
  var a, b, c, d: Lanes

  @inline(__always)
  static func sum(_ p: Self, _ q: Self) -> Self {
    Self(
      a: Lanes.sum(p.a, q.a), b: Lanes.sum(p.b, q.b), c: Lanes.sum(p.c, q.c),
      d: Lanes.sum(p.d, q.d))
  }

  /// `x·w` of the rows at `row` and one, two and three `stride`s behind it: eight partial sums by
  /// feature index mod 8, then `((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7))`, those that have
  /// no feature left out. There are three features or more.
  @inline(__always)
  static func product(
    _ row: UnsafePointer<Lanes.Scalar>, _ stride: Int, _ w: UnsafePointer<Lanes>, _ count: Int
  ) -> Self {
    @inline(__always) func partial(_ k: Int) -> Self {
      var sum = unsafe Self.products(row + k, stride, w[k])
      var j = k &+ 8
      while j < count {
        unsafe sum = Self.sum(sum, Self.products(row + j, stride, w[j]))
        j &+= 8
      }
      return sum
    }
    @inline(__always) func pair(_ k: Int) -> Self {
      k &+ 4 < count ? Self.sum(partial(k), partial(k &+ 4)) : partial(k)
    }
    let even = Self.sum(pair(0), pair(2))
    let odd = count > 3 ? Self.sum(pair(1), pair(3)) : pair(1)
    return Self.sum(even, odd)
  }

  @inline(__always)
  private static func products(
    _ x: UnsafePointer<Lanes.Scalar>, _ stride: Int, _ w: Lanes
  ) -> Self {
    unsafe Self(
      a: Lanes.product(x[0], w), b: Lanes.product(x[stride], w),
      c: Lanes.product(x[2 &* stride], w), d: Lanes.product(x[3 &* stride], w))
  }
}
