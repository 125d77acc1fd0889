import Wording

extension Trainer {
  /// The most numbers that histories may have, all together: 2 GiB.
  static let mostHistoryNumbers = 1 << 28
  /// What an epoch is counted as beside its weights: bias, errors, and what keeps them apart.
  private static let numbersBesideWeights = 12

  /// Refuses variants whose histories would not fit into memory.
  func checkHistories(of variants: [Variant]) throws(TrainingError) {
    var numbers = 0
    for variant in variants {
      let steps = BatchPlan(rowCount: data.trainingRowCount, batch: variant.training.batch).steps
      let epoch = data.dataset.featureCount + Self.numbersBesideWeights + steps
      numbers += variant.training.epochs * epoch
    }
    guard numbers > Self.mostHistoryNumbers else { return }
    throw TrainingError(
      description: "The histories of all variants, with the weights of every epoch and the loss of "
        + "every step, would have \(NumberText.count(numbers)) numbers, and at most "
        + "\(NumberText.count(Self.mostHistoryNumbers)) are kept. Train fewer epochs or variants, or "
        + "in larger batches.")
  }
}
