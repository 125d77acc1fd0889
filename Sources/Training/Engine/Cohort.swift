/// Variants that take the same rows in the same order and batches, in the same precision, and so
/// can be trained in step: each batch is fetched once for all of them.
struct Cohort: Sendable {
  let order: RowOrder
  /// The generator's seed; 0 where the order does not depend on it.
  let seed: UInt64
  let batches: BatchPlan
  let precision: Precision
  /// Places of the variants in what was asked for.
  var members: [Int]

  /// Groups `variants`, in the order of their first members.
  static func cohorts(of variants: [Variant], rowCount: Int) -> [Cohort] {
    var cohorts: [Cohort] = []
    for (index, variant) in variants.enumerated() {
      let cohort = Cohort(variant, index: index, rowCount: rowCount)
      if let place = cohorts.firstIndex(where: { $0.takesSameRows(as: cohort) }) {
        cohorts[place].members.append(index)
      } else {
        cohorts.append(cohort)
      }
    }
    return cohorts
  }

  private init(_ variant: Variant, index: Int, rowCount: Int) {
    order = variant.training.order
    seed = order.isFixed ? 0 : variant.training.seed
    batches = BatchPlan(rowCount: rowCount, batch: variant.training.batch)
    precision = variant.training.precision
    members = [index]
  }

  private func takesSameRows(as other: Cohort) -> Bool {
    order == other.order && seed == other.seed && batches == other.batches
      && precision == other.precision
  }

  /// Up to `count` parts that can be trained apart from each other, each of whole lane groups.
  func parts(atMost count: Int, lanes: Int) -> [Cohort] {
    let groups = (members.count + lanes - 1) / lanes
    let parts = max(1, min(count, groups))
    return (0..<parts).map { part in
      var cohort = self
      let start = groups * part / parts * lanes
      let end = min(groups * (part + 1) / parts * lanes, members.count)
      cohort.members = Array(members[start..<end])
      return cohort
    }
  }
}
