import Foundation
import Testing

/// The command from its flags to its folder.
@Suite struct RunTests {
  private static let fixedFiles: Set = [
    "README.md", "index.html", "report.css", "experiment.yaml", "summary.json", "history.csv",
  ]
  private static let figures = [
    "loss", "weights", "trajectory", "parameters", "convergence", "batch-size", "residuals",
  ]

  @Test func theNotebookNeedsNothingButAFolder() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run(["--out", folder.path("report")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let contents = try TemporaryFolder.contents(of: folder.url.appending(path: "report"))
    let figures = Self.figures.flatMap { name in
      ["", "-dark"].flatMap { ["figures/\(name)\($0).png", "figures/\(name)\($0).svg"] }
        + ["figures/\(name).csv"]
    }
    #expect(Set(contents.keys) == Self.fixedFiles.union(figures))
    #expect(outcome.output.contains("pytorch-3"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["report"])
  }

  /// The same bytes in any folder, locale, time zone and heap, and on a CPU without fused
  /// multiply-add: `scripts/torture/same-bytes` says what moved.
  @Test func reportsAreTheSameEverywhere() throws {
    let matrix = Process()
    matrix.executableURL = Command.root.appending(path: "scripts/torture/same-bytes")
    matrix.arguments = ["--short"]
    matrix.environment = ProcessInfo.processInfo.environment.merging([
      "COMMAND": Command.executable.path
    ]) { $1 }
    let outcome = try Command.finish(matrix)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasSuffix("nothing moved\n"))
    // Surroundings that this machine lacks are said to be left out.
    if !outcome.errors.isEmpty { print(outcome.errors) }
  }

  private static let search = """
    version: 1
    data:
      synthetic: {seed: 3, rows: 220, weights: [1, -2, 0], bias: 1, noise: 0.3}
      standardize: true
      validation: {share: 0.2}
    training: {epochs: 12, batch: 32, learning-rate: 0.05, order: shuffle, stop: {patience: 4}}
    variants:
      - {name: adam, penalty: {l2: 0.1}, optimizer: adam}
      - {name: adamw, penalty: {decoupled: 0.1}, optimizer: adam, batch: full}
      - {name: lasso, penalty: {l1: 0.2}, learning-rate: {schedule: cosine, from: 0.1}}
      - {name: net, penalty: {elastic-net: {lambda: 0.2}}, optimizer: {sgd: {momentum: 0.5}}}
      - {name: root, penalty: {l1-subgradient: 0.1}, optimizer: rmsprop, precision: double}
      - {name: sums, optimizer: adagrad}
    sweep: {lambda: {from: 0.01, to: 1, count: 3}, seed: [1, 2]}
    path: {penalty: elastic-net, lambdas: {count: 9, ratio: 1e-3}, folds: 4}
    """

  @Test func sweepsAndPathsArePrintedAsTables() throws {
    let folder = try TemporaryFolder()
    let experiment = try folder.write(Self.search, to: "search.yaml")
    let flags = ["run", experiment, "--format", "svg", "--theme", "light", "--out"]
    let first = try Command.run(flags + [folder.path("one"), "--jobs", "1"])
    #expect(first.status == 0, "\(first.errors)")
    let headers = first.output.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { ["variant ", "point ", "parameter "].contains(where: $0.hasPrefix) }
    #expect(headers.count == 4, "\(first.output)")
    #expect(try Command.run(["check", "--out", folder.path("one")]).status == 0)
  }

  @Test func aPathAlonePrintsItsStrengths() throws {
    let folder = try TemporaryFolder()
    let experiment = try folder.write(
      """
      version: 1
      data: {synthetic: {seed: 3, rows: 60, weights: [1, -2, 0], noise: 0.3}}
      path: {lambdas: [0.5, 0.1], folds: 3}
      """, to: "path.yaml")
    let outcome = try Command.run(["run", experiment, "--out", folder.path("out")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("point"))
    #expect(outcome.output.contains("strongest"))
    #expect(!outcome.output.contains("variant"))
  }

  /// A built-in experiment that needs a table finds it wherever it is run, saved or checked.
  @Test func aBuiltInExperimentBringsItsTable() throws {
    let folder = try TemporaryFolder()
    let saved = try Command.run(["experiments", "path-ridge"])
    _ = try folder.write(saved.output, to: "mine.yaml")
    let flags = ["--format", "svg", "--theme", "light", "--quiet"]
    for (experiment, out) in [("path-ridge", "a"), ("mine.yaml", "deeper/b")] {
      let outcome = try Command.run(["run", experiment, "--out", out] + flags, in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let one = try TemporaryFolder.contents(of: folder.url.appending(path: "a"))
    #expect(try TemporaryFolder.contents(of: folder.url.appending(path: "deeper/b")) == one)
    let yaml = String(decoding: one["experiment.yaml"] ?? Data(), as: UTF8.self)
    #expect(yaml.contains("built-in:diabetes.csv"))
    #expect(try Command.run(["check", "--out", "deeper/b"], in: folder.url).status == 0)
    let table = try Command.run(["experiments", "diabetes.csv"])
    let rows = table.output.split(separator: "\n")
    #expect(rows.first?.hasPrefix("age,sex,bmi,bp,") == true && rows.count == 443)
  }

  @Test func builtInExperimentsAreListedWithALineEach() throws {
    let outcome = try Command.run(["experiments"])
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 11 && lines.allSatisfy { $0.count < 80 })
    for line in lines {
      let name = try #require(line.split(separator: " ").first.map(String.init))
      #expect(try Command.run(["experiments", name]).output.contains("version: 1"))
    }
  }

  @Test func aTableNeedsNothingButItsTarget() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run([
      "run", "--data", "fixtures/diabetes.csv", "--target", "target", "--out", folder.path("out"),
      "--format", "svg", "--theme", "light",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let contents = try TemporaryFolder.contents(of: folder.url.appending(path: "out"))
    let bytes = try #require(contents["summary.json"])
    let summary = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let data = try #require(summary["data"] as? [String: Any])
    #expect(data["rows"] as? Int == 442)
    #expect((data["validation_rows"] as? Int ?? 0) > 0)
    // Ordinary least squares on the training rows, on the original scale: bmi's coefficient is about
    // 5.6 per unit in the whole table, 24.7 per standard deviation.
    let leastSquares = try #require(summary["least_squares"] as? [String: Any])
    let weights = try #require(leastSquares["weights"] as? [Double])
    #expect(weights.count == 10)
    #expect((3...8).contains(weights[2]))
    let check = try Command.run(["check", "--out", folder.path("out")])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test func timingsAreSecondsAndNotPartOfTheReport() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run([
      "--out", folder.path("out"), "--timings", folder.path("timings.json"), "--format", "svg",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let data = try Data(contentsOf: folder.url.appending(path: "timings.json"))
    let seconds = try JSONDecoder().decode([String: Double].self, from: data)
    #expect(Set(seconds.keys) == ["reading", "training", "drawing", "writing", "total"])
    #expect(seconds.values.allSatisfy { $0 >= 0 })
  }

  @Test func flagsWinOverTheExperimentAndAreWrittenDown() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run([
      "--out", folder.path("out"), "--format", "svg,pdf", "--theme", "dark", "--width", "640",
      "--height", "400", "--seed", "7", "--axes", "x2,bias",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let contents = try TemporaryFolder.contents(of: folder.url.appending(path: "out"))
    let figures = Self.figures.flatMap {
      ["figures/\($0)-dark.svg", "figures/\($0)-dark.pdf", "figures/\($0).csv"]
    }
    #expect(Set(contents.keys) == Self.fixedFiles.union(figures))
    let experiment = String(decoding: try #require(contents["experiment.yaml"]), as: UTF8.self)
    #expect(experiment.contains("  axes: [x2, bias]\n"))
    let check = try Command.run(["check", "--out", folder.path("out")])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test func standardOutputCarriesTheTableAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run(["--out", folder.path("out"), "--format", "svg"])
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("variant") == true)
    #expect(lines.count == 1 + 4 * 3)
    #expect(outcome.errors.contains("trained numpy: epoch 10 of 10"))
    #expect(!outcome.errors.contains("\u{1B}"))
    let quiet = try Command.run(["--out", folder.path("out"), "--format", "svg", "--quiet"])
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty)
  }
}
