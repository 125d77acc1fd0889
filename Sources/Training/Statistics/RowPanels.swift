// The door to the kernels that make statistics of rows; see PanelKernels.h.
import TrainingKernels

/// A block of rows of `[X y]`, less a point, in panels of 8 columns; shape `(panels, rows, 8)`.
///
/// What it computes has the same bits for every instruction set; `NaivePanels` is the same in
/// scalars.
@safe struct RowPanels: ~Copyable {
  /// Rows that are summed one after another.
  static let blockRows = 128

  /// Features and the target, `d + 1`.
  let columns: Int
  /// Panels, `(d + 8) / 8`; the last one's rest is zero.
  let count: Int
  /// Rows in the block at present.
  private(set) var rows = 0
  /// On a boundary of a cache line, which an array's storage is not: rows that lie across two
  /// lines cost a third of the speed.
  private let panels: UnsafeMutablePointer<Double>
  private let instructions: training_instructions

  /// Room for a block of rows.
  init(features: Int, instructions: training_instructions = .best) {
    columns = features + 1
    count = (columns + 7) / 8
    let size = Self.blockRows * count * 8
    unsafe panels = UnsafeMutableRawPointer.allocate(
      byteCount: size * MemoryLayout<Double>.stride, alignment: 64
    ).initializeMemory(as: Double.self, repeating: 0, count: size)
    self.instructions = instructions
  }

  deinit { unsafe panels.deallocate() }

  /// Takes the rows `block`, at most 128, of `values` (row-major) and `targets`, less `shift` and
  /// then less `offset`; both of shape `(panels)`, their rest zero.
  mutating func fill(
    _ block: Range<Int>, values: [Double], targets: [Double], shift: [SIMD8<Double>],
    offset: [SIMD8<Double>]
  ) {
    let features = columns - 1
    precondition(block.count <= Self.blockRows, "a block has at most 128 rows")
    precondition(block.lowerBound >= 0 && block.upperBound <= targets.count, "no such rows")
    precondition(values.count == targets.count * features, "values must have shape (n, d)")
    precondition(shift.count == count && offset.count == count, "a point has a number a column")
    rows = block.count
    unsafe values.withUnsafeBufferPointer { values in
      unsafe targets.withUnsafeBufferPointer { targets in
        unsafe shift.withNumbers { shift in
          unsafe offset.withNumbers { offset in
            guard let values = values.baseAddress, let targets = targets.baseAddress else { return }
            var source = unsafe training_rows(
              values: values + block.lowerBound * features, targets: targets + block.lowerBound,
              rows: rows, features: features, shift: shift, offset: offset)
            unsafe training_fill_panels(instructions, &source, panels)
          }
        }
      }
    }
  }

  /// Takes `rows` rows, at most 128, whose entries `value(row, column)` gives.
  mutating func fill(rows: Int, _ value: (_ row: Int, _ column: Int) -> Double) {
    precondition(rows <= Self.blockRows, "a block has at most 128 rows")
    self.rows = rows
    for row in 0..<rows {
      for column in 0..<(8 * count) {
        unsafe panels[(column / 8 * rows + row) * 8 + column % 8] =
          column < columns ? value(row, column) : 0
      }
    }
  }

  /// Adds the sum of each column to `sums`; shape `(panels)`.
  func addSums(to sums: inout [SIMD8<Double>]) {
    precondition(sums.count == count, "a sum a column")
    unsafe sums.withMutableNumbers { sums in
      unsafe training_add_sums(instructions, panels, rows, count, sums)
    }
  }

  /// Adds the sums of the products of the columns to `gram`, of shape `(8 panels, panels)`; each
  /// row from the vector on that holds its diagonal.
  func addGram(to gram: inout [SIMD8<Double>]) {
    precondition(gram.count == 8 * count * count, "a sum for two columns")
    unsafe gram.withMutableNumbers { gram in
      unsafe training_add_gram(instructions, panels, rows, count, gram)
    }
  }

  /// Folds the rows into the upper triangular `factor`, of shape `(8 panels, panels)`: afterwards
  /// the product of its transpose with it has grown by the products of the rows' columns. The rows
  /// are used up.
  mutating func fold(into factor: inout [SIMD8<Double>]) {
    precondition(factor.count == 8 * count * count, "a factor has a row a column")
    unsafe factor.withMutableNumbers { factor in
      unsafe training_fold_panels(instructions, factor, columns, panels, rows)
    }
    rows = 0
  }
}

extension [SIMD8<Double>] {
  /// Calls `body` with the place of the first number.
  fileprivate func withNumbers(_ body: (UnsafePointer<Double>) -> Void) {
    unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe body(start.assumingMemoryBound(to: Double.self))
    }
  }

  fileprivate mutating func withMutableNumbers(_ body: (UnsafeMutablePointer<Double>) -> Void) {
    unsafe withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe body(start.assumingMemoryBound(to: Double.self))
    }
  }
}
