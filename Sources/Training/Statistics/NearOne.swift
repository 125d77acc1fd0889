extension [Double] {
  /// The numbers over a power of two that brings the greatest of them near 1, and that power.
  ///
  /// Errors are squares already: squared again, those of a target of 1e150 are beyond every double,
  /// and those of 1e-150 are nothing. A power of two changes no digit, so that what is computed from
  /// these and multiplied by the power is what the numbers themselves would have given.
  var nearOne: (values: [Double], unit: Double) {
    let greatest = lazy.map(\.magnitude).max() ?? 0
    guard greatest > 0, greatest.isFinite else { return (self, 1) }
    let unit = Double(sign: .plus, exponent: greatest.exponent, significand: 1)
    return (map { $0 / unit }, unit)
  }
}
