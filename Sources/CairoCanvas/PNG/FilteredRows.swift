/// The samples of a picture as a PNG holds them: row by row from the top, each behind the byte of
/// its filter. One picture after another can be laid into the same memory.
struct FilteredRows {
  private(set) var bytes: [UInt8] = []
  /// Where the next row goes, of a picture without a palette.
  private var next = 0

  /// The filters of the PNG standard that are used here.
  private enum Filter {
    /// The samples as they are.
    static let none: UInt8 = 0
    /// Each sample less the one above it.
    static let up: UInt8 = 2
  }

  // MARK: - With a palette

  /// Takes one byte a pixel: its place in the palette.
  ///
  /// Text and slanted lines compress best as they are: their edges move from row to row, and a
  /// difference doubles them. Upright lines and repeated rows vanish in a difference. So a row is
  /// written as one when that at least halves the number of places where a sample differs from the
  /// one before it.
  ///
  /// - Parameter places: For each colour of the runs, its place in the palette.
  mutating func take(_ runs: PixelRuns, places: [UInt8]) {
    let width = runs.width
    setSize(rows: runs.rows.reduce(0) { $0 + $1.count }, bytesARow: width)
    var above = IndexRow(width: width)
    var row = IndexRow(width: width)
    unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var next = unsafe base
      for (number, rows) in runs.rows.enumerated() {
        let changes = row.fill(runs.runs[rows.runs], places: places)
        let isDifference =
          unsafe number > 0 && changes > 0
          && row.subtract(above, into: next + 1, unlessChangesReach: (changes + 1) / 2)
        unsafe next.pointee = isDifference ? Filter.up : Filter.none
        if !isDifference { unsafe row.copy(to: next + 1) }
        unsafe next += 1 + width
        for _ in 1..<rows.count {
          // Nothing differs from the row above. A row of one colour is as short as it is, and stays
          // in the company of rows like it.
          unsafe next.pointee = changes > 0 ? Filter.up : Filter.none
          if changes > 0 {
            unsafe (next + 1).update(repeating: 0, count: width)
          } else {
            unsafe row.copy(to: next + 1)
          }
          unsafe next += 1 + width
        }
        swap(&above, &row)
      }
    }
  }

  // MARK: - Without

  /// Makes room for red, green and blue of each pixel.
  mutating func begin(_ size: PixelSize) {
    setSize(rows: size.height, bytesARow: 3 * size.width)
    next = 0
  }

  /// Takes the next rows.
  ///
  /// - Parameter pixels: Whole rows of `width`, each pixel `0x??RRGGBB`.
  mutating func add(_ pixels: UnsafeBufferPointer<UInt32>, width: Int) {
    for place in pixels.indices {
      if place % width == 0 { put(Filter.none) }
      let color = unsafe pixels[place]
      put(UInt8(truncatingIfNeeded: color >> 16))
      put(UInt8(truncatingIfNeeded: color >> 8))
      put(UInt8(truncatingIfNeeded: color))
    }
  }

  private mutating func put(_ byte: UInt8) {
    bytes[next] = byte
    next += 1
  }

  private mutating func setSize(rows: Int, bytesARow: Int) {
    let count = rows * (1 + bytesARow)
    if bytes.count != count { bytes = Array(repeating: 0, count: count) }
  }
}

/// One row of places in a palette.
private struct IndexRow {
  private let width: Int
  /// As long as the row and 16 more, so that a stretch can be laid down 16 at a time.
  private var samples: [UInt8]

  init(width: Int) {
    self.width = width
    samples = Array(repeating: 0, count: width + 16)
  }

  /// Takes the samples of a row's stretches. Returns how many differ from the one before them.
  mutating func fill(_ runs: ArraySlice<PixelRuns.Run>, places: [UInt8]) -> Int {
    var changes = -1
    var last: UInt8?
    var position = 0
    unsafe samples.withUnsafeMutableBytes { bytes in
      for run in runs {
        let place = places[Int(run.color)]
        let wide = SIMD16<UInt8>(repeating: place)
        let end = position + Int(run.length)
        while position < end {
          unsafe bytes.storeBytes(of: wide, toByteOffset: position, as: SIMD16<UInt8>.self)
          position += 16
        }
        position = end
        if place != last { changes += 1 }
        last = place
      }
    }
    return changes
  }

  func copy(to destination: UnsafeMutablePointer<UInt8>) {
    unsafe samples.withUnsafeBufferPointer {
      guard let base = $0.baseAddress else { return }
      unsafe destination.update(from: base, count: width)
    }
  }

  /// Writes the differences to the row above. Stops, and returns false, once as many of them differ
  /// from the one before as `limit` says.
  func subtract(
    _ above: IndexRow, into destination: UnsafeMutablePointer<UInt8>, unlessChangesReach limit: Int
  ) -> Bool {
    var changes = 0
    var last = samples[0] &- above.samples[0]
    unsafe destination.pointee = last
    var x = 1
    return unsafe samples.withUnsafeBytes { row in
      unsafe above.samples.withUnsafeBytes { above in
        while x + 16 <= width {
          let here =
            unsafe row.loadUnaligned(fromByteOffset: x, as: SIMD16<UInt8>.self)
            &- above.loadUnaligned(fromByteOffset: x, as: SIMD16<UInt8>.self)
          let before =
            unsafe row.loadUnaligned(fromByteOffset: x - 1, as: SIMD16<UInt8>.self)
            &- above.loadUnaligned(fromByteOffset: x - 1, as: SIMD16<UInt8>.self)
          changes += Int(SIMD16<UInt8>().replacing(with: 1, where: here .!= before).wrappedSum())
          if changes >= limit { return false }
          unsafe UnsafeMutableRawPointer(destination + x).storeBytes(
            of: here, as: SIMD16<UInt8>.self)
          x += 16
        }
        last = unsafe row[x - 1] &- above[x - 1]
        while x < width {
          let here = unsafe row[x] &- above[x]
          if here != last { changes += 1 }
          unsafe (destination + x).pointee = here
          last = here
          x += 1
        }
        return changes < limit
      }
    }
  }
}
