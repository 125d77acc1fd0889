import Foundation
import Testing

/// The command from its flags to its folder.
@Suite struct RunTests {
  private static let fixedFiles: Set = [
    "README.md", "index.html", "report.css", "experiment.yaml", "summary.json", "history.csv",
  ]
  private static let figures = ["loss", "weights", "trajectory", "parameters", "convergence"]

  @Test func theNotebookNeedsNothingButAFolder() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run(["--out", folder.path("report")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let contents = try TemporaryFolder.contents(of: folder.url.appending(path: "report"))
    let figures = Self.figures.flatMap { name in
      ["", "-dark"].flatMap { ["figures/\(name)\($0).png", "figures/\(name)\($0).svg"] }
    }
    #expect(Set(contents.keys) == Self.fixedFiles.union(figures))
    #expect(outcome.output.contains("pytorch-3"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["report"])
  }

  /// The same bytes in any folder, locale and time zone, on one thread or several, and on a CPU
  /// without fused multiply-add.
  @Test(arguments: [
    (["LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Chatham"], ["--jobs", "1"]),
    (["LC_ALL": "de_DE.UTF-8", "COLUMNS": "20", "NO_COLOR": "1"], ["--jobs", "5"]),
    (["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-AVX512F", "TERM": "dumb"], []),
    (["SOURCE_DATE_EPOCH": "1", "CI": "true"], ["--quiet"]),
  ])
  func theReportIsTheSameEverywhere(environment: [String: String], flags: [String]) throws {
    let reference = try Self.reference.get()
    let folder = try TemporaryFolder()
    let outcome = try Command.run(
      ["--out", folder.path("a folder/of another name")] + flags, in: folder.url,
      adding: environment, removing: ["HOME"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let contents = try TemporaryFolder.contents(
      of: folder.url.appending(path: "a folder/of another name"))
    #expect(Set(contents.keys) == Set(reference.keys))
    for path in contents.keys.sorted() where contents[path] != reference[path] {
      Issue.record("\(path) differs")
    }
  }

  private static let reference = Result {
    let folder = try TemporaryFolder()
    _ = try Command.run(["--out", folder.path("report")])
    return try TemporaryFolder.contents(of: folder.url.appending(path: "report"))
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
      "--height", "400", "--seed", "7",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let contents = try TemporaryFolder.contents(of: folder.url.appending(path: "out"))
    let figures = Self.figures.flatMap { ["figures/\($0)-dark.svg", "figures/\($0)-dark.pdf"] }
    #expect(Set(contents.keys) == Self.fixedFiles.union(figures))
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
