/// A vector register's worth of variants, one a lane.
///
/// The operators of a generic `SIMD` type are a loop over its lanes; those of a concrete one are an
/// instruction. These names reach the concrete ones from generic code. None of them fuses a
/// product with a sum, which would round otherwise than the same formula in scalars does.
protocol LaneVector: SIMD, Sendable where Scalar: TrainingScalar {
  /// `a + b`.
  static func sum(_ a: Self, _ b: Self) -> Self
  /// `a - b`.
  static func difference(_ a: Self, _ b: Self) -> Self
  /// `a b`.
  static func product(_ a: Self, _ b: Self) -> Self
  /// Whether `a ≤ b` in every lane, which is false of what is not a number.
  static func isAtMost(_ a: Self, _ b: Self) -> Bool
}

extension LaneVector {
  /// `a` in every lane, times `b`.
  @inline(__always)
  static func product(_ a: Scalar, _ b: Self) -> Self { product(Self(repeating: a), b) }

  /// 1 where a lane is above zero, −1 where it is below, else 0.
  var signs: Self {
    Self.zero
      .replacing(with: Self(repeating: 1), where: self .> 0)
      .replacing(with: Self(repeating: -1), where: self .< 0)
  }

  /// `sign(p) max(|p| − t, 0)`.
  func softThreshold(_ threshold: Self) -> Self {
    Self.sum(
      pointwiseMax(Self.difference(self, threshold), .zero),
      pointwiseMin(Self.sum(self, threshold), .zero))
  }

  /// 0 where a lane is finite, else not a number.
  @inline(__always)
  var finiteness: Self { Self.product(self, .zero) }
}

/// A number that variants train in, with the concrete operators of its vectors.
protocol TrainingScalar: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  static func sum(_ a: SIMD4<Self>, _ b: SIMD4<Self>) -> SIMD4<Self>
  static func difference(_ a: SIMD4<Self>, _ b: SIMD4<Self>) -> SIMD4<Self>
  static func product(_ a: SIMD4<Self>, _ b: SIMD4<Self>) -> SIMD4<Self>
  static func isAtMost(_ a: SIMD4<Self>, _ b: SIMD4<Self>) -> Bool
  static func sum(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<Self>
  static func difference(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<Self>
  static func product(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<Self>
  static func isAtMost(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> Bool
  static func sum(_ a: SIMD16<Self>, _ b: SIMD16<Self>) -> SIMD16<Self>
  static func difference(_ a: SIMD16<Self>, _ b: SIMD16<Self>) -> SIMD16<Self>
  static func product(_ a: SIMD16<Self>, _ b: SIMD16<Self>) -> SIMD16<Self>
  static func isAtMost(_ a: SIMD16<Self>, _ b: SIMD16<Self>) -> Bool
}

extension SIMD4: LaneVector where Scalar: TrainingScalar {
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { Scalar.sum(a, b) }
  @inline(__always)
  static func difference(_ a: Self, _ b: Self) -> Self { Scalar.difference(a, b) }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { Scalar.product(a, b) }
  @inline(__always)
  static func isAtMost(_ a: Self, _ b: Self) -> Bool { Scalar.isAtMost(a, b) }
}

extension SIMD8: LaneVector where Scalar: TrainingScalar {
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { Scalar.sum(a, b) }
  @inline(__always)
  static func difference(_ a: Self, _ b: Self) -> Self { Scalar.difference(a, b) }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { Scalar.product(a, b) }
  @inline(__always)
  static func isAtMost(_ a: Self, _ b: Self) -> Bool { Scalar.isAtMost(a, b) }
}

extension SIMD16: LaneVector where Scalar: TrainingScalar {
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { Scalar.sum(a, b) }
  @inline(__always)
  static func difference(_ a: Self, _ b: Self) -> Self { Scalar.difference(a, b) }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { Scalar.product(a, b) }
  @inline(__always)
  static func isAtMost(_ a: Self, _ b: Self) -> Bool { Scalar.isAtMost(a, b) }
}

extension Float: TrainingScalar {
  typealias Half = SIMD4<Float>
  typealias Full = SIMD8<Float>
  typealias Twice = SIMD16<Float>
  @inline(__always) static func sum(_ a: Half, _ b: Half) -> Half { a + b }
  @inline(__always) static func difference(_ a: Half, _ b: Half) -> Half { a - b }
  @inline(__always) static func product(_ a: Half, _ b: Half) -> Half { a * b }
  @inline(__always) static func isAtMost(_ a: Half, _ b: Half) -> Bool { all(a .<= b) }
  @inline(__always) static func sum(_ a: Full, _ b: Full) -> Full { a + b }
  @inline(__always) static func difference(_ a: Full, _ b: Full) -> Full { a - b }
  @inline(__always) static func product(_ a: Full, _ b: Full) -> Full { a * b }
  @inline(__always) static func isAtMost(_ a: Full, _ b: Full) -> Bool { all(a .<= b) }
  @inline(__always) static func sum(_ a: Twice, _ b: Twice) -> Twice { a + b }
  @inline(__always) static func difference(_ a: Twice, _ b: Twice) -> Twice { a - b }
  @inline(__always) static func product(_ a: Twice, _ b: Twice) -> Twice { a * b }
  @inline(__always) static func isAtMost(_ a: Twice, _ b: Twice) -> Bool { all(a .<= b) }
}

extension Double: TrainingScalar {
  typealias Half = SIMD4<Double>
  typealias Full = SIMD8<Double>
  typealias Twice = SIMD16<Double>
  @inline(__always) static func sum(_ a: Half, _ b: Half) -> Half { a + b }
  @inline(__always) static func difference(_ a: Half, _ b: Half) -> Half { a - b }
  @inline(__always) static func product(_ a: Half, _ b: Half) -> Half { a * b }
  @inline(__always) static func isAtMost(_ a: Half, _ b: Half) -> Bool { all(a .<= b) }
  @inline(__always) static func sum(_ a: Full, _ b: Full) -> Full { a + b }
  @inline(__always) static func difference(_ a: Full, _ b: Full) -> Full { a - b }
  @inline(__always) static func product(_ a: Full, _ b: Full) -> Full { a * b }
  @inline(__always) static func isAtMost(_ a: Full, _ b: Full) -> Bool { all(a .<= b) }
  @inline(__always) static func sum(_ a: Twice, _ b: Twice) -> Twice { a + b }
  @inline(__always) static func difference(_ a: Twice, _ b: Twice) -> Twice { a - b }
  @inline(__always) static func product(_ a: Twice, _ b: Twice) -> Twice { a * b }
  @inline(__always) static func isAtMost(_ a: Twice, _ b: Twice) -> Bool { all(a .<= b) }
}
