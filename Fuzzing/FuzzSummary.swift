@testable import Reporting

/// Whatever stands where a summary was committed, `compare` reads it as a report that is equal to itself,
/// and `check` as a recipe that is written as it was read.
func fuzzSummary(_ bytes: [UInt8]) {
  if let summary = try? ReportSummary(bytes, name: "r", file: "r") { compare(summary) }
  guard let recipe = HistoryRecipe(bytes) else { return }
  promise(!recipe.logs.isEmpty, "a report of no log")
  _ = (recipe.paths(from: "r"), recipe.request.arguments, recipe.output.arguments)
  // What is out of range is refused in a sentence before anything is drawn.
  guard recipe.output.problem == nil else { return }
  let members: [(key: String, value: JSON)] = [("kind", .string("history"))] + recipe.members
  guard let again = HistoryRecipe(Array(JSON.object(members).fileText.utf8)) else {
    fatalError("what was written is no recipe: \(recipe)")
  }
  promise(
    again.logs == recipe.logs && again.output == recipe.output
      && "\(again.request)" == "\(recipe.request)",
    "another recipe:\n\(recipe)\n\(again)")
}

private let other = try? ReportSummary(
  Array(
    """
    {"schema": 1, "title": "t", "data": {"rows": 4, "features": ["a", "b"], "truth": null},
    "least_squares": {"weights": [1, 2], "bias": 3}, "variants": [{"name": "v", "status": "finished",
    "final": {"weights": [1, 2], "bias": 3}, "final_training_mse": 0.5}]}
    """.utf8), name: "o", file: "o")

private func compare(_ summary: ReportSummary) {
  let names = summary.models.map(\.name)
  let itself = Comparison(summary, summary)
  if Set(names).count == names.count {
    promise(itself.moved.isEmpty && itself.settings.isEmpty, "it is not like itself: \(itself)")
    promise(itself.onlyInFirst.isEmpty && itself.onlyInSecond.isEmpty, "its models are not its own")
  }
  guard let other else { return promise(false, "the other summary is none") }
  for comparison in [itself, Comparison(summary, other), Comparison(other, summary)] {
    let tables = ComparisonTables(comparison: comparison)
    _ = (tables.settings, tables.results, tables.omission, ComparisonFigure(comparison)?.chart)
    for finding in comparison.findings {
      promise(!finding.isEmpty && finding.utf8.count <= 4_000, "a finding: \(finding)")
    }
  }
}
