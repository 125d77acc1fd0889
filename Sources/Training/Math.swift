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

  /// The exponential of `x`. Its last digit differs between processors: round it before use.
  @inline(__always)
  static func exp(_ x: Double) -> Double {
    #if canImport(Darwin)
      Darwin.exp(x)
    #elseif canImport(Musl)
      Musl.exp(x)
    #else
      Glibc.exp(x)
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

  /// `base` to a whole power, not negative, by repeated squaring: the C library's `pow` differs in
  /// the last digit between processors.
  static func power(_ base: Double, exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if !rest.isMultiple(of: 2) { result *= square }
      square *= square
      rest /= 2
    }
    return result
  }
}
