import TrainingKernels

/// A matrix whose rows are padded to whole vectors of 8 numbers, for loops that take O(d³): its
/// rows are added and multiplied by the kernels of PanelKernels.h, with the same bits for every
/// instruction set.
struct VectorRows: Sendable {
  let rows: Int
  let columns: Int
  /// Numbers from the start of one row to that of the next, a multiple of 8.
  let stride: Int
  /// The rows one after another, the rest of each zero; shape `(rows, stride)`.
  private(set) var values: [Double]

  /// A matrix of zeros.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    stride = (columns + 7) / 8 * 8
    values = Array(repeating: 0, count: rows * stride)
  }

  init(_ matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns)
    for i in 0..<rows {
      for j in 0..<columns { self[i, j] = matrix[i, j] }
    }
  }

  subscript(row: Int, column: Int) -> Double {
    @inline(__always) get { values[row * stride + column] }
    @inline(__always) set { values[row * stride + column] = newValue }
  }

  /// Adds `factor` times row `source` of `other` to row `target`, from column `first` (or a few
  /// before it) on.
  mutating func add(
    _ factor: Double, row source: Int, of other: VectorRows, to target: Int, from first: Int = 0
  ) {
    precondition(stride == other.stride && target < rows && source < other.rows, "no such row")
    let start = first / 8 * 8
    unsafe other.values.withUnsafeBufferPointer { source_ in
      unsafe values.withUnsafeMutableBufferPointer { target_ in
        guard let from = source_.baseAddress, let to = target_.baseAddress else { return }
        unsafe training_add_multiple(
          .best, factor, from + (source * stride + start), to + (target * stride + start),
          (stride - start) / 8)
      }
    }
  }

  /// Adds `factor` times row `source` to `target`, which has room for a whole row; from column
  /// `first` (or a few before it) up to column `end` (or a few more).
  func add(
    _ factor: Double, row source: Int, to target: inout [Double], from first: Int = 0,
    upTo end: Int? = nil
  ) {
    precondition(target.count == stride && source < rows, "a row as long as the matrix's")
    let start = first / 8 * 8
    let count = max(0, (end ?? stride) + 7 - start) / 8
    precondition(start + count * 8 <= stride, "columns of the matrix")
    unsafe values.withUnsafeBufferPointer { source_ in
      unsafe target.withUnsafeMutableBufferPointer { target in
        guard let from = source_.baseAddress, let to = target.baseAddress else { return }
        unsafe training_add_multiple(
          .best, factor, from + (source * stride + start), to + start, count)
      }
    }
  }

  /// Adds `factor` times `source`, as long as a row, to row `target`, from column `first` (or a few
  /// before it) on.
  mutating func add(_ factor: Double, _ source: [Double], to target: Int, from first: Int = 0) {
    precondition(source.count == stride && target < rows, "a row as long as the matrix's")
    let start = first / 8 * 8
    unsafe source.withUnsafeBufferPointer { source in
      unsafe values.withUnsafeMutableBufferPointer { values in
        guard let from = source.baseAddress, let to = values.baseAddress else { return }
        unsafe training_add_multiple(
          .best, factor, from + start, to + (target * stride + start), (stride - start) / 8)
      }
    }
  }

  /// The sum of products of row `row` and `vector`, as long as a row, from column `first` (or a few
  /// before it) on.
  func product(row: Int, _ vector: [Double], from first: Int = 0) -> Double {
    precondition(vector.count == stride && row < rows, "a row as long as the matrix's")
    let start = first / 8 * 8
    return unsafe values.withUnsafeBufferPointer { values in
      unsafe vector.withUnsafeBufferPointer { vector in
        guard let left = values.baseAddress, let right = vector.baseAddress else { return 0 }
        return unsafe training_inner_product(
          .best, left + (row * stride + start), right + start, (stride - start) / 8)
      }
    }
  }

  /// A row of zeros.
  var emptyRow: [Double] { Array(repeating: 0, count: stride) }

  mutating func swapColumns(_ i: Int, _ j: Int) {
    for row in 0..<rows { values.swapAt(row * stride + i, row * stride + j) }
  }

  /// Applies to all columns from `column` on the Householder reflection that leaves nothing of
  /// `column` below `fromRow`.
  mutating func reflect(column: Int, fromRow: Int) {
    var below = 0.0
    for i in (fromRow + 1)..<max(rows, fromRow + 1) { below += self[i, column] * self[i, column] }
    if below == 0 { return }
    let head = self[fromRow, column]
    let norm = (head * head + below).squareRoot()
    let image = head > 0 ? -norm : norm
    let pivot = head - image
    let scale = (image - head) / image
    var mirror = [Double](repeating: 1, count: rows - fromRow)
    for i in mirror.indices.dropFirst() { mirror[i] = self[fromRow + i, column] / pivot }
    // Columns before this one share its first vector; they are finished and stay as they are.
    var product = emptyRow
    for i in mirror.indices { add(mirror[i], row: fromRow + i, to: &product, from: column) }
    for j in (column / 8 * 8)..<column { product[j] = 0 }
    for i in mirror.indices {
      add(-(scale * mirror[i]), product, to: fromRow + i, from: column)
      if i > 0 { self[fromRow + i, column] = 0 }
    }
  }

  /// The same matrix without padding.
  var matrix: Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for i in 0..<rows {
      for j in 0..<columns { matrix[i, j] = self[i, j] }
    }
    return matrix
  }
}
