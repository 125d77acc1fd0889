import Training
import Wording

// What the same number means under different conventions.

extension Findings {
  /// Variants whose penalty is the same in effect, and what is left between them.
  static func agreement(_ study: Study) -> [Finding] {
    penalisedGroups(study) { study.hasArrived($0) }.filter { $0.runs.count > 1 }.map { group in
      let first = group.runs[0]
      let difference =
        group.runs.dropFirst().map { first.final.greatestDifference(from: $0.final) }.max() ?? 0
      let scale = first.final.all.map(\.magnitude).max() ?? 1
      let rules = Set(group.runs.map(\.variant.penalty.rule))
      let optimizers = study.grouped(group.runs) { $0.variant.training.optimizer }
      let whichever = optimizers.count > 1 ? ", whichever the optimiser" : ""
      let convention =
        rules.count == 1
        ? "the same rule, \(first.variant.penalty.rule), and the same gradient factor"
          + " c = \(cText(first))\(whichever)"
        : "different rules with the same effect"
      let orders = Set(group.runs.map(\.variant.training.order))
      let cause =
        orders.count > 1 ? " They see the rows in different orders, which leaves" : " That leaves"
      return Finding(
        kind: .agreement,
        text: "\(study.names(group.runs)) agree: \(convention), \(effectText(group.strengths))."
          + "\(cause) their parameters within \(NumberText.covering(difference, 2)) of each other"
          + (difference > 1e-5 * scale
            ? " (\(NumberText.percent(difference / scale)) of the largest)." : "."))
    }
  }

  /// Canonical strengths in words: `an effective ridge penalty of 0.025`.
  static func effectText(_ strengths: EffectiveStrengths) -> String {
    let parts =
      (strengths.l1 == 0 ? [] : ["L1 penalty of \(NumberText.significant(strengths.l1))"])
      + (strengths.l2 == 0 && strengths.l1 != 0
        ? [] : ["ridge penalty of \(NumberText.significant(strengths.l2))"])
    return "an effective " + parts.joined(separator: " and ")
  }

  /// The same penalty, typed the same, on losses that differ by the factor in their gradient.
  static func gradientFactor(_ study: Study) -> [Finding] {
    let finished = study.runs.filter { $0.isFinished && $0.ridgeStrength ?? 0 != 0 }
    let typed = study.grouped(finished) {
      TypedPenalty(rule: $0.variant.penalty.rule, optimizer: $0.variant.training.optimizer)
    }
    return typed.flatMap { _, runs -> [Finding] in
      let byLoss = study.grouped(runs) { $0.variant.training.loss }
      guard byLoss.count == 2,
        let mean = byLoss.first(where: { $0.key == .mse })?.runs,
        let half = byLoss.first(where: { $0.key == .halfMSE })?.runs,
        let meanStrength = mean[0].ridgeStrength, let halfStrength = half[0].ridgeStrength
      else { return [] }
      var text =
        "The same penalty, \(penaltyText(mean[0])), is not the same: \(study.names(mean)) "
        + "\(mean.count == 1 ? "takes" : "take") the gradient of the mean of r² (c = 2), "
        + "\(study.names(half)) that of the mean of r²/2 (c = 1). In effect that is a ridge "
        + "penalty of \(NumberText.significant(meanStrength)) against "
        + "\(NumberText.significant(halfStrength))"
      if study.hasArrived(mean[0]), study.hasArrived(half[0]),
        let meanShare = study.shrinkage(of: mean[0].final),
        let halfShare = study.shrinkage(of: half[0].final),
        let largest = largestWeight(study)
      {
        text +=
          ", so \(study.names(half)) \(half.count == 1 ? "shrinks" : "shrink") "
          + "\(times(halfShare / meanShare)) as much: by \(NumberText.percent(halfShare)) against "
          + "\(NumberText.percent(meanShare)) (\(study.weightName(largest)) ends at "
          + "\(NumberText.significant(half[0].final.weights[largest])) against "
          + "\(NumberText.significant(mean[0].final.weights[largest])))"
      }
      return [Finding(kind: .gradientFactor, text: text + ".")]
    }
  }

  /// What someone typed who wrote the same into two scripts.
  private struct TypedPenalty: Equatable {
    var rule: String
    var optimizer: OptimizerChoice
  }

  /// A penalty divided by the batch, and how weak that makes it.
  static func perBatch(_ study: Study) -> [Finding] {
    let others = penalisedGroups(study).filter { group in
      !group.runs.contains { $0.variant.penalty.kind == "l2-per-batch" }
        && group.strengths.l2 > 0 && group.strengths.l1 == 0
    }
    return study.runs.filter { $0.variant.penalty.kind == "l2-per-batch" }.compactMap { run in
      guard let strength = run.ridgeStrength, let typed = run.variant.penalty.settings.first?.value,
        strength != 0
      else { return nil }
      let rows = study.batchRows(of: run), last = study.lastBatchRows(of: run)
      var text =
        "\(run.name) divides its penalty by the batch: "
        + "\(NumberText.significant(typed)) becomes \(NumberText.significant(typed))/\(rows)"
      if last != rows {
        text += ", and \(NumberText.significant(typed))/\(last) in the last batch of \(last) rows"
      }
      text += ". In effective ridge that is \(NumberText.significant(strength, 3))"
      let comparisons = others.map { group in
        let ratio = group.strengths.l2 / strength.magnitude
        return ratio >= 1
          ? "\(factor(ratio)) times weaker than \(study.names(group.runs))"
          : "\(factor(1 / ratio)) times stronger than \(study.names(group.runs))"
      }
      text += comparisons.map { ", " + $0 }.joined()
      return Finding(kind: .perBatch, text: text + ".")
    }
  }

  /// A penalty of the wrong sign, and how far the weights grew.
  static func negativeStrength(_ study: Study) -> [Finding] {
    study.runs.filter { run in
      run.isFinished && run.variant.penalty.settings.contains { $0.value < 0 }
    }.map { run in
      let truth = study.data.dataset.truth
      let reference = truth ?? study.data.leastSquares.parameters
      let grown = zip(run.final.all, reference.all).filter { $0.magnitude > $1.magnitude }.count
      let total = run.final.all.count
      let past = truth == nil ? "least squares" : "the truth"
      var text =
        "\(run.name) subtracts its penalty instead of adding it (\(run.variant.penalty.rule)), "
        + "which makes parameters grow instead of shrink: "
      switch grown {
      case total: text += "every one ends past \(past)"
      case 0: text += "yet none has ended past \(past)"
      default:
        text += "\(Phrase.spelled(grown)) of \(Phrase.spelled(total)) end past \(past)"
      }
      if total <= 6 {
        let final = run.final.all.map { NumberText.fixed($0, decimals: 5) }
        let compared = reference.all.map { NumberText.significant($0) }
        text += " (\(final.joined(separator: ", ")) against \(compared.joined(separator: ", ")))"
      }
      return Finding(kind: .negativeStrength, text: text + ".")
    }
  }

  /// Finished runs with a penalty in effect, together where strengths and bias are the same.
  private static func penalisedGroups(
    _ study: Study, where isCounted: (Run) -> Bool = { _ in true }
  ) -> [(strengths: EffectiveStrengths, runs: [Run])] {
    var groups: [(strengths: EffectiveStrengths, runs: [Run])] = []
    for run in study.runs where run.isFinished && isCounted(run) {
      guard let strengths = run.strengths, strengths.l2 != 0 || strengths.l1 != 0 else { continue }
      if let index = groups.firstIndex(where: { group in
        isSame(group.strengths.l2, strengths.l2) && isSame(group.strengths.l1, strengths.l1)
          && group.runs[0].variant.training.bias == run.variant.training.bias
      }) {
        groups[index].runs.append(run)
      } else {
        groups.append((strengths, [run]))
      }
    }
    return groups
  }

  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-9 * a.magnitude
  }

  private static func largestWeight(_ study: Study) -> Int? {
    let weights = study.data.leastSquares.parameters.weights
    return weights.indices.max { weights[$0].magnitude < weights[$1].magnitude }
  }

  private static func cText(_ run: Run) -> String {
    NumberText.significant(run.variant.training.loss.gradientFactor)
  }

  /// A penalty as an experiment file spells it: `l2: 0.05`.
  static func penaltyText(_ run: Run) -> String {
    let penalty = run.variant.penalty
    let values = penalty.settings.map { NumberText.significant($0.value, 6) }
    return values.isEmpty ? penalty.kind : "\(penalty.kind): \(values.joined(separator: ", "))"
  }

  private static func times(_ ratio: Double) -> String {
    (1.9...2.1).contains(ratio) ? "twice" : "\(factor(ratio)) times"
  }

  /// A ratio of at least one: whole from ten on.
  private static func factor(_ ratio: Double) -> String {
    NumberText.fixed(ratio, decimals: ratio < 9.95 ? 1 : 0)
  }
}
