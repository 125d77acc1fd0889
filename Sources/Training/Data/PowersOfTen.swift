/// Powers of ten to 128 bits: `10^q = mantissa × 2^exponent`, the mantissa's highest bit set and what
/// comes below its lowest bit cut off.
struct PowerOfTen {
  /// The upper and the lower half of the mantissa.
  var high: UInt64
  var low: UInt64
  /// The weight of the mantissa's lowest bit as a power of two.
  var exponent: Int

  /// The powers that matter: with 64-bit significands, lower ones give zero and higher ones more
  /// than a double holds.
  static let range = -342...308

  /// The powers whose mantissa loses nothing: 5 to the 55th has 128 bits.
  static let exactRange = 0...55

  /// `10^power`; `power` lies in `range`.
  @inline(__always)
  static func of(_ power: Int) -> PowerOfTen { table[power - range.lowerBound] }

  /// Made from 1 by multiplying and dividing by 5 in 256 bits: half of them are spare, so that what
  /// is cut off in 342 steps never reaches the upper 128.
  private static let table: [PowerOfTen] = {
    var up: [PowerOfTen] = []
    var wide = Wide()
    for _ in 0...range.upperBound {
      up.append(wide.rounded)
      wide.multiplyByTen()
    }
    var down: [PowerOfTen] = []
    wide = Wide()
    for _ in range.lowerBound..<0 {
      wide.divideByTen()
      down.append(wide.rounded)
    }
    return down.reversed() + up
  }()

  /// A mantissa of 256 bits, 64 each from the highest.
  private struct Wide {
    private var limbs: [UInt64] = [1 << 63, 0, 0, 0]
    private var exponent = -255

    var rounded: PowerOfTen {
      PowerOfTen(high: limbs[0], low: limbs[1], exponent: exponent + 128)
    }

    mutating func multiplyByTen() {
      shiftRight(by: 3)
      var carry: UInt64 = 0
      for place in limbs.indices.reversed() {
        let (high, low) = limbs[place].multipliedFullWidth(by: 5)
        let sum = low.addingReportingOverflow(carry)
        limbs[place] = sum.partialValue
        carry = high + (sum.overflow ? 1 : 0)
      }
      exponent += 1
      normalize()
    }

    mutating func divideByTen() {
      var remainder: UInt64 = 0
      for place in limbs.indices {
        (limbs[place], remainder) = UInt64(5).dividingFullWidth((remainder, limbs[place]))
      }
      exponent -= 1
      normalize()
    }

    private mutating func shiftRight(by count: Int) {
      for place in limbs.indices.reversed() {
        let above = place > 0 ? limbs[place - 1] : 0
        limbs[place] = limbs[place] >> count | above << (64 - count)
      }
      exponent += count
    }

    private mutating func normalize() {
      let count = limbs[0].leadingZeroBitCount
      for place in limbs.indices {
        let below = place < 3 ? limbs[place + 1] : 0
        limbs[place] = limbs[place] << count | below >> (64 - count)
      }
      exponent -= count
    }
  }
}
