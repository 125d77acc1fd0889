import Training

/// Training settings while they are gathered, first from the defaults, then from a variant.
struct TrainingDraft {
  /// An experiment that says nothing about training trains like this.
  var settings = TrainingSettings(
    epochs: 20, batch: .rows(128), learningRate: 0.01, order: .sequential, seed: 0,
    initial: .normal(standardDeviation: 0.01), loss: .mse, optimizer: .sgd(), bias: .free,
    precision: .single, printed: .batchMSEBefore)
  /// Where `initial` was given, for what can only be checked when the data are known.
  var initialPlace: Place?
  /// Where `stop` was given.
  var stopPlace: Place?
  /// Whether a half cosine lasts as long as training.
  var spansTraining = false

  /// Takes what a mapping says: `training`, or a variant.
  mutating func read(_ fields: Fields) {
    let now = settings
    settings.epochs = fields["epochs"]?.whole(1...1_000_000) ?? now.epochs
    settings.batch = fields["batch"]?.batch() ?? now.batch
    if let rate = fields["learning-rate"]?.learningRate() {
      settings.learningRate = rate.rate
      spansTraining = rate.spansTraining
    }
    settings.order = fields["order"]?.word(RowOrder.self) ?? now.order
    settings.seed = fields["seed"]?.seed() ?? now.seed
    if let field = fields["initial"] {
      settings.initial = field.initial() ?? now.initial
      initialPlace = field.node.place
    }
    settings.loss = fields["loss"]?.word(Loss.self) ?? now.loss
    settings.optimizer = fields["optimizer"]?.optimizer() ?? now.optimizer
    settings.bias = fields["bias"]?.word(BiasTreatment.self) ?? now.bias
    settings.precision = fields["precision"]?.word(Precision.self) ?? now.precision
    settings.printed = fields["printed"]?.word(PrintedLoss.self) ?? now.printed
    if let field = fields["stop"], let stop = field.stop() {
      settings.stop = stop
      stopPlace = field.keyPlace
    }
  }

  /// The settings, complete: explicit initial parameters have a bias just where the model has one.
  var complete: TrainingSettings {
    var settings = settings
    if case .explicit(var parameters) = settings.initial {
      parameters.bias = settings.bias == .none ? nil : parameters.bias ?? 0
      settings.initial = .explicit(parameters)
    }
    return settings
  }
}

extension Field {
  func trainingDefaults() -> TrainingDraft? {
    guard let fields = fields("training", example: "training: {epochs: 20}") else {
      return nil
    }
    var draft = TrainingDraft()
    draft.read(fields)
    fields.end()
    return draft
  }

  /// A row count, or all rows.
  func batch() -> BatchSize? {
    if word == "full" { return .full }
    let range = 1...100_000_000
    if let rows = plain.flatMap(YAMLNumber.whole), range.contains(rows) { return .rows(rows) }
    return refuse("full, or a whole number from 1 to \(Self.grouped(range.upperBound))")
  }

  /// When to end early; within the optional, `nil` for never.
  fileprivate func stop() -> EarlyStopping?? {
    guard isMapping else { return word == "none" ? .some(nil) : refuse("none or {patience: 10}") }
    guard let fields = fields("stop", example: "{patience: 10}") else { return nil }
    let patience = fields.required("patience", example: "patience: 10")?.whole(1...1_000_000)
    fields.end()
    return patience.map { EarlyStopping(patience: $0) }
  }

  fileprivate func initial() -> InitialParameters? {
    let what = "zeros, {normal: 0.01} or {weights: [...], bias: 0}"
    guard isMapping else { return word == "zeros" ? .zeros : refuse(what) }
    guard let fields = fields("initial", example: what) else { return nil }
    defer { fields.end() }
    guard let chosen = fields.one(of: ["normal", "weights"], example: "normal: 0.01") else {
      return nil
    }
    guard chosen.name == "\"weights\"" else {
      fields.refuse("bias", belongingTo: "weights", besides: "normal")
      return chosen.number(.notNegative).map { .normal(standardDeviation: $0) }
    }
    let bias = fields["bias"].map { $0.number(.any) }
    guard let weights = chosen.list("a list of numbers", of: { $0.number(.any) }) else {
      return nil
    }
    if case .some(nil) = bias { return nil }
    return .explicit(Parameters(weights: weights, bias: bias ?? nil))
  }
}
