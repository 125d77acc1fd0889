/// What one look at a stretch of numbers finds. Stretches are short enough to lie in the processor's
/// nearest memory when they are looked at again.
struct ValueSweep {
  /// The least and greatest number; infinite the wrong way round where there is none.
  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity
  /// Whether all are finite. The ends mean nothing where one is not.
  private(set) var areFinite = true

  /// Sweeps over some values.
  init(_ values: [Double], _ range: Range<Int>) { self.init(of: values, range) }

  /// Sweeps over some values.
  init(_ values: [Float], _ range: Range<Int>) { self.init(of: values, range) }

  /// Four sweeps side by side: a processor compares four numbers in the time that the answer to one
  /// comparison takes.
  @inline(__always)
  private init<Value: BinaryFloatingPoint>(of values: [Value], _ range: Range<Int>) {
    var parts = (Part<Value>(), Part<Value>(), Part<Value>(), Part<Value>())
    unsafe values.withUnsafeBufferPointer { values in
      var place = range.lowerBound
      while place + 4 <= range.upperBound {
        parts.0.take(unsafe values[place])
        parts.1.take(unsafe values[place + 1])
        parts.2.take(unsafe values[place + 2])
        parts.3.take(unsafe values[place + 3])
        place += 4
      }
      while place < range.upperBound {
        parts.0.take(unsafe values[place])
        place += 1
      }
    }
    for part in [parts.0, parts.1, parts.2, parts.3] {
      low = min(low, Double(part.low))
      high = max(high, Double(part.high))
      areFinite = areFinite && part.odd == 0
    }
  }

  private struct Part<Value: BinaryFloatingPoint> {
    var low = Value.infinity
    var high = -Value.infinity
    /// The sum of every number less itself: zero, or not a number.
    var odd: Value = 0

    @inline(__always)
    mutating func take(_ value: Value) {
      low = value < low ? value : low
      high = value > high ? value : high
      odd += value - value
    }
  }

  /// The first places of two values that occur in a stretch.
  @inline(__always)
  static func firstPlaces<Value: BinaryFloatingPoint>(
    of first: Value, and second: Value, in values: [Value], _ range: Range<Int>
  ) -> (Int, Int) {
    unsafe values.withUnsafeBufferPointer { values in
      func place(of wanted: Value) -> Int {
        var place = range.lowerBound
        while place < range.upperBound, unsafe values[place] != wanted { place += 1 }
        return place
      }
      return (place(of: first), place(of: second))
    }
  }

  /// Whether numbers never fall, and whether they never rise; neither if one is not a number.
  static func order(_ values: [Double], _ range: Range<Int>) -> (rises: Bool, falls: Bool) {
    unsafe values.withUnsafeBufferPointer { values in
      var rises = true
      var falls = true
      for place in range.dropLast() {
        let (value, next) = (unsafe values[place], unsafe values[place + 1])
        rises = rises && value <= next
        falls = falls && value >= next
      }
      return (rises, falls)
    }
  }
}
