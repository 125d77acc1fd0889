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

  /// Up to `count` parts that can be trained apart from each other, each of whole lane groups.
  func parts(atMost count: Int, lanes: Int) -> [Cohort] {
    let groups = families.flatMap { family in
      stride(from: 0, to: family.count, by: lanes).map {
        Array(family[$0..<min($0 + lanes, family.count)])
      }
    }
    let parts = max(1, min(count, groups.count))
    return (0..<parts).map { part in
      var cohort = self
      cohort.families = Array(
        groups[(groups.count * part / parts)..<(groups.count * (part + 1) / parts)])
      return cohort
    }
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
