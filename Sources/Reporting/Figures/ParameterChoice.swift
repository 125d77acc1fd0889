import Training

/// A parameter that figures show.
enum ShownParameter: Hashable {
  case weight(Int)
  case bias

  /// Its value in a set of parameters; `nil` for the bias of a model without one.
  func value(in parameters: Parameters) -> Double? {
    switch self {
    case .weight(let index):
      parameters.weights.indices.contains(index) ? parameters.weights[index] : nil
    case .bias: parameters.bias
    }
  }

  /// Its name in the study.
  func name(in study: Study) -> String {
    switch self {
    case .weight(let index): study.weightName(index)
    case .bias: "bias"
    }
  }
}

extension Study {
  /// The features whose weights move the prediction most, by the spread of weight times feature,
  /// most first.
  var featuresByEffect: [Int] {
    let deviations = data.featureDeviations
    let weights = reference.weights
    let effects = weights.indices.map { index in
      (weights[index] * (deviations.indices.contains(index) ? deviations[index] : 1)).magnitude
    }
    return weights.indices.sorted { (effects[$0], $1) > (effects[$1], $0) }
  }

  /// The parameters that a figure with room for `count` of them shows: the features with the
  /// greatest effect in the data's order, then the bias, unless no variant has one.
  func shownParameters(atMost count: Int) -> [ShownParameter] {
    let hasBias = runs.contains { $0.final.bias != nil }
    let features = featuresByEffect.prefix(max(1, count - (hasBias ? 1 : 0))).sorted()
    return features.map(ShownParameter.weight) + (hasBias ? [.bias] : [])
  }

  /// All parameters of the model, bias included where a variant has one.
  var parameterCount: Int {
    data.dataset.features.count + (runs.contains { $0.final.bias != nil } ? 1 : 0)
  }
}
