import Training

/// Where an experiment's rows come from.
public enum DataSource: Sendable, Equatable {
  /// Rows drawn from a known model.
  case synthetic(SyntheticData)
  /// Rows of a table in a file.
  case csv(CSVSource)
  /// Rows drawn from a known polynomial in one variable.
  case polynomial(PolynomialData)
}

/// A table in a file, and which of its columns to use.
public struct CSVSource: Sendable, Equatable {
  /// The file's path as it was typed: absolute, or relative to the experiment file.
  public var path: String
  /// The target, the features, and what becomes of rows with missing cells.
  public var selection: CSVSelection

  /// The table at a path, and what to take of it.
  public init(path: String, selection: CSVSelection) {
    self.path = path
    self.selection = selection
  }
}
