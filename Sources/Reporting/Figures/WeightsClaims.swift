import Training
import Wording

/// What the weights figure says, in words from its numbers.
struct WeightsClaims {
  let study: Study
  let parameters: [ShownParameter]

  init(_ study: Study, parameters: [ShownParameter]) {
    self.study = study
    self.parameters = parameters
  }

  private var finished: [Run] { study.runs.filter(\.isFinished) }

  /// The greatest difference of a shown parameter from a target, as a share of how far it had to
  /// go.
  private func rest(_ run: Run, to target: Parameters) -> Double {
    let size = (target.all + run.initial.all).map(\.magnitude).max() ?? 0
    return parameters.compactMap { parameter -> Double? in
      guard let end = parameter.value(in: run.final), let goal = parameter.value(in: target) else {
        return nil
      }
      let start = parameter.value(in: run.initial) ?? 0
      let way = (start - goal).magnitude
      // One that starts at its goal has nowhere to go, whatever rounding leaves.
      return way > 1e-9 * size ? (end - goal).magnitude / way : 0
    }.max() ?? 0
  }

  /// Whether every shown parameter ends nearer to zero than the reference by more than half a
  /// percent.
  private func isShort(_ run: Run) -> Bool {
    parameters.allSatisfy { parameter in
      guard let end = parameter.value(in: run.final),
        let goal = parameter.value(in: study.reference)
      else { return true }
      return !study.isMeasure(parameter) || end / goal < 0.995
    }
  }

  var title: String {
    guard !finished.isEmpty else {
      return capitalizedStart(
        "\(study.titleNames(study.runs)) \(study.runs.count == 1 ? "diverges" : "diverge")",
        names: study.runs.map(\.name))
    }
    let aimed = finished.filter { $0.destination != nil }
    let arrived = aimed.filter { run in run.destination.map { rest(run, to: $0) < 0.01 } ?? false }
    let short = finished.filter(isShort)
    let shortClause =
      short.isEmpty
      ? nil
      : short.count == finished.count
        ? "short of \(study.referenceName) in every parameter"
        : "for \(study.titleNames(short)) that is short of \(study.referenceName)"
    var title: String
    if !aimed.isEmpty, arrived.count == finished.count {
      title =
        finished.count == 1 ? "It settles at its limit" : "Each variant settles at its own limit"
      if let shortClause { title += (short.count == finished.count ? ", " : "; ") + shortClause }
    } else if !aimed.isEmpty {
      let others = aimed.filter { run in !arrived.contains { $0.name == run.name } }
      let early = others.filter { !study.hasArrived($0) && $0.isStoppedEarly }
      let late = others.filter { !study.hasArrived($0) && !$0.isStoppedEarly }
      let hovering = others.filter(study.hasArrived)
      var clauses: [String] = []
      if !late.isEmpty {
        clauses.append(
          "\(study.titleNames(late)) \(late.count == 1 ? "is" : "are") still on the way"
            + (study.epochsPhrase.map { " " + $0 } ?? ""))
      }
      if !early.isEmpty {
        clauses.append(
          "\(study.titleNames(early)) \(early.count == 1 ? "is" : "are") stopped on the way")
      }
      if !hovering.isEmpty {
        clauses.append(
          "\(study.titleNames(hovering)) hover\(hovering.count == 1 ? "s" : "") about "
            + (hovering.count == 1 ? "its limit" : "their limits"))
      }
      if !arrived.isEmpty { clauses.append("\(study.titleNames(arrived)) settled") }
      title = clauses.joined(separator: "; ")
    } else {
      let far = finished.map { rest($0, to: study.reference) }.max() ?? 0
      title =
        "Parameters end within \(NumberText.percent(far)) of the way to \(study.referenceName)"
    }
    return capitalizedStart(title + study.divergenceClause, names: study.runs.map(\.name))
  }

  var description: String {
    let shown = parameters.prefix(6)
    let references = shown.compactMap { parameter in
      parameter.value(in: study.reference).map {
        "\(parameter.name(in: study)) \(NumberText.significant($0))"
      }
    }
    let ends = study.runs.map { run -> String in
      if let divergence = run.divergence { return "\(run.name) \(divergence)" }
      let values = shown.compactMap { parameter in
        parameter.value(in: run.final).map { NumberText.significant($0) }
      }
      return "\(run.name) ends at \(values.joined(separator: ", "))"
    }
    let rest = parameters.count > shown.count ? " (the first \(shown.count))" : ""
    let name = study.data.dataset.truth == nil ? "Least squares" : "The truth"
    return "\(title). \(name): \(references.joined(separator: ", "))\(rest). "
      + ends.joined(separator: "; ") + "."
  }
}
