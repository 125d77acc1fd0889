extension PreparedData {
  /// Calls `body` with what `parameters` predict for a training row and with its target, row by row in
  /// their order, on the scale of the data as given. O(nd), and no memory.
  public func forEachTrainingRow(
    predictedBy parameters: Parameters, _ body: (_ prediction: Double, _ target: Double) -> Void
  ) {
    let model = trained(parameters)
    let features = dataset.featureCount
    var start = 0
    for target in trainingTargets {
      var prediction = model[features]
      for j in 0..<features { prediction += model[j] * trainingValues[start + j] }
      body(prediction, target)
      start += features
    }
  }
}
