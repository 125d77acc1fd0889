extension PreparedData {
  /// The population standard deviation of each feature over the training rows, on the scale of the
  /// data as given; shape `(d)`.
  public var featureDeviations: [Double] {
    standardizer?.standardDeviation
      ?? (0..<dataset.featureCount).map { trainingLoss.statistics.variance($0).squareRoot() }
  }
}
