import Training
import Wording

/// A sensible experiment for any table: what someone gets who names a file and a target, and
/// nothing else.
public enum TableExperiment {
  /// Reads a table, and chooses an experiment for it as far as the request leaves it open.
  ///
  /// - Parameters:
  ///   - path: the table's file, as it shall stand in the experiment.
  /// - Returns: the experiment, whose notes say what was chosen and why, and its table.
  /// - Throws: as `TableFile.read`, and `DataError` for a table that nothing can be learned from.
  public static func make(
    _ path: String, _ request: TableRequest
  ) throws -> (experiment: Experiment, table: TableFile) {
    let file = TableFile.name(of: path)
    var choice: ColumnChoice?
    let table = try TableFile.read(path) { profile in
      let columns = try ColumnChoice(request, from: profile, file: file)
      choice = columns
      return columns.selection
    }
    let rows = table.dataset.rowCount
    guard let choice, rows >= ColumnChoice.leastRows else {
      throw DataError(
        file: file,
        message:
          "\(Phrase.count(rows, "row")) \(rows == 1 ? "has" : "have") a value in every column "
          + "that was chosen; at least \(ColumnChoice.leastRows) are needed. Leave columns out that "
          + "lack many: --drop.")
    }
    if case .lastRows(let held)? = request.holdout, held >= rows {
      throw DataError(
        .badSelection, file: file,
        message: "Of \(Phrase.count(rows, "row")) all would be held out. Hold out fewer than "
          + "\(NumberText.count(held)): --validation.")
    }
    var experiment = Self.experiment(
      csvPath: path, selection: choice.selection, dataset: table.dataset,
      holdout: request.holdout, penalties: request.penalties)
    experiment.notes = choice.sentences + experiment.notes
    return (experiment, table)
  }

  /// An experiment on a table that has been read; its notes say what was chosen and why.
  ///
  /// It shows what a strength means: the same number as a coupled penalty and divided by the
  /// batch, and strengths that are too weak to matter, useful, and too strong on standardised
  /// columns. The learning rate can't make any variant diverge, whatever the order of the rows.
  ///
  /// - Parameters:
  ///   - csvPath: the table's path as it shall stand in the experiment.
  ///   - dataset: the table, read with `selection`; at least one row.
  public static func experiment(
    csvPath: String, selection: CSVSelection, dataset: Dataset, holdout asked: Holdout? = nil,
    penalties chosen: [NamedPenalty]? = nil
  ) -> Experiment {
    let holdout: Holdout =
      asked ?? (dataset.rowCount < leastRowsToHoldOut ? .none : .share(heldOut, seed: 0))
    let penalties = chosen ?? Self.penalties
    let strongest = penalties.flatMap { $0.penalty.settings.map(\.value) }.max() ?? 0
    let training = trainingRows(of: dataset, holdout)
    let table = StandardizedTable(dataset, trainingRows: training)
    let batch = batchRows(of: table.rowCount)
    let bound = stableRate(of: table, batch: batch, strongest: max(0, strongest))
    let rate = roundBelow(0.8 * bound)
    let steps = (table.rowCount + batch - 1) / batch
    // Its strength per step would grow against a rate that falls.
    let falls = !penalties.contains { $0.penalty.kind == "weight-decay" }
    let settling = SettlingTime(
      of: table, heldOut: HeldOutError(dataset, except: training, in: table), rate: rate,
      falls: falls, steps: steps,
      mostEpochs: max(1, min(mostEpochs, mostWork / (table.rowCount * table.featureCount))))

    let solutions = solutions(of: table, penalties)
    let settings = TrainingSettings(
      epochs: settling.epochs, batch: .rows(batch),
      learningRate: falls
        ? LearningRate(rate, schedule: .cosine(span: 1, floor: 0)) : LearningRate(rate),
      order: .shuffle, seed: 0,
      initial: .zeros, loss: .mse, optimizer: .sgd(), bias: .free, precision: .double,
      printed: .batchMSEBefore)
    let path = TableFile.name(of: csvPath)
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let experiment = Experiment(
      title: "Predicting \(selection.target) from \(file), with and without weight decay",
      data: .csv(CSVSource(path: csvPath, selection: selection)), standardize: true,
      holdout: holdout,
      variants: penalties.map {
        ExperimentVariant(
          Variant(name: $0.name, penalty: $0.penalty, training: settings), spansTraining: falls)
      }, path: solutions,
      notes: [
        rowsSentence(dataset, table, isAsked: asked != nil),
        chosen == nil ? penaltiesSentence(batch) : "The penalties are those that were asked for.",
        pathSentence(solutions, table), batchSentence(table, batch),
        "The learning rate is \(YAMLNumber.text(rate)): below \(NumberText.significant(bound, 2)), "
          + "from where on a batch could make a variant diverge"
          + (falls
            ? ". It falls to 0 along half a cosine, so that no batch's noise is left." : "."),
        settling.sentence,
      ])
    return experiment
  }

  // MARK: - Rows

  /// Fewer rows than these all train.
  private static let leastRowsToHoldOut = 10
  private static let heldOut = 0.2

  /// The rows that train: all but the first `floor(share n)` of a permutation, as for every
  /// experiment.
  private static func trainingRows(of dataset: Dataset, _ holdout: Holdout) -> [Int] {
    if case .lastRows(let rows) = holdout { return Array(0..<max(1, dataset.rowCount - rows)) }
    guard case .share(let share, let seed) = holdout else { return Array(0..<dataset.rowCount) }
    var generator = TorchGenerator(seed: seed)
    let held = Int((share * Double(dataset.rowCount)).rounded(.down))
    return generator.permutation(dataset.rowCount).dropFirst(held).sorted()
  }

  /// A batch of up to 32 rows, and no more than a quarter of them; of those not much smaller the
  /// one that leaves the longest last batch, for a short one has its own curvature and strength.
  private static func batchRows(of rows: Int) -> Int {
    let most = max(1, min(32, rows / 4))
    let sizes = (max(1, most * 3 / 4)...most).reversed()
    func last(_ size: Int) -> Int { rows % size == 0 ? size : rows % size }
    return sizes.max { last($0) < last($1) } ?? most
  }

  // MARK: - Penalties and the rate

  private static let penalties = [
    NamedPenalty("no penalty", NoPenalty()), NamedPenalty("l2 0.01", L2(0.01)),
    NamedPenalty("l2 0.1", L2(0.1)), NamedPenalty("l2 1", L2(1)),
    NamedPenalty("per batch 1", L2PerBatch(1)),
  ]

  /// With more features than these a path would take too long to be asked for unasked.
  private static let mostFeaturesOnPath = 300

  /// Exact solutions along the kind of penalty that is trained with, the best found by
  /// cross-validation where there are rows enough.
  private static func solutions(of table: StandardizedTable, _ penalties: [NamedPenalty])
    -> PathSettings?
  {
    guard table.featureCount <= mostFeaturesOnPath, table.rowCount >= 2 else { return nil }
    let kinds = Set(penalties.map(\.penalty.kind))
    let folds = table.rowCount >= 20 ? 10 : table.rowCount >= 8 ? 4 : 0
    let isSparse = !kinds.isDisjoint(with: ["l1", "l1-subgradient"])
    if kinds.contains("elastic-net"), !isSparse {
      return PathSettings(
        penalty: .elasticNet(l1Ratio: 0.5), lambdas: .count(100, ratio: 1e-5), folds: folds)
    }
    return isSparse
      ? PathSettings(penalty: .lasso, lambdas: .count(100, ratio: 1e-4), folds: folds)
      : PathSettings(penalty: .ridge, lambdas: .count(100, ratio: 1e-9), folds: folds)
  }

  /// 2 over a bound on the curvature of any batch in any order, penalty included.
  ///
  /// A batch's second moments have no eigenvalue above their trace, the mean of its rows' squared
  /// lengths; that is greatest for the longest rows in the shortest batch.
  private static func stableRate(of table: StandardizedTable, batch: Int, strongest: Double)
    -> Double
  {
    let last = table.rowCount % batch == 0 ? batch : table.rowCount % batch
    let longest = table.squaredLengths.sorted(by: >).prefix(last)
    return 2 / (2 * longest.reduce(0, +) / Double(last) + strongest)
  }

  /// The greatest of 1, 2, 5 times a power of ten that is not above `bound`, which lies in 0..<1.
  private static func roundBelow(_ bound: Double) -> Double {
    for power in 1...300 {
      for digit in [5, 2, 1] {
        if let rate = Double("\(digit)e-\(power)"), rate <= bound { return rate }
      }
    }
    return bound
  }

  // MARK: - Epochs

  private static let mostEpochs = 500
  /// Rows times features times epochs.
  private static let mostWork = 200_000_000

  // MARK: - Sentences

  private static func rowsSentence(
    _ dataset: Dataset, _ table: StandardizedTable, isAsked: Bool
  ) -> String {
    let held = dataset.rowCount - table.rowCount
    if held == 0 {
      return "All \(Phrase.count(table.rowCount, "row")) train"
        + (isAsked ? ", as asked." : ": they are too few to hold some out.")
    }
    return
      "\(NumberText.count(table.rowCount)) of \(NumberText.count(dataset.rowCount)) rows train, "
      + "on standardised features; the other \(NumberText.count(held)) measure the validation error."
  }

  private static func penaltiesSentence(_ batch: Int) -> String {
    let weight =
      batch == 1
      ? "which batches of one row leave as it is"
      : "which divides the strength by the batch and so weighs \(batch) times less"
    return "Beside no penalty, l2 is tried at 0.01, 0.1 and 1, and l2-per-batch at 1, \(weight)."
  }

  private static func pathSentence(_ path: PathSettings?, _ table: StandardizedTable) -> String {
    guard let path else {
      return "With \(Phrase.count(table.featureCount, "feature")) no path is solved unasked: add "
        + "path: {} to the experiment."
    }
    let name = path.penalty.kind.replacing("-", with: " ")
    let end =
      path.folds > 0
      ? ", and cross-validation over \(path.folds) parts of the training rows says which is best."
      : "; the rows are too few for cross-validation."
    return "The \(name) is solved exactly at 100 strengths" + end
  }

  private static func batchSentence(_ table: StandardizedTable, _ batch: Int) -> String {
    let last = table.rowCount % batch
    let rows = batch == 1 ? "1 row" : "\(batch) rows"
    let end = last == 0 ? "" : ", the last one of an epoch \(last)"
    return "Batches have \(rows)\(end); the rows are shuffled every epoch."
  }
}
