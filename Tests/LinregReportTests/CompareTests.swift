import Foundation
import Testing

/// `compare`: two reports side by side.
@Suite struct CompareTests {
  /// The lasso's path by ten folds and by five: other best strengths, the same data.
  private static let reports = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    _ = try folder.write("{\n\"schema\": 1", to: "broken.json")
    _ = try folder.write("{\"schema\": 1, \"kind\": \"history\"}", to: "other.json")
    for (name, folds) in [("ten", "10"), ("five", "5")] {
      let yaml = try Command.run(["experiments", "path"]).output.replacing(
        "folds: 10", with: "folds: \(folds)")
      let file = try folder.write(yaml, to: name + ".yaml")
      let outcome = try Command.run(
        ["run", file, "--out", folder.path(name), "--format", "svg", "--theme", "light"])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    return folder
  }

  private func compare(_ arguments: [String]) throws -> (Command.Outcome, TemporaryFolder) {
    let folder = try Self.reports.get()
    return (try Command.run(["compare"] + arguments, in: folder.url), folder)
  }

  private static func object(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func everyNumberIsThatOfTheSummaries() throws {
    let (outcome, folder) = try compare(["ten", "five", "--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try Self.object(Data(outcome.output.utf8))
    let results = try #require(json["results"] as? [[String: Any]])
    for (side, name) in [("first", "ten"), ("second", "five")] {
      let summary = try Self.object(
        Data(contentsOf: folder.url.appending(path: name + "/summary.json")))
      let path = try #require(summary["path"] as? [String: Any])
      let best = try #require(path["best_lambda"] as? Double)
      let points = try #require(path["points"] as? [[String: Any]])
      let point = try #require(points.first { $0["lambda"] as? Double == best })
      let data = try #require(summary["data"] as? [String: Any])
      let features = try #require(data["features"] as? [String])
      let weights = try #require(point["weights"] as? [Double])
      for (feature, weight) in zip(features, weights) {
        let result = results.first { $0["name"] as? String == feature }
        #expect(result?[side] as? Double == weight, "\(feature)")
      }
      let error = results.first { $0["name"] as? String == "cross-validated error" }
      #expect(error?[side] as? Double == point["cv_mean"] as? Double)
    }
    let settings = try #require(json["settings"] as? [[String: Any]])
    #expect(settings.compactMap { $0["name"] as? String } == ["lambda"])
  }

  @Test func tablesSayWhatDiffersAndTheFindingStandsBesideThem() throws {
    let (outcome, _) = try compare(["ten", "five"])
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix("of") == true && lines.contains(""))
    #expect(lines.contains { $0.contains("s4") && $0.hasSuffix("from zero") })
    #expect(lines.contains { $0.contains("age") && $0.hasSuffix("none") })
    #expect(outcome.errors.hasPrefix("lasso path, best λ moved, most of all its s4: from 0 to "))
    #expect(!outcome.output.contains("most of all"))
  }

  @Test func aReportIsTheSameAsItself() throws {
    let (outcome, _) = try compare(["ten", "ten/summary.json"])
    #expect(outcome.errors == "Both reports come to the same numbers.\n")
    #expect(outcome.output.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix("none") })
  }

  @Test func theReportHasAFigureAndIsReplacedByTheNext() throws {
    let (outcome, folder) = try compare(["ten", "five", "--out", "moved", "--quiet"])
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
    let moved = folder.url.appending(path: "moved")
    let names = Set(try TemporaryFolder.contents(of: moved).keys)
    #expect(
      names == [
        "README.md", "index.html", "report.css", "summary.json", "figures/comparison.png",
        "figures/comparison.svg", "figures/comparison-dark.png", "figures/comparison-dark.svg",
      ])
    let again = try compare(["five", "ten", "--out", "moved", "--format", "svg"]).0
    #expect(again.status == 0, "\(again.errors)")
    #expect(try TemporaryFolder.contents(of: moved).count == 6)
    let readme = try String(contentsOf: moved.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("What came out") && readme.contains("figures/comparison.svg"))
  }

  @Test func aVariantOfOneReportOnlyIsNamed() throws {
    let folder = try TemporaryFolder()
    let yaml = """
      version: 1
      title: Two
      data: {polynomial: {generator: torch, seed: 1, rows: 20, coefficients: [1, 2], bias: 3, noise: 0.1}}
      training: {epochs: 3, batch: full, learning-rate: 0.05}
      variants:
        - {name: kept, penalty: none}
        - {name: NAME, penalty: {l2: 0.1}, learning-rate: RATE}
      """
    for (name, rate) in [("old", "0.05"), ("new", "0.05"), ("kept again", "0.05"), ("wild", "1e9")]
    {
      let text = yaml.replacing("NAME", with: name == "wild" ? "old" : name)
        .replacing("RATE", with: rate)
      let file = try folder.write(text, to: "\(name).yaml")
      _ = try Command.run(
        ["run", file, "--out", folder.path(name), "--format", "svg", "--theme", "light"])
    }
    let renamed = try Command.run(["compare", "old", "new"], in: folder.url)
    #expect(
      renamed.errors == "The variants that both have come to the same numbers.\n"
        + "Only old has old; only new has new.\n")
    let json = try Self.object(
      Data(try Command.run(["compare", "old", "new", "--json"], in: folder.url).output.utf8))
    #expect(json["only_in_first"] as? [String] == ["old"])
    #expect(json["only_in_second"] as? [String] == ["new"])
    let lost = try Command.run(["compare", "old", "wild"], in: folder.url)
    #expect(lost.status == 0 && lost.output.contains("gone"), "\(lost.output)")
    #expect(lost.errors.hasSuffix("\nold diverges in wild.\n"), "\(lost.errors)")
    let found = try Self.object(
      Data(try Command.run(["compare", "old", "wild", "--json"], in: folder.url).output.utf8))
    let findings = try #require(found["findings"] as? [String])
    #expect(findings.contains("old diverges in wild."), "\(findings)")
    #expect(findings.contains { $0.hasPrefix("They differ in ") && $0.contains("learning rate") })
  }

  @Test(arguments: [
    (["ten", "nowhere"], Int32(66), "nowhere holds no report that can be compared."),
    (["ten", "ten.yaml"], 66, "is not a folder"),
    (["ten", "broken.json"], 65, "broken.json is not JSON from line 2 on."),
    (["ten", "other.json"], 65, "is not the summary of an experiment's report"),
    (["ten", "five", "--out", "ten"], 73, "ten holds the report of an experiment."),
    (["ten", "five", "--theme", "dark"], 64, "--theme is about a figure"),
    (["ten", "five", "--seed", "1"], 64, "nothing is trained"),
    (["ten"], 64, "<second>"),
  ])
  func whatCannotBeComparedIsSaid(arguments: [String], status: Int32, says: String) throws {
    let (outcome, _) = try compare(arguments)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.output.isEmpty && outcome.errors.contains(says), "\(outcome.errors)")
  }
}
