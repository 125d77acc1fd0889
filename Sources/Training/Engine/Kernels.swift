// The hot loop, and the only file of this target that says `unsafe`. The loop itself is the C of
// `TrainingKernels`.
//
// For every row of a batch it computes the residual of each variant, and from it the sums that a
// step needs: the gradient's, the bias's, and the loss's. `NaiveKernel` says the same in scalars and
// is the reference: every kernel gives its bits. Times below are of one core of a Zen 5 processor,
// a row in single precision.
//
// - What a comparison needs is the same rows for every variant, so a row is read once, and with
//   vectors across variants ("wide") sixteen of them take the time of one: 3.4 ns with 10 features.
// - Alone, a variant would leave most of such a vector empty. With vectors across features ("deep")
//   it takes 2.2 ns with 10 features and 7 with 100, where a wide kernel takes 30.
// - Swift compiles for the processor that every machine has. With 16 variants the same C takes 19 ns
//   for that, 9 compiled for AVX2, and 3.4 for AVX-512.
// - Rows in a random order come from memory at 60 ns each (100 features) when they are waited for.
//   Asked for 10 kB ahead they take 17 ns, as long as reading them and nothing else.
// - Every sum has one order, so a variant's numbers depend neither on its neighbours nor on which
//   kernel runs: products by feature index mod 8, then a fixed tree, which is what eight lanes
//   across features give and what eight sums across variants can follow; rows one after another
//   within 128, and those blocks pairwise.

import TrainingKernels

/// Training rows as the kernels read them: `d` features, the target, and zeros up to `stride`.
final class RowTable<Scalar: TrainingScalar>: Sendable {
  /// Number of rows `n`.
  let rowCount: Int
  /// Number of features `d`.
  let featureCount: Int
  /// Numbers from the start of one row to the start of the next.
  let stride: Int
  fileprivate let cells: Cells<Scalar>

  /// A table of zeros.
  fileprivate init(rowCount: Int, featureCount: Int) {
    precondition(rowCount < 1 << 31, "as many rows as orders can name")
    self.rowCount = rowCount
    self.featureCount = featureCount
    let columns = featureCount + 1
    stride = featureCount < KernelShape.leastDeepFeatures ? columns : (columns + 7) / 8 * 8
    cells = Cells(count: rowCount * stride)
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

/// The numbers of a table, all zero at first. They are written before others see them, or by their
/// only owner.
@safe private final class Cells<Scalar: TrainingScalar>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Scalar>

  init(count: Int) {
    let bytes = max(1, count) * MemoryLayout<Scalar>.stride
    let isLarge = bytes >= Self.largePage
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: bytes, alignment: isLarge ? Self.largePage : Self.cacheLine)
    if isLarge { unsafe training_prefer_large_pages(memory, bytes) }
    unsafe start = memory.initializeMemory(as: Scalar.self, repeating: 0, count: count)
  }

  deinit { unsafe start.deallocate() }

  private static var cacheLine: Int { 64 }
  private static var largePage: Int { 1 << 21 }
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
    precondition(source.featureCount == table.featureCount, "rows of as many features")
    precondition(rows.places.count <= table.rowCount, "room for the batch")
    var target = unsafe table.cells.start
    unsafe source.forEachBlock(of: rows) { block in
      var block = unsafe block
      unsafe training_gather(&block, Scalar.self == Double.self, target)
      unsafe target += block.count * block.stride
    }
    self.rows = BatchRows(order: nil, places: 0..<rows.places.count)
  }
}

extension RowTable {
  /// Rows between the one that is read and the one that is asked for. Memory needs some 10 kB of
  /// requests to be kept busy; the first-level cache holds four times that. What the second-level
  /// cache holds is there in time unasked.
  private var rowsAhead: Int {
    let bytes = stride * MemoryLayout<Scalar>.stride
    return rowCount * bytes <= 1 << 19 ? 0 : max(1, 10_240 / max(64, bytes))
  }

  /// Calls `body` for the rows of a batch, a block of them at a time.
  @inline(__always)
  fileprivate func forEachBlock(of rows: BatchRows, _ body: (training_block) -> Void) {
    guard let order = rows.order else {
      precondition(rows.places.upperBound <= rowCount, "rows of the table")
      return Self.blocks(of: rows.places) { places in
        unsafe body(block(nil, first: places.lowerBound, count: places.count, following: 0))
      }
    }
    precondition(rows.places.upperBound <= order.count, "places of the order")
    unsafe order.withUnsafeBufferPointer { order in
      Self.blocks(of: rows.places) { places in
        // A row beyond the last leaves a negative number, as does one that is negative itself.
        let last = Int32(truncatingIfNeeded: rowCount - 1)
        var signs: Int32 = 0
        for place in places {
          let row = unsafe Int32(bitPattern: order[place])
          signs |= row | (last &- row)
        }
        precondition(signs >= 0, "rows of the table")
        guard let first = order.baseAddress else { return }
        unsafe body(
          block(
            first + places.lowerBound, first: 0, count: places.count,
            following: order.count - places.upperBound))
      }
    }
  }

  @inline(__always)
  private func block(
    _ order: UnsafePointer<UInt32>?, first: Int, count: Int, following: Int
  ) -> training_block {
    unsafe training_block(
      table: cells.start, stride: stride, features: featureCount, order: order, first: first,
      count: count, following: following, ahead: rowsAhead)
  }

  @inline(__always)
  private static func blocks(of places: Range<Int>, _ body: (Range<Int>) -> Void) {
    var start = places.lowerBound
    while start < places.upperBound {
      let end = min(start + Int(training_block_rows), places.upperBound)
      body(start..<end)
      start = end
    }
  }
}

/// The way a kernel's vectors run.
enum KernelShape: CaseIterable {
  /// Across variants.
  case wide
  /// Across features, for one variant after another.
  case deep

  /// So many features fill a vector.
  static var leastDeepFeatures: Int { 8 }

  /// The faster shape. Deep costs 0.05 ns a feature of a variant and as much as 20 features more for
  /// adding up lanes, so often as eight numbers need a register; wide 0.4 ns a feature of a vector.
  init(
    features: Int, variants: Int, lanes: Int, scalarBytes: Int, instructions: training_instructions
  ) {
    let width = min(lanes, instructions.registerBytes / scalarBytes)
    let registers = max(1, 8 * scalarBytes / instructions.registerBytes)
    let deep = variants * registers * (20 + features)
    let wide = (variants + width - 1) / width * (10 + 8 * features)
    self = features >= Self.leastDeepFeatures && deep < wide ? .deep : .wide
  }
}

extension training_instructions {
  /// What this processor has.
  static let best = training_best_instructions()

  /// Bytes that a vector register holds.
  var registerBytes: Int {
    switch self {
    case training_instructions_avx512: 64
    case training_instructions_avx2: 32
    default: 16
    }
  }
}

/// The sums over the rows of a batch from which a step is made, for as many variants as `Lanes`
/// holds.
@safe struct BatchKernel<Lanes: LaneVector> {
  typealias Scalar = Lanes.Scalar

  /// Number of features `d`.
  let featureCount: Int
  /// Variants in use, one a lane from lane 0 on.
  let laneCount: Int
  private let kernel: training_kernel
  private var scratch: [UInt8]
  /// Sums of blocks that wait for an equally long neighbour, `d + 2` vectors each.
  private var waiting: [Lanes] = []
  /// How many blocks each of the waiting sums is made of.
  private var waitingBlocks: [Int] = []

  /// A kernel for `laneCount` variants of `featureCount` features.
  ///
  /// - Parameters:
  ///   - instructions: What it is compiled for; the processor must have them.
  ///   - shape: The faster one where none is given. Only tables of
  ///     `KernelShape.leastDeepFeatures` features or more can be read by a deep kernel.
  init(
    featureCount: Int, laneCount: Int, instructions: training_instructions = .best,
    shape: KernelShape? = nil
  ) {
    precondition(1...Lanes.scalarCount ~= laneCount, "one variant a lane")
    precondition(instructions.rawValue <= training_instructions.best.rawValue)
    precondition(shape != .deep || featureCount >= KernelShape.leastDeepFeatures)
    self.featureCount = featureCount
    self.laneCount = laneCount
    let (lanes, isDouble) = (Lanes.scalarCount, Scalar.self == Double.self)
    let fastest = KernelShape(
      features: featureCount, variants: laneCount, lanes: lanes,
      scalarBytes: MemoryLayout<Scalar>.size, instructions: instructions)
    switch shape ?? fastest {
    case .wide: unsafe kernel = training_wide_kernel(instructions, isDouble, lanes)
    case .deep: unsafe kernel = training_deep_kernel(instructions, isDouble)
    }
    scratch = Array(repeating: 0, count: training_scratch_bytes(featureCount, lanes, isDouble))
  }

  /// Sums up the rows `rows` of `table`.
  ///
  /// - Parameters:
  ///   - parameters: The variants' weights and biases; shape `(d + 1)`.
  ///   - sums: Receives the sum of `r x` of each feature, of `r`, and of `r²`; shape `(d + 2)`.
  mutating func sum(
    _ table: RowTable<Scalar>, _ rows: BatchRows, parameters: [Lanes], into sums: inout [Lanes]
  ) {
    precondition(table.featureCount == featureCount, "rows of as many features")
    precondition(parameters.count == featureCount + 1 && sums.count == featureCount + 2)
    var left = rows.places.count
    unsafe table.forEachBlock(of: rows) { block in
      unsafe sum(block, parameters, &sums)
      left -= unsafe block.count
      if left > 0 || !waitingBlocks.isEmpty { joinEqualNeighbours(&sums) }
    }
    if !waitingBlocks.isEmpty { joinAll(&sums) }
  }

  @inline(__always)
  private mutating func sum(_ block: training_block, _ parameters: [Lanes], _ sums: inout [Lanes]) {
    unsafe parameters.withUnsafeBytes { parameters in
      unsafe sums.withUnsafeMutableBytes { sums in
        unsafe scratch.withUnsafeMutableBytes { scratch in
          guard let parameters = parameters.baseAddress, let sums = sums.baseAddress,
            let scratch = scratch.baseAddress
          else { return }
          var block = unsafe block
          var variants = unsafe training_variants(
            count: laneCount, lanes: Lanes.scalarCount, parameters: parameters, sums: sums,
            scratch: scratch)
          unsafe kernel(&block, &variants)
        }
      }
    }
  }

  // MARK: - Blocks, pairwise

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
}
