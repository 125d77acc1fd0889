import Plotting
import Training
import Wording

/// The strengths of a path as an axis that runs from strong to weak, with what stands out on it.
struct PathScale {
  let path: SolutionPath
  /// The points that have a place on a log axis, the strongest first; at least two.
  let points: [PathPoint]
  private let study: Study

  /// `nil` without a path of two strengths above zero.
  init?(_ study: Study) {
    guard let path = study.path else { return nil }
    points = path.points.filter { $0.lambda > 0 }
    guard points.count > 1, points[0].lambda > points[points.count - 1].lambda else { return nil }
    self.path = path
    self.study = study
  }

  /// The path's penalty in words: `elastic net`.
  var penaltyName: String { path.settings.penalty.kind.replacing("-", with: " ") }

  /// The axis of strengths, with half a step of room at its ends or without.
  func axis(hasRoom: Bool) -> Axis {
    let count = points.count
    let (first, last) = (points[0].lambda, points[count - 1].lambda)
    func half(_ a: Double, _ b: Double) -> Double { hasRoom ? (a / b).squareRoot() : 1 }
    return Axis(
      "strength λ, from strong to weak", .log,
      domain: Domain(
        first * half(first, points[1].lambda), last / half(points[count - 2].lambda, last)),
      hasGrid: false)
  }

  /// A strength as figures print it.
  static func text(_ lambda: Double) -> String { NumberText.significant(lambda, 2) }

  /// The best strengths, and those that variants come to.
  var flags: Flags {
    let table = PathTable(path, in: study)
    var entries: [Flags.Entry] = []
    if let best = table.best, best.lambda > 0 {
      let name = best.crossValidation == nil ? "least held-out error" : "best"
      entries.append(
        Flags.Entry(
          best.lambda,
          TextLine(best.lambda == table.simplest?.lambda ? "\(name), one standard error" : name)))
    }
    if let simplest = table.simplest, simplest.lambda > 0, simplest.lambda != table.best?.lambda {
      entries.append(Flags.Entry(simplest.lambda, "one standard error"))
    }
    return Flags(entries + variants)
  }

  /// Variants whose penalty lies on the path, those of nearly one strength together.
  private var variants: [Flags.Entry] {
    let names = study.displayNames
    var groups: [(lambda: Double, names: [String])] = []
    for (index, run) in study.runs.enumerated() {
      guard let lambda = lambda(of: run), lambda <= points[0].lambda,
        lambda >= points[points.count - 1].lambda
      else { continue }
      if let place = groups.firstIndex(where: {
        (0.98...1.02).contains($0.lambda / lambda)
      }) {
        groups[place].names.append(names[index])
      } else {
        groups.append((lambda, [names[index]]))
      }
    }
    return groups.map {
      Flags.Entry(
        $0.lambda, TextLine($0.names.joined(separator: " = ")), role: .mutedInk, dash: [2, 3])
    }
  }

  /// The strength on this path at which a run's penalty lies, if it is of the path's kind.
  private func lambda(of run: Run) -> Double? {
    guard let (l2, l1) = run.strengths, l2 >= 0, l1 >= 0, l1 + l2 > 0 else { return nil }
    let ratio = l1 / (l1 + l2)
    return (ratio - path.settings.penalty.l1Ratio).magnitude < 1e-6 ? l1 + l2 : nil
  }
}
