import Training
import Wording

/// How far L2 in one of its two readings, coupled or divided by the batch, moves the limit of a
/// variant at every batch size.
struct BatchSizeCurve {
  /// L2 as a variant has it, or would have it under the other reading.
  struct Rule {
    /// The variants that have it; empty for the other reading of what a variant has.
    var runs: [Int]
    /// The variant whose settings it takes.
    var model: Int
    var isPerBatch: Bool
    var strength: Double
  }

  var rule: Rule
  /// At each of the sizes: the canonical strength, and how far it moves the weights from least
  /// squares as a share of their length; not a number where there is no limit.
  var points: [(rows: Int, l2: Double, distance: Double)]

  /// The point at a number of rows.
  func point(at rows: Int) -> (rows: Int, l2: Double, distance: Double)? {
    points.first { $0.rows == rows }
  }

  /// More lines than these would tell nobody anything.
  private static let mostRules = 8
  /// Nor would so many with the other readings beside them.
  private static let mostWithOthers = 6
  /// Exact solutions take the cube of the features; a figure must not take longer than training.
  private static let mostFeatures = 512

  /// The rules of all variants with L2, each once, and those of the other reading that none of them
  /// has; empty where nothing could be seen.
  static func rules(of study: Study) -> [Rule] {
    guard study.data.trainingRowCount > 1, study.data.dataset.featureCount <= mostFeatures,
      study.scaledLength(study.data.leastSquares.parameters.weights) > 0
    else { return [] }
    var rules: [Rule] = []
    for (index, run) in study.runs.enumerated() {
      let penalty = run.variant.penalty
      let (isPerBatch, strength): (Bool, Double)
      if let penalty = penalty as? L2 {
        (isPerBatch, strength) = (false, penalty.strength)
      } else if let penalty = penalty as? L2PerBatch {
        (isPerBatch, strength) = (true, penalty.strength)
      } else {
        continue
      }
      guard strength != 0 else { continue }
      let own = Rule(runs: [index], model: index, isPerBatch: isPerBatch, strength: strength)
      if let place = rules.firstIndex(where: { isSame($0, own, in: study) }) {
        rules[place].runs.append(index)
      } else if rules.count < mostRules {
        rules.append(own)
      }
    }
    for rule in rules {
      var other = rule
      other.runs = []
      other.isPerBatch.toggle()
      // Of many rules the other reading of the first is enough.
      let isMissing = !rules.contains { $0.isPerBatch == other.isPerBatch }
      guard isMissing || rules.count < mostWithOthers,
        !rules.contains(where: { isSame($0, other, in: study, ignoringSign: true) })
      else { continue }
      rules.append(other)
    }
    return rules
  }

  /// Whether two rules lead to the same limit at every batch size, or but for its direction.
  private static func isSame(
    _ a: Rule, _ b: Rule, in study: Study, ignoringSign: Bool = false
  ) -> Bool {
    let (one, other) = (study.runs[a.model].variant.training, study.runs[b.model].variant.training)
    return a.isPerBatch == b.isPerBatch
      && (ignoringSign ? a.strength.magnitude == b.strength.magnitude : a.strength == b.strength)
      && one.loss == other.loss && one.bias == other.bias
  }

  /// The batch sizes that are shown: the powers of two, all rows, and what variants train with.
  static func sizes(of study: Study) -> [Int] {
    let rows = study.data.trainingRowCount
    var sizes = Set(study.runs.map(study.batchRows) + [rows])
    var power = 1
    while power < rows {
      sizes.insert(power)
      power *= 2
    }
    return sizes.sorted()
  }

  /// The curves of some rules. Exact solutions that several of them need are found once.
  static func curves(_ rules: [Rule], of study: Study) -> [BatchSizeCurve] {
    let sizes = sizes(of: study)
    let strengths = rules.map { rule in sizes.map { rule.canonicalStrength(rows: $0, in: study) } }
    let treatments = rules.map { study.runs[$0.model].variant.training.bias }
    var distances: [BiasTreatment: [Double: Double]] = [:]
    for treatment in BiasTreatment.allCases {
      let needed = Set(
        rules.indices.filter { treatments[$0] == treatment }.flatMap { strengths[$0] }
      ).sorted()
      guard !needed.isEmpty else { continue }
      let limits = study.data.ridge(strengths: needed, bias: treatment)
      distances[treatment] = Dictionary(
        uniqueKeysWithValues: zip(needed, limits.map { $0.map(study.moved) ?? .nan }))
    }
    return rules.indices.map { index in
      BatchSizeCurve(
        rule: rules[index],
        points: zip(sizes, strengths[index]).map { rows, l2 in
          (rows, l2, distances[treatments[index]]?[l2] ?? .nan)
        })
    }
  }
}

extension BatchSizeCurve.Rule {
  /// The canonical strength with batches of so many rows, the short last one of an epoch counted.
  func canonicalStrength(rows: Int, in study: Study) -> Double {
    let training = study.runs[model].variant.training
    let conditions = StepConditions(
      batches: BatchPlan(rowCount: study.data.trainingRowCount, batch: .rows(rows)),
      learningRate: training.learningRate, gradientFactor: training.loss.gradientFactor)
    let penalty: any Penalty = isPerBatch ? L2PerBatch(strength) : L2(strength)
    if case .strengths(let l2, _) = penalty.effective(under: conditions) { return l2 }
    return 0
  }
}

extension Study {
  /// How far weights lie from those of least squares, as a share of the length of these; each
  /// counts on the scale of its feature's spread.
  func moved(_ parameters: Parameters) -> Double {
    let best = data.leastSquares.parameters.weights
    return scaledLength(zip(parameters.weights, best).map { $0 - $1 }) / scaledLength(best)
  }
}
