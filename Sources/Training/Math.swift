// The one door of this target to the C mathematics library. Everything here is computed in
// double: single-precision variants differ from one C library to the next.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Elementary functions in double precision, as the platform's C library computes them.
enum Math {
  /// The natural logarithm of `x`.
  @inline(__always)
  static func log(_ x: Double) -> Double {
    #if canImport(Darwin)
      Darwin.log(x)
    #elseif canImport(Musl)
      Musl.log(x)
    #else
      Glibc.log(x)
    #endif
  }

  /// The natural logarithm of `1 + x`, accurate for small `x`.
  @inline(__always)
  static func log(onePlus x: Double) -> Double { log1p(x) }

  /// The sine and the cosine of an angle in radians.
  @inline(__always)
  static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    (sin(angle), cos(angle))
  }

  /// `x` to the power `y`.
  @inline(__always)
  static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
}
