import Training
import Wording

/// `history.csv`: one line a variant and epoch.
enum HistoryCSV {
  private static let leading = ["variant", "epoch", "training_mse", "validation_mse", "printed"]

  static func text(of study: Study) -> String {
    let fixed = Set(leading + ["bias"])
    let features = study.data.dataset.features.map { fixed.contains($0) ? "feature_" + $0 : $0 }
    var text = line(leading.map(quoted) + features.map(quoted) + ["bias"])
    for run in study.runs {
      let history = run.history
      for (index, parameters) in history.parameters.enumerated() {
        let own = [
          quoted(run.name), String(index + 1), number(history.trainingMSE[index]),
          history.validationMSE.map { number($0[index]) } ?? "", number(history.printed[index]),
        ]
        text += line(own + parameters.weights.map(number) + [parameters.bias.map(number) ?? ""])
      }
    }
    return text
  }

  private static func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\n" }

  private static func number(_ value: Double) -> String {
    value.isFinite ? value.description : ""
  }

  /// A text cell. One that a spreadsheet would take for a formula gets an apostrophe before it.
  static func quoted(_ text: String) -> String {
    var cell = Inert.line(text)
    if let first = cell.first, "=+-@".contains(first) { cell = "'" + cell }
    guard cell.contains(where: { ",\"".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
