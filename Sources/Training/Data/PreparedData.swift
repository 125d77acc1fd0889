import Wording

/// Why a table can't be trained on.
public struct PreparationError: Error, Equatable, CustomStringConvertible {
  /// A sentence that says what is missing and what to do.
  public let description: String
}

/// A table made ready: rows held out, features standardised where asked for, and everything about
/// it that can be known without training.
public struct PreparedData: Sendable {
  /// The table as given, apart from its rows: those that train are kept as they train.
  public let dataset: TableDescription
  /// Rows that train, `n`.
  public let trainingRowCount: Int
  /// Rows that are held out.
  public let validationRowCount: Int
  /// The exact least-squares solution over the training rows.
  public let leastSquares: LeastSquares
  /// How features were standardised, or `nil` where they train as given.
  public let standardizer: Standardizer?
  /// What a reader should know about these data, one sentence each; the table's own first.
  public let notes: [String]

  /// Training rows on the scale of training, row-major, shape `(n, d)`.
  let trainingValues: [Double]
  /// Training targets; shape `(n)`.
  let trainingTargets: [Double]
  /// The training rows' loss on the scale of training.
  let trainingLoss: QuadraticLoss
  /// The held-out rows' loss on the scale of training.
  let validationLoss: QuadraticLoss?

  /// Prepares `dataset`: rows are held out first, then the features are standardised with the
  /// means and deviations of the rows that train.
  ///
  /// The rows are taken over and changed where they are: no copy is made of a data set that nobody
  /// else holds.
  ///
  /// - Throws: `PreparationError` where nothing is left to train on, there is no feature, or a column
  ///   is of a size whose squares no double holds, in the rows that train or in those held out.
  public init(
    _ dataset: consuming Dataset, standardize: Bool, holdout: Holdout
  ) throws(PreparationError) {
    var whole = consume dataset
    let table = TableDescription(whole)
    let split = Split(rowCount: table.rowCount, holdout: holdout)
    guard !split.training.isEmpty else {
      throw PreparationError(
        description: table.rowCount == 0
          ? "there are no data rows"
          : "nothing is left to train on: all \(Phrase.count(table.rowCount, "row")) "
            + "would be held out for validation; hold out fewer")
    }
    let features = table.featureCount
    guard features > 0 else {
      throw PreparationError(
        description: "there are no features: name at least one column besides the target")
    }
    let constant = whole.constantFeatures
    var training = whole.takeRows()
    var validation = split.holdOut(from: &training.values, &training.targets)
    var standardizer: Standardizer?
    if standardize {
      let statistics = Statistics(
        values: training.values, targets: training.targets, featureCount: features)
      try Self.checkSquares(
        statistics, of: table, values: training.values, targets: training.targets)
      let scale = Standardizer(statistics)
      scale.standardize(&training.values)
      scale.standardize(&validation.values)
      standardizer = scale
    }
    let trainingLoss = QuadraticLoss(
      values: training.values, targets: training.targets, featureCount: features)
    try Self.checkSquares(
      trainingLoss.statistics, of: table, values: training.values, targets: training.targets)
    let validationLoss =
      validation.targets.isEmpty
      ? nil
      : QuadraticLoss(
        values: validation.values, targets: validation.targets, featureCount: features)
    let best = trainingLoss.weights + [trainingLoss.bias]
    let heldOutError = validationLoss?.value(at: best)
    if let validationLoss, let heldOutError {
      try Self.checkHeldOut(validationLoss, of: table, error: heldOutError)
    }
    let isLeastNorm = trainingLoss.rank < features

    self.dataset = table
    trainingRowCount = training.targets.count
    validationRowCount = validation.targets.count
    self.standardizer = standardizer
    trainingValues = training.values
    trainingTargets = training.targets
    self.trainingLoss = trainingLoss
    self.validationLoss = validationLoss
    let onGivenScale = standardizer?.original(best) ?? best
    leastSquares = LeastSquares(
      parameters: Parameters(
        weights: Array(onGivenScale.prefix(features)), bias: onGivenScale[features]),
      trainingMSE: trainingLoss.least,
      validationMSE: heldOutError,
      rank: trainingLoss.rank,
      isLeastNorm: isLeastNorm,
      note: isLeastNorm ? Self.rankNote(trainingLoss, standardized: standardize) : nil)
    notes =
      table.notes
      + Self.constantNotes(
        trainingLoss, names: table.features, known: constant, standardized: standardize)
      + (leastSquares.note.map { [$0] }
        ?? Self.collinearityNotes(trainingLoss, names: table.features))
  }

  /// The mean squared error over the training rows of parameters on the scale of the data as given.
  public func trainingMSE(of parameters: Parameters) -> Double {
    trainingLoss.value(at: trained(parameters))
  }

  /// The mean squared error over the held-out rows, or `nil` where none are.
  public func validationMSE(of parameters: Parameters) -> Double? {
    validationLoss?.value(at: trained(parameters))
  }

  /// `parameters` on the scale of training, `d` weights and the bias, 0 for none.
  func trained(_ parameters: Parameters) -> [Double] {
    standardizer?.standardized(parameters) ?? parameters.weights + [parameters.bias ?? 0]
  }

  /// `parameters` of training (`d` weights and the bias) on the scale of the data as given. A model
  /// without a bias gets one where standardising took the means off its features.
  func given(_ parameters: [Double], bias: BiasTreatment) -> Parameters {
    given(each: parameters, bias: bias)[0]
  }

  /// The same for many parameters, one after another in `flat`.
  func given(each flat: [Double], bias: BiasTreatment) -> [Parameters] {
    let features = dataset.featureCount
    let hasBias = bias != .none || standardizer != nil
    let flat = standardizer?.original(each: flat) ?? flat
    var all: [Parameters] = []
    all.reserveCapacity(flat.count / (features + 1))
    for start in stride(from: 0, to: flat.count, by: features + 1) {
      all.append(
        Parameters(
          weights: Array(flat[start..<(start + features)]),
          bias: hasBias ? flat[start + features] : nil))
    }
    return all
  }
}
