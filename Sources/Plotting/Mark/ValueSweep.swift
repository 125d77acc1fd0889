/// What one look at a stretch of numbers finds. Eight are compared at a time, and the stretches are
/// short enough to lie in the processor's nearest memory when they are looked at again.
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

  private init<Value: BinaryFloatingPoint & SIMDScalar>(
    of values: [Value], _ range: Range<Int>
  ) {
    unsafe values.withUnsafeBytes { bytes in
      let size = MemoryLayout<Value>.stride
      var low = SIMD8<Value>(repeating: .infinity)
      var high = -low
      // A difference to itself is zero, or not a number.
      var odd = SIMD8<Value>()
      var place = range.lowerBound
      while place + 8 <= range.upperBound {
        let eight = unsafe bytes.loadUnaligned(fromByteOffset: place * size, as: SIMD8<Value>.self)
        low.replace(with: eight, where: eight .< low)
        high.replace(with: eight, where: eight .> high)
        odd += eight - eight
        place += 8
      }
      self.low = Double(low.min())
      self.high = Double(high.max())
      areFinite = odd.sum() == 0
      while place < range.upperBound {
        let value = unsafe bytes.load(fromByteOffset: place * size, as: Value.self)
        self.low = Swift.min(self.low, Double(value))
        self.high = Swift.max(self.high, Double(value))
        areFinite = areFinite && value.isFinite
        place += 1
      }
    }
  }

  /// The first places of two values that occur in a stretch.
  static func firstPlaces<Value: BinaryFloatingPoint & SIMDScalar>(
    of first: Value, and second: Value, in values: [Value], _ range: Range<Int>
  ) -> (Int, Int) {
    (firstPlace(of: first, in: values, range), firstPlace(of: second, in: values, range))
  }

  private static func firstPlace<Value: BinaryFloatingPoint & SIMDScalar>(
    of value: Value, in values: [Value], _ range: Range<Int>
  ) -> Int {
    unsafe values.withUnsafeBytes { bytes in
      let size = MemoryLayout<Value>.stride
      let wanted = SIMD8<Value>(repeating: value)
      var place = range.lowerBound
      while place + 8 <= range.upperBound {
        let eight = unsafe bytes.loadUnaligned(fromByteOffset: place * size, as: SIMD8<Value>.self)
        if any(eight .== wanted) { break }
        place += 8
      }
      while place < range.upperBound,
        unsafe bytes.load(fromByteOffset: place * size, as: Value.self) != value
      {
        place += 1
      }
      return place
    }
  }

  /// Whether numbers never fall, and whether they never rise; neither if one is not a number.
  static func order(_ values: [Double], _ range: Range<Int>) -> (rises: Bool, falls: Bool) {
    unsafe values.withUnsafeBytes { bytes in
      var rises = SIMDMask<SIMD8<Int64>>(repeating: true)
      var falls = rises
      var place = range.lowerBound
      while place + 9 <= range.upperBound {
        let eight = unsafe bytes.loadUnaligned(fromByteOffset: place * 8, as: SIMD8<Double>.self)
        let next = unsafe bytes.loadUnaligned(fromByteOffset: place * 8 + 8, as: SIMD8<Double>.self)
        rises = rises .& (eight .<= next)
        falls = falls .& (eight .>= next)
        place += 8
      }
      var result = (rises: all(rises), falls: all(falls))
      while place + 1 < range.upperBound {
        let value = unsafe bytes.load(fromByteOffset: place * 8, as: Double.self)
        let next = unsafe bytes.load(fromByteOffset: place * 8 + 8, as: Double.self)
        result.rises = result.rises && value <= next
        result.falls = result.falls && value >= next
        place += 1
      }
      return result
    }
  }
}
