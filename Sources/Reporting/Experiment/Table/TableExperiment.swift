import Training
import Wording

/// A sensible experiment for any table: what someone gets who names a file and a target, and
/// nothing else.
public enum TableExperiment {
  /// An experiment on a table that has been read, and in sentences what was chosen and why.
  ///
  /// It shows what a strength means: the same number as a coupled penalty and divided by the
  /// batch, and strengths that are too weak to matter, useful, and too strong on standardised
  /// columns. The learning rate can't make any variant diverge, whatever the order of the rows.
  ///
  /// - Parameters:
  ///   - csvPath: the table's path as it shall stand in the experiment.
  ///   - dataset: the table, read with `selection`; at least one row.
  public static func experiment(
    csvPath: String, selection: CSVSelection, dataset: Dataset
  ) -> (experiment: Experiment, choices: [String]) {
    let holdout: Holdout =
      dataset.rowCount < leastRowsToHoldOut ? .none : .share(heldOut, seed: 0)
    let table = StandardizedTable(dataset, trainingRows: trainingRows(of: dataset, holdout))
    let batch = batchRows(of: table.rowCount)
    let bound = stableRate(of: table, batch: batch)
    let rate = roundBelow(0.8 * bound)
    let steps = (table.rowCount + batch - 1) / batch
    let settling = SettlingTime(
      of: table, rate: rate, steps: steps,
      mostEpochs: max(1, min(mostEpochs, mostWork / (table.rowCount * table.featureCount))))

    let training = TrainingSettings(
      epochs: settling.epochs, batch: .rows(batch), learningRate: LearningRate(rate),
      order: .shuffle, seed: 0,
      initial: .zeros, loss: .mse, optimizer: .sgd(), bias: .free, precision: .double,
      printed: .batchMSEBefore)
    let file = csvPath.split(separator: "/").last.map(String.init) ?? csvPath
    let experiment = Experiment(
      title: "Predicting \(selection.target) from \(file), with and without weight decay",
      data: .csv(CSVSource(path: csvPath, selection: selection)), standardize: true,
      holdout: holdout,
      variants: penalties.map { name, penalty in
        ExperimentVariant(Variant(name: name, penalty: penalty, training: training))
      })
    let choices = [
      rowsSentence(dataset, table), penaltiesSentence(batch), batchSentence(table, batch),
      "The learning rate is \(YAMLNumber.text(rate)): below \(NumberText.significant(bound, 2)), "
        + "from where on a batch could make a variant diverge.",
      settling.sentence,
    ]
    return (experiment, choices)
  }

  // MARK: - Rows

  /// Fewer rows than these all train.
  private static let leastRowsToHoldOut = 10
  private static let heldOut = 0.2

  /// The rows that train: all but the first `floor(share n)` of a permutation, as for every
  /// experiment.
  private static func trainingRows(of dataset: Dataset, _ holdout: Holdout) -> [Int] {
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

  private static let strongest = 1.0
  private static let penalties: [(name: String, penalty: any Penalty)] = [
    ("no penalty", NoPenalty()), ("l2 0.01", L2(0.01)), ("l2 0.1", L2(0.1)),
    ("l2 1", L2(strongest)), ("per batch 1", L2PerBatch(strongest)),
  ]

  /// 2 over a bound on the curvature of any batch in any order, penalty included.
  ///
  /// A batch's second moments have no eigenvalue above their trace, the mean of its rows' squared
  /// lengths; that is greatest for the longest rows in the shortest batch.
  private static func stableRate(of table: StandardizedTable, batch: Int) -> Double {
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

  private static func rowsSentence(_ dataset: Dataset, _ table: StandardizedTable) -> String {
    let held = dataset.rowCount - table.rowCount
    if held == 0 {
      return
        "All \(NumberText.count(table.rowCount)) rows train: they are too few to hold some out."
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

  private static func batchSentence(_ table: StandardizedTable, _ batch: Int) -> String {
    let last = table.rowCount % batch
    let rows = batch == 1 ? "1 row" : "\(batch) rows"
    let end = last == 0 ? "" : ", the last one of an epoch \(last)"
    return "Batches have \(rows)\(end); the rows are shuffled every epoch."
  }
}
