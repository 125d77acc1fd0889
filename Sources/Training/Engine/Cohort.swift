/// Variants that take the same rows in the same order and batches, in the same precision, and so
/// can be trained in step: each batch is fetched once for all of them.
struct Cohort: Sendable {
  /// What they have in common.
  struct Key: Hashable, Sendable {
    let order: RowOrder
    /// The generator's seed; 0 where the order does not depend on it.
    let seed: UInt64
    let batches: BatchPlan
    let precision: Precision
    let gradients: GradientSource
  }

  let key: Key
  /// Places of the variants in what was asked for, those next to each other whose optimisers are of
  /// one family.
  private(set) var families: [[Int]] = []

  /// Groups `variants`, in the order of their first members.
  static func cohorts(of variants: [Variant], data: PreparedData) -> [Cohort] {
    var cohorts: [Cohort] = []
    var places: [Key: Int] = [:]
    var families: [[OptimizerFamily: Int]] = []
    for (index, variant) in variants.enumerated() {
      let key = Key(variant.training, data: data)
      let place = places[key] ?? cohorts.count
      if place == cohorts.count {
        places[key] = place
        cohorts.append(Cohort(key: key))
        families.append([:])
      }
      let family = variant.training.optimizer.family
      if let row = families[place][family] {
        cohorts[place].families[row].append(index)
      } else {
        families[place][family] = cohorts[place].families.count
        cohorts[place].families.append([index])
      }
    }
    return cohorts
  }

  private init(key: Key) { self.key = key }

  /// The most variants of one optimiser family.
  var largestFamily: Int { families.map(\.count).max() ?? 0 }

  /// Multiplications that training takes, more or less.
  private func work(_ variants: [Variant], featureCount: Int) -> Double {
    let columns = Double(featureCount + 1)
    let rows = key.gradients == .rows ? Double(key.batches.rowCount) : columns
    var epochs = 0.0
    for family in families {
      for index in family { epochs += Double(variants[index].training.epochs) }
    }
    return epochs * rows * columns
  }

  /// Lane groups in a part, at most: those of a part are all held in memory while it trains.
  private static let largestPart = 64

  /// Parts that can be trained apart from each other, each of whole lane groups: as many as `jobs`
  /// threads need to be busy, and those that take longest first.
  static func parts(
    of cohorts: [Cohort], variants: [Variant], featureCount: Int, jobs: Int, lanes: Int
  ) -> [Cohort] {
    let work = cohorts.map { $0.work(variants, featureCount: featureCount) }
    let share = work.reduce(0, +) / Double(max(1, jobs))
    return zip(cohorts, work).flatMap { cohort, work in
      let groups = cohort.families.flatMap { family in
        stride(from: 0, to: family.count, by: lanes).map {
          Array(family[$0..<min($0 + lanes, family.count)])
        }
      }
      let wanted = max((groups.count - 1) / largestPart + 1, Int((work / share).rounded(.up)))
      let count = max(1, min(wanted, groups.count))
      return (0..<count).map { part in
        var piece = cohort
        piece.families = Array(
          groups[(groups.count * part / count)..<(groups.count * (part + 1) / count)])
        return (piece, work / Double(count))
      }
    }
    .sorted { $0.1 > $1.1 }.map(\.0)
  }
}

extension Cohort.Key {
  init(_ training: TrainingSettings, data: PreparedData) {
    order = training.order
    seed = order.isFixed ? 0 : training.seed
    batches = BatchPlan(rowCount: data.trainingRowCount, batch: training.batch)
    precision = training.precision
    gradients = GradientSource(training, data: data)
  }
}

extension GradientSource {
  /// Full batches take their gradients from the statistics where that is less work than the rows.
  init(_ training: TrainingSettings, data: PreparedData) {
    let saves = data.trainingRowCount > data.dataset.featureCount
    self = training.batch == .full && saves ? .statistics : .rows
  }
}
