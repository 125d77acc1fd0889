import Training
import Wording

/// Least squares with its standard errors: how far the data alone determine each parameter.
enum LeastSquaresSection {
  /// More parameters than these are too many for a page; those with the greatest effect are shown.
  private static let mostFeatures = 12
  /// Standard errors take an inverse, whose cost grows with the cube of the features.
  private static let mostInverted = 400

  static func blocks(of study: Study) -> [Block] {
    guard study.data.dataset.featureCount > 0, let estimate = estimate(of: study) else { return [] }
    let heading = Block.heading(level: 2, "Least squares")
    switch estimate {
    case .none(let reason): return [heading, .paragraph(Text([.text(reason)]))]
    case .known(let errors):
      return [
        heading, .paragraph(Text([.text(spread(errors))])), .table(table(errors, study)),
      ]
    }
  }

  /// Standard errors of least squares, or why there are none; `nil` where they cost too much.
  static func estimate(of study: Study) -> StandardErrorEstimate? {
    study.data.dataset.featureCount > mostInverted ? nil : study.data.standardErrors()
  }

  private static func spread(_ errors: StandardErrors) -> String {
    var text =
      "Residuals have a standard deviation of \(NumberText.significant(errors.residualDeviation)) "
      + "on \(Phrase.count(Int(errors.residualDegreesOfFreedom.rounded()), "degree")) of freedom"
    if let share = errors.rSquared {
      text += "; the model explains \(explained(share)) of the target's variance"
    }
    return text + "."
  }

  /// A share near 1 by what is missing: `all but 0.0006 %`.
  private static func explained(_ share: Double) -> String {
    share > 0.999
      ? "all but \(NumberText.significant((1 - share) * 100, 2)) %" : NumberText.percent(share)
  }

  private static func table(_ errors: StandardErrors, _ study: Study) -> Table {
    let features = study.featuresByEffect.prefix(mostFeatures).sorted()
    let solution = study.data.leastSquares.parameters
    let truth = study.data.dataset.truth
    func row(_ name: String, _ value: Double, _ error: Double, _ truly: Double?) -> [Text] {
      let ratio = error > 0 ? NumberText.significant(value / error, 3) : "–"
      let cells =
        [name, NumberText.significant(value, 6), NumberText.significant(error, 3), ratio]
        + (truth == nil ? [] : [truly.map { NumberText.significant($0, 6) } ?? "–"])
      return cells.map { Text([.text($0)]) }
    }
    var rows = features.map { index in
      row(
        study.weightName(index), solution.weights[index], errors.weights[index],
        truth?.weights[index])
    }
    if let bias = solution.bias { rows.append(row("bias", bias, errors.bias, truth?.bias)) }
    let omitted = study.data.dataset.featureCount - features.count
    let rest =
      omitted == 0
      ? ""
      : " Those with the greatest effect; summary.json has \(NumberText.count(omitted)) more."
    let columns =
      ["parameter", "estimate", "standard error", "ratio"]
      + (truth == nil ? [] : ["truth"])
    return Table(
      caption:
        "Estimates, and how far they would scatter if the noise were drawn again: independent "
        + "from row to row and everywhere of one variance.\(rest)",
      columns: columns.enumerated().map { .init(name: $1, isNumeric: $0 > 0) },
      rows: rows, rowHeaderColumns: 1)
  }
}
