import Training
import Wording

// What sweeps and paths found.

extension Findings {
  /// The best of a sweep's cells, and those that diverged.
  static func sweep(_ study: Study) -> [Finding] {
    guard let result = study.sweep else { return [] }
    let table = SweepTable(result, in: study)
    let cells = Phrase.count(result.outcomes.count, "cell")
    var sentences: [String] = []
    if let index = table.best, table.isJudgedByHeldOutRows {
      let best = table.places[index]
      sentences.append(
        "Of the sweep's \(cells) \(best.name) predicts the held-out rows best, with a mean squared "
          + "error of \(error(best.validationMSE, result))\(edge(best, result.sweep))")
    } else if let index = table.best,
      let worst = table.places.filter({ $0.error != nil }).max(by: {
        ($0.error ?? 0) < ($1.error ?? 0)
      })
    {
      let best = table.places[index]
      sentences.append(
        best.name == worst.name
          ? "The sweep ends at a training error of \(error(best.trainingMSE, result)) (\(best.name))"
          : "The sweep's \(cells) end at training errors from \(error(best.trainingMSE, result)) "
            + "(\(best.name)) to \(error(worst.trainingMSE, result)) (\(worst.name))")
    }
    if let sentence = divergence(result) { sentences.append(sentence) }
    guard !sentences.isEmpty else { return [] }
    return [Finding(kind: .sweep, text: sentences.joined(separator: ". ") + ".")]
  }

  private static func error(_ spread: Spread?, _ result: SweepResult) -> String {
    guard let spread else { return "–" }
    let mean = NumberText.significant(spread.mean)
    let seeds = result.sweep.seed.count
    return seeds > 1
      ? "\(mean) ± \(NumberText.significant(spread.standardDeviation, 2)) over \(seeds) seeds"
      : mean
  }

  /// A best strength at the end of those tried says that others may be better.
  private static func edge(_ best: SweepTable.Place, _ sweep: Sweep) -> String {
    guard sweep.lambda.count > 2,
      case .lambda(let strength)? = best.coordinates.first(where: { $0.axis == "lambda" }),
      strength == sweep.lambda.min() || strength == sweep.lambda.max(), strength != 0
    else { return "" }
    let end = strength == sweep.lambda.max() ? "strongest" : "weakest"
    return ": the \(end) that was tried, so that others may be better still"
  }

  private static func divergence(_ result: SweepResult) -> String? {
    let diverged = result.diverged
    guard !diverged.isEmpty else { return nil }
    let count = diverged.count == result.outcomes.count ? "All" : NumberText.count(diverged.count)
    let of = diverged.count == result.outcomes.count ? "" : " of its"
    var text = "\(count)\(of) \(Phrase.count(result.outcomes.count, "cell")) diverged"
    if result.sweep.learningRate.count > 1 {
      let rates = diverged.map(\.cell.variant.training.learningRate.initial)
      text += ", none at a learning rate below \(NumberText.shortest(rates.min() ?? 0))"
    }
    return text
  }

  /// Which strength a path's errors speak for.
  static func path(_ study: Study) -> [Finding] {
    guard let path = study.path, let first = path.points.first, let last = path.points.last else {
      return []
    }
    let table = PathTable(path, in: study)
    let total = study.data.dataset.featureCount
    func size(_ point: PathPoint) -> String {
      table.isSparse
        ? "with \(NumberText.count(point.nonzero)) of \(Phrase.count(total, "weight")) not zero"
        : "with \(NumberText.significant(point.degreesOfFreedom, 3)) degrees of freedom"
    }
    let name = path.settings.penalty.kind.replacing("-", with: " ")
    var text: String
    if let best = table.best, let error = best.crossValidation {
      text =
        "Along the \(name) path cross-validation over \(path.settings.folds) folds finds the least "
        + "error, \(PathTable.text(error)), at λ = \(NumberText.significant(best.lambda, 3)), "
        + size(best)
      if let simplest = table.simplest {
        text +=
          simplest.lambda == best.lambda
          ? "; no greater strength is within a standard error of it"
          : "; the greatest strength within a standard error of it is "
            + "λ = \(NumberText.significant(simplest.lambda, 3)), \(size(simplest))"
      }
    } else if let best = table.best, let error = best.validationMSE {
      text =
        "Along the \(name) path the error on the held-out rows is least, "
        + "\(NumberText.significant(error)), at λ = \(NumberText.significant(best.lambda, 3)), "
        + size(best)
    } else {
      text =
        "The \(name) path goes from λ = \(NumberText.significant(first.lambda, 3)), \(size(first)), "
        + "to λ = \(NumberText.significant(last.lambda, 3)), \(size(last))"
    }
    return [Finding(kind: .path, text: text + ".")]
  }
}
