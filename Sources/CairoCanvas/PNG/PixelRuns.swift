/// A picture as stretches of one colour, and how often each colour occurs. Most of a chart is
/// paper, so this is far shorter than its pixels.
struct PixelRuns {
  /// One stretch, in reading order; it may go on over the end of a row.
  struct Run {
    /// Place of its colour in `colors`.
    var color: UInt32
    var length: UInt32
  }

  /// Distinct colours, `0x00RRGGBB`, in the order they were met.
  private(set) var colors: [UInt32] = []
  /// Pixels of each colour.
  private(set) var counts: [UInt32] = []
  private(set) var runs: [Run] = []

  /// Reads a picture. Gives nil as soon as there are more than `limit` colours.
  ///
  /// - Parameter pixels: Each `0x??RRGGBB`; the first byte is ignored.
  init?(_ pixels: UnsafeBufferPointer<UInt32>, limit: Int) {
    var table = ColorTable(limit: limit)
    runs.reserveCapacity(1 << 15)
    let count = pixels.count
    var position = 0
    while position < count {
      let color = unsafe pixels[position] & 0x00FF_FFFF
      let start = position
      position = unsafe Self.endOfRun(of: color, in: pixels, after: start)
      guard let place = table.place(of: color) else { return nil }
      if place == colors.count {
        colors.append(color)
        counts.append(0)
      }
      counts[place] += UInt32(position - start)
      runs.append(Run(color: UInt32(place), length: UInt32(position - start)))
    }
  }

  /// The first place after `start` that holds another colour.
  private static func endOfRun(
    of color: UInt32, in pixels: UnsafeBufferPointer<UInt32>, after start: Int
  ) -> Int {
    var position = start + 1
    let count = pixels.count
    let wanted = SIMD16<UInt32>(repeating: color)
    while position < count {
      // Short runs end within a few pixels; only a long one is worth comparing 16 at a time.
      if position - start >= 16, position + 16 <= count, let base = pixels.baseAddress {
        let next = unsafe UnsafeRawPointer(base + position)
          .loadUnaligned(as: SIMD16<UInt32>.self)
        if (next & 0x00FF_FFFF) == wanted {
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
