import Training
import Wording

/// Every parameter of every variant beside where it started, must end and should have been.
struct ParameterTable {
  struct Row {
    var variant: String
    var hasDiverged: Bool
    var parameter: String
    var initial: Double?
    var final: Double?
    var limit: Double?
    var reference: Double?
    /// `final` over `reference`, less one; `nil` where the reference is zero but for rounding.
    var difference: Double?
  }

  /// More features than this are too many for a page; the largest are shown.
  static let mostFeatures = 12

  let rows: [Row]
  /// The variants' names, in the experiment's order.
  private let variants: [String]
  /// What `reference` is: `truth`, or `least squares` for data whose truth nobody knows.
  let referenceName: String
  /// The same in a sentence.
  var referencePhrase: String { referenceName == "truth" ? "the truth" : referenceName }
  /// How many features were left out.
  let omittedFeatures: Int

  init(_ study: Study) {
    let reference = study.reference
    referenceName = study.referenceKind
    let shown = Self.largest(in: reference.weights)
    omittedFeatures = reference.weights.count - shown.count
    variants = study.runs.map(\.name)
    rows = study.runs.flatMap { run in
      let parameters =
        shown.map(ShownParameter.weight) + (run.variant.training.bias == .none ? [] : [.bias])
      return parameters.map { parameter in
        // Where a run that diverged happened to be when it was last finite is no result.
        let final = run.isFinished ? parameter.value(in: run.final) : nil
        return Row(
          variant: run.name, hasDiverged: !run.isFinished, parameter: parameter.name(in: study),
          initial: parameter.value(in: run.initial), final: final,
          limit: run.goal.flatMap(parameter.value), reference: parameter.value(in: reference),
          difference: final.flatMap { study.deviation(of: $0, parameter) })
      }
    }
  }

  private static func largest(in weights: [Double]) -> [Int] {
    guard weights.count > mostFeatures else { return Array(weights.indices) }
    return weights.indices
      .sorted { (weights[$0].magnitude, $1) > (weights[$1].magnitude, $0) }
      .prefix(mostFeatures).sorted()
  }

  /// The columns' names, in the order of `cells(of:)`.
  var header: [String] {
    [
      "variant", "parameter", "initial", "final", "limit", referenceName,
      "difference",
    ]
  }

  /// A row as text.
  func cells(of row: Row) -> [String] {
    let number = { (value: Double?) in value.map { NumberText.significant($0, 6) } ?? "–" }
    return [
      row.variant, row.parameter, number(row.initial),
      row.hasDiverged ? "diverged" : number(row.final), number(row.limit),
      number(row.reference), row.difference.map(NumberText.signedPercent) ?? "–",
    ]
  }

  /// Whether there are more rows than a reader takes in at once; `finals` is then the first view.
  var isLong: Bool { rows.count > 24 }

  /// Only what came out: a row a parameter, a column a variant, the reference last.
  var finals: [[String]] {
    let parameters = rows.reduce(into: [String]()) {
      if !$0.contains($1.parameter) { $0.append($1.parameter) }
    }
    let number = { (value: Double?) in value.map { NumberText.significant($0, 4) } ?? "–" }
    let body = parameters.map { parameter -> [String] in
      let own = rows.filter { $0.parameter == parameter }
      let values = variants.map { name in
        let row = own.first { $0.variant == name }
        return row?.hasDiverged == true ? "diverged" : number(row?.final)
      }
      return [parameter] + values + [number(own.first?.reference)]
    }
    return [["parameter"] + variants + [referenceName]] + body
  }

  /// The table as aligned text for a terminal or a log: the short view of a long table.
  var plainText: String {
    isLong
      ? AlignedText.table(finals, textColumns: 1)
      : AlignedText.table([header] + rows.map(cells), textColumns: 2)
  }
}
