import Wording

/// Why a table can't be trained on.
public struct PreparationError: Error, Equatable, CustomStringConvertible {
  /// A sentence that says what is missing and what to do.
  public let description: String
}

/// A table made ready: rows held out, features standardised where asked for, and everything about
/// it that can be known without training.
public struct PreparedData: Sendable {
  /// The table as given.
  public let dataset: Dataset
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
  public init(
    _ dataset: Dataset, standardize: Bool, holdout: Holdout
  ) throws(PreparationError) {
    let split = Split(rowCount: dataset.rowCount, holdout: holdout)
    guard !split.training.isEmpty else {
      throw PreparationError(
        description: dataset.rowCount == 0
          ? "there are no data rows"
          : "nothing is left to train on: all \(Phrase.count(dataset.rowCount, "row")) "
            + "would be held out for validation; hold out fewer")
    }
    let features = dataset.featureCount
    guard features > 0 else {
      throw PreparationError(
        description: "there are no features: name at least one column besides the target")
    }
    func values(_ rows: [Int]) -> [Double] {
      if rows.count == dataset.rowCount, split.validation.isEmpty { return dataset.values }
      return rows.flatMap { dataset.values[($0 * features)..<(($0 + 1) * features)] }
    }
    let trainingTargets = split.training.map { dataset.targets[$0] }
    var trainingValues = values(split.training)
    var validationValues = values(split.validation)
    var standardizer: Standardizer?
    if standardize {
      let scale = Standardizer(
        Statistics(values: trainingValues, targets: trainingTargets, featureCount: features))
      trainingValues = scale.standardized(trainingValues)
      validationValues = scale.standardized(validationValues)
      standardizer = scale
    }
    let trainingLoss = QuadraticLoss(
      values: trainingValues, targets: trainingTargets, featureCount: features)
    let validationLoss =
      split.validation.isEmpty
      ? nil
      : QuadraticLoss(
        values: validationValues, targets: split.validation.map { dataset.targets[$0] },
        featureCount: features)
    let best = trainingLoss.weights + [trainingLoss.bias]
    let isLeastNorm = trainingLoss.rank < features

    self.dataset = dataset
    trainingRowCount = split.training.count
    validationRowCount = split.validation.count
    self.standardizer = standardizer
    self.trainingValues = trainingValues
    self.trainingTargets = trainingTargets
    self.trainingLoss = trainingLoss
    self.validationLoss = validationLoss
    let onGivenScale = standardizer?.original(best) ?? best
    leastSquares = LeastSquares(
      parameters: Parameters(
        weights: Array(onGivenScale.prefix(features)), bias: onGivenScale[features]),
      trainingMSE: trainingLoss.least,
      validationMSE: validationLoss?.value(at: best),
      rank: trainingLoss.rank,
      isLeastNorm: isLeastNorm,
      note: isLeastNorm ? Self.rankNote(trainingLoss, standardized: standardize) : nil)
    notes =
      dataset.notes
      + Self.constantNotes(trainingLoss, dataset: dataset, standardized: standardize)
      + (leastSquares.note.map { [$0] } ?? [])
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

  private static func constantNotes(
    _ loss: QuadraticLoss, dataset: Dataset, standardized: Bool
  ) -> [String] {
    // What holds for the whole table the table says itself, but not what standardising makes of it.
    let constant = dataset.features.indices.filter { column in
      loss.statistics.variance(column) == 0 && (standardized || !dataset.isConstant(column))
    }
    guard !constant.isEmpty else { return [] }
    let names = Phrase.list(constant.map { Phrase.quoted(dataset.features[$0]) }, atMost: 5)
    let verb = constant.count == 1 ? "is" : "are"
    let consequence =
      standardized
      ? "left out, with a weight of 0"
      : "not told apart from the bias"
    return ["\(names) \(verb) constant over the training rows and \(verb) \(consequence)."]
  }

  private static func rankNote(_ loss: QuadraticLoss, standardized: Bool) -> String {
    let scale = standardized ? " on the standardised scale" : ""
    let cause =
      loss.rowCount <= loss.featureCount
      ? "there are \(Phrase.count(loss.rowCount, "training row")) "
        + "for \(Phrase.count(loss.featureCount, "feature"))"
      : "only \(NumberText.count(loss.rank)) of \(Phrase.count(loss.featureCount, "feature")) "
        + "are independent of each other and of a constant"
    return "Least squares has many solutions (\(cause)); the one shown has the shortest weights"
      + "\(scale)."
  }
}

extension Dataset {
  /// Whether feature `column` holds one value in all rows.
  fileprivate func isConstant(_ column: Int) -> Bool {
    for row in 1..<max(1, rowCount) {
      if values[row * featureCount + column] != values[column] { return false }
    }
    return true
  }
}
