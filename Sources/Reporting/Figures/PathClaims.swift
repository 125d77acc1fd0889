import Training
import Wording

/// What the path figure says, in words from its numbers.
struct PathClaims {
  let study: Study
  let scale: PathScale
  /// Features, those that do most first.
  let order: [Int]

  init(_ study: Study, scale: PathScale, order: [Int]) {
    self.study = study
    self.scale = scale
    self.order = order
  }

  private var table: PathTable { PathTable(scale.path, in: study) }
  private var total: Int { study.data.dataset.featureCount }

  /// Features in the order in which they enter, with those that are there from the first; each at
  /// its first strength.
  private var entering: [Int] {
    let first = (0..<total).map { feature in
      scale.points.firstIndex { $0.parameters.weights[feature] != 0 } ?? .max
    }
    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return (0..<total).filter { first[$0] < .max }
      .sorted { (first[$0], rank[$0] ?? 0) < (first[$1], rank[$1] ?? 0) }
  }

  private func names(_ features: some Sequence<Int>) -> String {
    Phrase.list(features.map { short(study.weightName($0)) })
  }

  private func short(_ name: String) -> String {
    name.count <= 24 ? name : name.prefix(23) + "…"
  }

  var title: String {
    guard table.isSparse else { return ridgeTitle }
    let entering = entering
    guard let first = entering.first else { return "No weight enters the model" }
    let way =
      entering.count == 1
      ? "Only \(short(study.weightName(first))) enters"
      : "\(short(study.weightName(first))) enters first, then "
        + names(entering.dropFirst().prefix(2))
    let names = [study.weightName(first), short(study.weightName(first))]
    guard let best = table.best else {
      let last = scale.points[scale.points.count - 1]
      return capitalizedStart(
        "\(way); at the weakest strength \(NumberText.count(last.nonzero)) of "
          + "\(NumberText.count(total)) are in", names: names)
    }
    return capitalizedStart(
      "\(way); the best strength keeps \(NumberText.count(best.nonzero)) of "
        + "\(Phrase.count(total, "weight"))", names: names)
  }

  private var ridgeTitle: String {
    let point = table.best ?? scale.points[scale.points.count - 1]
    let which = table.best == nil ? "weakest" : "best"
    guard let share = study.shrinkage(of: point.parameters), !study.data.leastSquares.isLeastNorm
    else { return "Ridge shrinks all weights, and makes none of them zero" }
    let text = NumberText.percent(share.magnitude)
    return "Ridge makes no weight zero; the \(which) strength leaves them \(text) "
      + (share < 0 ? "longer" : "shorter") + " than least squares"
  }

  var description: String {
    let first = scale.points[0]
    let last = scale.points[scale.points.count - 1]
    var parts = [
      "\(scale.penaltyName) at \(Phrase.count(scale.points.count, "strength")) from "
        + "\(NumberText.significant(first.lambda, 3)) down to \(NumberText.significant(last.lambda, 3))"
    ]
    let special = [("best", table.best), ("one standard error", table.simplest)]
    for case (let name, let point?) in special {
      let largest = order.filter { point.parameters.weights[$0] != 0 }.prefix(5)
      let weights = largest.map {
        "\(short(study.weightName($0))) \(NumberText.significant(point.parameters.weights[$0]))"
      }
      parts.append(
        "\(name) is λ = \(NumberText.significant(point.lambda, 3)) with "
          + "\(NumberText.count(point.nonzero)) of \(NumberText.count(total)) weights not zero"
          + (weights.isEmpty ? "" : ": \(Phrase.list(weights))")
          + (point.nonzero > largest.count ? " and smaller ones" : ""))
    }
    if table.isSparse {
      parts.append(
        "weights enter in the order \(Phrase.list(entering.map { short(study.weightName($0)) }, atMost: 12))"
      )
    }
    return "\(title). \(capitalizedStart(parts.joined(separator: "; "), names: []))."
  }
}
