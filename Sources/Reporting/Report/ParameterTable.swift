import Training

/// Every parameter of every variant beside where it started, must end and should have been.
struct ParameterTable {
  struct Row {
    var variant: String
    var parameter: String
    var initial: Double?
    var final: Double?
    var limit: Double?
    var reference: Double?
    /// `final` over `reference`, less one; `nil` where the reference is zero.
    var difference: Double?
  }

  /// More features than this are too many for a page; the largest are shown.
  static let mostFeatures = 12

  let rows: [Row]
  /// What `reference` is: `truth`, or `least squares` for data whose truth nobody knows.
  let referenceName: String
  /// How many features were left out.
  let omittedFeatures: Int

  init(_ study: Study) {
    let truth = study.data.dataset.truth
    let reference = truth ?? study.data.leastSquares.parameters
    referenceName = truth == nil ? "least squares" : "truth"
    let shown = Self.largest(in: reference.weights)
    omittedFeatures = reference.weights.count - shown.count
    rows = study.runs.flatMap { run in
      let row = { (parameter: String, value: (Parameters) -> Double?) in
        let final = value(run.final), target = value(reference)
        let difference = final.flatMap { final in
          target.flatMap { $0 == 0 ? nil : final / $0 - 1 }
        }
        return Row(
          variant: run.name, parameter: parameter, initial: value(run.initial), final: final,
          limit: run.limit.flatMap(value), reference: target, difference: difference)
      }
      let weights = shown.map { index in row(study.weightName(index)) { $0.weights[index] } }
      return run.variant.training.bias == .none ? weights : weights + [row("bias") { $0.bias }]
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
      "final against \(referenceName)",
    ]
  }

  /// A row as text.
  func cells(of row: Row) -> [String] {
    let number = { (value: Double?) in value.map { NumberText.significant($0, 6) } ?? "–" }
    return [
      row.variant, row.parameter, number(row.initial), number(row.final), number(row.limit),
      number(row.reference), row.difference.map(NumberText.signedPercent) ?? "–",
    ]
  }

  /// The table as aligned text for a terminal or a log.
  public var plainText: String {
    let table = [header] + rows.map { cells(of: $0).map(Inert.line) }
    let widths = header.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { cells in
      cells.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column < 2 ? cell + padding : padding + cell
      }.joined(separator: "  ").trimmingSpaces + "\n"
    }.joined()
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
