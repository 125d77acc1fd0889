#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A picture as stretches of one colour, and how often each colour occurs. Most of a chart is
/// paper, so this is far shorter than its pixels. One picture after another can be read into the
/// same memory.
struct PixelRuns {
  /// One stretch within a row.
  struct Run {
    /// Place of its colour in `colors`.
    var color: UInt32
    var length: UInt32
  }

  /// Rows one below the other that are alike.
  struct Rows {
    /// The stretches of each, as places in `runs`.
    var runs: Range<Int>
    /// How many rows, at least one.
    var count: Int
  }

  /// Pixels across.
  private(set) var width = 0
  /// Distinct colours, `0x00RRGGBB`, in the order they were met.
  private(set) var colors: [UInt32] = []
  /// Pixels of each colour.
  private(set) var counts: [UInt32] = []
  private(set) var runs: [Run] = []
  /// From the top down.
  private(set) var rows: [Rows] = []

  private var table: ColorTable

  /// - Parameter limit: A picture of more colours is not read.
  init(limit: Int) {
    table = ColorTable(limit: limit)
  }

  /// Forgets what was read.
  ///
  /// - Parameter width: Of the next picture.
  mutating func begin(width: Int) {
    self.width = width
    table.removeAll()
    colors.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }

  /// Reads the next rows of a picture. False, and nothing to be used, where there are too many
  /// colours.
  ///
  /// - Parameter pixels: Whole rows, each pixel `0x??RRGGBB`; the first byte is ignored where
  ///   colours are told apart. Rows that differ in it alone count as two.
  mutating func add(_ pixels: UnsafeBufferPointer<UInt32>) -> Bool {
    let old = rows.count
    for start in stride(from: 0, to: pixels.count, by: width) {
      let row = unsafe UnsafeBufferPointer(rebasing: pixels[start..<start + width])
      if start > 0, unsafe isRow(at: start, likeTheOneAboveIn: pixels) {
        rows[rows.count - 1].count += 1
        continue
      }
      let first = runs.count
      guard unsafe add(row: row) else { return false }
      rows.append(Rows(runs: first..<runs.count, count: 1))
    }
    for row in rows[old...] {
      for run in runs[row.runs] { counts[Int(run.color)] += run.length * UInt32(row.count) }
    }
    return true
  }

  /// Takes in a row. False: there are too many colours.
  private mutating func add(row: UnsafeBufferPointer<UInt32>) -> Bool {
    var position = 0
    // The row's first colour is mostly paper, and paper comes back after every mark.
    let first = unsafe row[0] & 0x00FF_FFFF
    guard let firstPlace = table.place(of: first) else { return false }
    while position < width {
      let color = unsafe row[position] & 0x00FF_FFFF
      let end = unsafe Self.endOfRun(of: color, in: row, after: position)
      guard let place = color == first ? firstPlace : table.place(of: color) else { return false }
      if place == colors.count {
        colors.append(color)
        counts.append(0)
      }
      runs.append(Run(color: UInt32(place), length: UInt32(end - position)))
      position = end
    }
    return true
  }

  /// Whether the row that begins at a place has the pixels of the row above it.
  private func isRow(
    at start: Int, likeTheOneAboveIn pixels: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    guard let base = pixels.baseAddress else { return false }
    return unsafe memcmp(base + start, base + start - width, 4 * width) == 0
  }

  /// The first place after `start` that holds another colour.
  private static func endOfRun(
    of color: UInt32, in pixels: UnsafeBufferPointer<UInt32>, after start: Int
  ) -> Int {
    var position = start + 1
    let count = pixels.count
    let pair = UInt64(color) << 32 | UInt64(color)
    while position < count {
      // Short runs end within a few pixels; only a long one is worth comparing 16 at a time.
      if position - start >= 4, position + 16 <= count, let base = pixels.baseAddress {
        let next = unsafe UnsafeRawPointer(base + position)
        var difference: UInt64 = 0
        for place in 0..<8 {
          difference |= unsafe next.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self) ^ pair
        }
        if difference & 0x00FF_FFFF_00FF_FFFF == 0 {
          position += 16
          continue
        }
      }
      if unsafe pixels[position] & 0x00FF_FFFF != color { return position }
      position += 1
    }
    return count
  }
}

/// The places of colours in the order they were met: a table of open addresses.
private struct ColorTable {
  private let limit: Int
  private let mask: Int
  /// A colour and its place plus one; 0 is an empty slot.
  private var slots: [(color: UInt32, place: UInt32)]
  private var count: UInt32 = 0

  init(limit: Int) {
    self.limit = limit
    var size = 64
    while size < 2 * limit { size *= 2 }
    mask = size - 1
    slots = Array(repeating: (0, 0), count: size)
  }

  mutating func removeAll() {
    guard count > 0 else { return }
    count = 0
    for slot in slots.indices { slots[slot] = (0, 0) }
  }

  /// The place of a colour, a new one if it was not met before; nil when there are too many.
  mutating func place(of color: UInt32) -> Int? {
    // Multiplying by an odd number near 2^32 / golden ratio spreads neighbouring colours.
    var slot = Int((color &* 0x9E37_79B1) >> 12) & mask
    while slots[slot].place != 0 {
      if slots[slot].color == color { return Int(slots[slot].place) - 1 }
      slot = (slot + 1) & mask
    }
    guard Int(count) < limit else { return nil }
    count += 1
    slots[slot] = (color, count)
    return Int(count) - 1
  }
}
