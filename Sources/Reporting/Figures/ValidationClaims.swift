import Training
import Wording

/// What the validation figure says, in words from its numbers.
struct ValidationClaims {
  let study: Study
  let subjects: [ValidationFigure.Subject]

  init(_ study: Study, subjects: [ValidationFigure.Subject]) {
    self.study = study
    self.subjects = subjects
  }

  var title: String {
    let clauses = subjects.map { subject in
      switch subject {
      case .strengths(let scale): strength(scale)
      case .epochs: epochs
      }
    }
    return capitalizedStart(clauses.joined(separator: "; "), names: study.runs.map(\.name))
  }

  /// Whether one panel has the title to itself: of two each gets a short clause.
  private var isAlone: Bool { subjects.count == 1 }

  // MARK: - Strengths

  private func strength(_ scale: PathScale) -> String {
    let table = PathTable(scale.path, in: study)
    guard let best = table.best else { return "the error along the path" }
    var text = "the error is least at λ = \(PathScale.text(best.lambda))"
    if best.lambda == scale.path.points[0].lambda {
      text += ", the strongest that was tried"
    } else if best.lambda == scale.path.points.last?.lambda {
      text += ", the weakest that was tried"
    }
    if isAlone, let simplest = table.simplest, simplest.lambda != best.lambda {
      text += ", and no worse than a standard error up to \(PathScale.text(simplest.lambda))"
    }
    return text
  }

  // MARK: - Epochs

  /// A run's error on the held-out rows where it is least and at the end of training.
  private struct Course {
    var run: Run
    var bestEpoch: Int
    var least: Double
    var last: Double
    /// Whether the error rose again by more than 2 %.
    var rises: Bool { last > 1.02 * least }
  }

  private var courses: [Course] {
    study.runs.filter(\.isFinished).compactMap { run in
      let errors = ValidationFigure.heldOutErrors(run, in: study)
      guard errors.count > 1, let last = errors.last,
        let best = errors.indices.filter({ errors[$0].isFinite })
          .min(by: { errors[$0] < errors[$1] })
      else { return nil }
      return Course(run: run, bestEpoch: best, least: errors[best], last: last)
    }
  }

  private var epochs: String {
    let courses = courses
    guard let best = courses.min(by: { $0.least < $1.least }) else {
      return "errors on the held-out rows"
    }
    let rising = courses.filter(\.rises)
    let value = FigureNumber.short(best.least)
    if courses.count == 1 {
      return rising.isEmpty
        ? "the held-out error falls to \(value) and does not rise again"
        : "the held-out error is least after \(epoch(best)), \(value), and rises to "
          + FigureNumber.short(best.last)
    }
    let winner =
      "\(study.shortName(best.run)) has the least held-out error, \(value) after \(epoch(best))"
    guard isAlone else { return winner }
    let own = best.run.history.trainingMSE.last ?? 0
    if best.last >= 10 * own, !best.rises {
      return "\(winner), and \(FigureNumber.short(own)) on the rows that train"
    }
    let rest =
      rising.isEmpty
      ? "no variant’s rises again"
      : rising.count == courses.count
        ? "all rise again"
        : "\(study.titleNames(rising.map(\.run))) \(rising.count == 1 ? "rises" : "rise") again"
    return "\(winner); \(rest)"
  }

  private func epoch(_ course: Course) -> String {
    course.bestEpoch == 1 ? "one epoch" : "\(NumberText.count(course.bestEpoch)) epochs"
  }

  // MARK: - Numbers

  var description: String {
    let parts = subjects.flatMap { subject -> [String] in
      switch subject {
      case .strengths(let scale):
        let table = PathTable(scale.path, in: study)
        return [("Best", table.best), ("One standard error", table.simplest)].compactMap {
          name, point in
          guard let point else { return nil }
          let error =
            point.crossValidation.map(PathTable.text)
            ?? point.validationMSE.map { NumberText.significant($0) } ?? ""
          return "\(name): λ = \(NumberText.significant(point.lambda, 3)), mean squared error "
            + "\(error), \(NumberText.significant(point.trainingMSE)) on the training rows"
        }
      case .epochs:
        return courses.map { course in
          "\(course.run.name): on the held-out rows least after \(epoch(course)), "
            + "\(NumberText.significant(course.least)), and \(NumberText.significant(course.last)) "
            + "at the end of training, \(NumberText.significant(course.run.history.trainingMSE.last ?? 0)) "
            + "on the training rows"
        }
      }
    }
    return "\(title). \(parts.joined(separator: ". "))."
  }
}
