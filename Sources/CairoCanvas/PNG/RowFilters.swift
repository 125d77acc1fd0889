/// Which rows of an indexed picture are written as differences to the row above.
///
/// Text and slanted lines compress best as they are: their edges move from row to row, and a
/// difference doubles them. Upright lines and repeated rows vanish in a difference. So a row is
/// written as one when that at least halves the number of places where a sample differs from the one
/// before it.
enum RowFilters {
  /// True for each row that is to be written as differences. The first never is.
  static func upRows(of samples: [UInt8], width: Int) -> [Bool] {
    var rows = [Bool](repeating: false, count: samples.count / width)
    unsafe samples.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      for y in rows.indices.dropFirst() {
        let row = unsafe base + y * width
        let above = unsafe row - width
        let plain = changes(
          width: width,
          wide: { unsafe row.loadUnaligned(fromByteOffset: $0, as: SIMD16<UInt8>.self) },
          single: { unsafe row.load(fromByteOffset: $0, as: UInt8.self) })
        if plain == 0 { continue }
        let difference = changes(
          width: width,
          wide: {
            unsafe row.loadUnaligned(fromByteOffset: $0, as: SIMD16<UInt8>.self)
              &- above.loadUnaligned(fromByteOffset: $0, as: SIMD16<UInt8>.self)
          },
          single: {
            unsafe row.load(fromByteOffset: $0, as: UInt8.self)
              &- above.load(fromByteOffset: $0, as: UInt8.self)
          })
        rows[y] = 2 * difference < plain
      }
    }
    return rows
  }

  /// How often a sample of a row differs from the one before it.
  ///
  /// - Parameters:
  ///   - wide: Gives the 16 samples from a place on.
  ///   - single: Gives the sample at a place.
  @inline(__always)
  private static func changes(
    width: Int, wide: (Int) -> SIMD16<UInt8>, single: (Int) -> UInt8
  ) -> Int {
    var count = 0
    var x = 1
    while x + 16 <= width {
      let isChange = wide(x) .!= wide(x - 1)
      count += Int(SIMD16<UInt8>().replacing(with: 1, where: isChange).wrappedSum())
      x += 16
    }
    while x < width {
      if single(x) != single(x - 1) { count += 1 }
      x += 1
    }
    return count
  }
}
