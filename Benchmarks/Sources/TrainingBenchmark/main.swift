// Speed of plain training, as JSON: the cases of peers/train.py, what a variant more costs, what a
// thread more brings, how fast rows can be read at all, and what the rows' statistics are good for.
// Names of cases on the command line choose among them.
import Foundation
import Training

let chosen = CommandLine.arguments.dropFirst()
@MainActor func isWanted(_ name: String) -> Bool { chosen.isEmpty || chosen.contains(name) }

var sections: [String] = []
func object(_ name: String, _ values: [(String, Double)]) -> String {
  let lines = values.map { "  \"\($0)\": \($1.rounded())" }
  return "\"\(name)\": {\n" + lines.joined(separator: ",\n") + "\n}"
}

/// Rows times variants a second beside the peers.
let cases = [
  ("10,000 x 2", Case(rows: 10_000, features: 2, epochs: 20)),
  ("10,000 x 2, 4 variants", Case(rows: 10_000, features: 2, epochs: 20, variants: 4)),
  ("10,000 x 10", Case(rows: 10_000, features: 10, epochs: 20)),
  ("10,000 x 10, 256 variants", Case(rows: 10_000, features: 10, epochs: 20, variants: 256)),
  ("100,000 x 100", Case(rows: 100_000, features: 100, epochs: 10)),
  ("1,000,000 x 100", Case(rows: 1_000_000, features: 100, epochs: 4)),
]
var rates: [(String, Double)] = []
var limits: [(String, Double)] = []
for (name, one) in cases where isWanted(name) {
  let data = try makeData(rows: one.rows, features: one.features)
  rates.append((name, try await one.rate(data)))
  if one.rows >= 100_000 {
    limits.append((name, gatherLimit(rows: one.rows, features: one.features)))
  }
}
sections.append(object("rates", rates))
sections.append(object("gather limits", limits))

if isWanted("variants") {
  var tables: [String] = []
  for features in [2, 10] {
    let data = try makeData(rows: 10_000, features: features)
    var speeds: [(String, Double)] = []
    for variants in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024] {
      let one = Case(rows: 10_000, features: features, epochs: 20, variants: variants)
      speeds.append(("\(variants)", try await one.rate(data)))
    }
    tables.append(object("10,000 x \(features)", speeds))
  }
  sections.append("\"variants\": {\n" + tables.joined(separator: ",\n") + "\n}")
}

if isWanted("jobs") {
  let data = try makeData(rows: 10_000, features: 10)
  var speeds: [(String, Double)] = []
  for jobs in [1, 2] {
    let one = Case(rows: 10_000, features: 10, epochs: 40, variants: 256, jobs: jobs)
    speeds.append(("\(jobs)", try await one.rate(data)))
  }
  sections.append(object("jobs", speeds))
}

if isWanted("exact") {
  let table = Array(try Data(contentsOf: URL(filePath: "fixtures/diabetes.csv")))
  let selection = CSVSelection(target: "target")
  let diabetes = try CSVReader.dataset(from: table, named: "diabetes.csv", selecting: selection)
  let wide = makeDataset(rows: 10_000, features: 500)
  let long = makeDataset(rows: 1_000_000, features: 100)
  let values = [
    ("1,000,000 x 100, full batch, 1,000 epochs", try await fullBatchSeconds(long)),
    ("442 x 10, lasso, 100 strengths", try await lassoSeconds(diabetes.scaled)),
    ("10,000 x 500, lasso, 100 strengths", try await lassoSeconds(wide)),
  ]
  let lines = values.map { "  \"\($0)\": \($1)" }
  sections.append("\"exact\": {\n" + lines.joined(separator: ",\n") + "\n}")
}

print("{\n" + sections.joined(separator: ",\n") + "\n}")
