/// The columns whose weights a penalty measures: the same number means something else on each.
public enum ColumnScale: String, Sendable {
  /// X as it was given.
  case asGiven = "as given"
  /// (x − mean) / population standard deviation.
  case standardized
  /// Centred, and divided by their length: standardised columns over the root of the rows.
  case unitNorm = "unit norm"

  /// What a column was divided by, as a multiple of its population standard deviation; `nil` for
  /// columns as they were given.
  func unit(rows: Int) -> Double? {
    switch self {
    case .asGiven: nil
    case .standardized: 1
    case .unitNorm: Double(rows).squareRoot()
    }
  }

  /// How to prepare the columns for a tool that takes them as they are.
  var preparation: String? {
    switch self {
    case .asGiven: nil
    case .standardized:
      "Standardise the columns before: (x − mean) / population standard deviation."
    case .unitNorm: "Centre the columns and divide them by their length before."
    }
  }
}
