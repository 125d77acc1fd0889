/// Brings each feature to mean 0 and standard deviation 1, and parameters back.
///
/// Means and deviations are those of the rows it was made from, the population's (divisor `n`). A
/// constant feature becomes zero everywhere, and its weight zero on the way back.
public struct Standardizer: Sendable, Equatable {
  /// Mean of each feature; shape `(d)`.
  public let mean: [Double]
  /// Population standard deviation of each feature, 0 for a constant one; shape `(d)`.
  public let standardDeviation: [Double]
  /// The means in two parts, which together have more digits than `mean`.
  private let shift: [Double]
  private let offset: [Double]
  private let inverse: [Double]

  init(_ statistics: Statistics) {
    let features = statistics.featureCount
    mean = Array(statistics.mean.prefix(features))
    shift = Array(statistics.shift.prefix(features))
    offset = Array(statistics.offset.prefix(features))
    standardDeviation = (0..<features).map { statistics.variance($0).squareRoot() }
    inverse = standardDeviation.map { $0 > 0 ? 1 / $0 : 0 }
  }

  /// Standardises the rows `values`, row-major.
  func standardize(_ values: inout [Double]) {
    for start in stride(from: 0, to: values.count, by: mean.count) {
      for j in mean.indices {
        // Dividing, not multiplying by the inverse, so that the last digit is the right one.
        values[start + j] =
          inverse[j] == 0
          ? 0 : ((values[start + j] - shift[j]) - offset[j]) / standardDeviation[j]
      }
    }
  }

  /// Parameters on the standardised scale (`d` weights and the bias, 0 for none) on the scale of
  /// the data as given.
  func original(_ parameters: [Double]) -> [Double] { original(each: parameters) }

  /// The same for many parameters, one after another in `flat`.
  func original(each flat: [Double]) -> [Double] {
    var result = flat
    let features = mean.count
    for start in stride(from: 0, to: flat.count, by: features + 1) {
      for j in 0..<features {
        result[start + j] *= inverse[j]
        result[start + features] -= result[start + j] * mean[j]
      }
    }
    return result
  }

  /// Parameters on the scale of the data as given on the standardised one.
  func standardized(_ parameters: Parameters) -> [Double] {
    var result = parameters.weights + [parameters.bias ?? 0]
    for j in mean.indices {
      result[j] *= standardDeviation[j]
      result[mean.count] += parameters.weights[j] * mean[j]
    }
    return result
  }
}
