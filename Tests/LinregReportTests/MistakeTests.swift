import Foundation
import Testing

/// What a user gets for a mistake: an exit code, a sentence, and a folder that is as it was.
@Suite struct MistakeTests {
  struct Mistake: CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Mistake(arguments: ["--out"], status: 64, says: "Missing value"),
    Mistake(arguments: ["run"], status: 64, says: "--out FOLDER"),
    Mistake(arguments: ["run", "--oot", "OUT"], status: 64, says: "Did you mean '--out'?"),
    Mistake(arguments: ["chekc"], status: 64, says: "Did you mean check?"),
    Mistake(
      arguments: ["run", "notebok", "--out", "OUT"], status: 64, says: "Did you mean notebook?"),
    Mistake(arguments: ["run", "missing.yaml", "--out", "OUT"], status: 66, says: "missing.yaml"),
    Mistake(arguments: ["--out", "OUT", "--format", "jpeg"], status: 64, says: "png, svg, pdf"),
    Mistake(arguments: ["--out", "OUT", "--theme", "blue"], status: 64, says: "theme"),
    Mistake(arguments: ["--out", "OUT", "--width", "0"], status: 64, says: "width"),
    Mistake(arguments: ["--out", "OUT", "--width", "-5"], status: 64, says: "width"),
    Mistake(arguments: ["--out", "OUT", "--width", "32768"], status: 64, says: "width"),
    Mistake(arguments: ["--out", "OUT", "--scale", "0"], status: 64, says: "scale"),
    Mistake(arguments: ["--out", "OUT", "--scale", "nan"], status: 64, says: "scale"),
    Mistake(arguments: ["--out", "OUT", "--jobs", "0"], status: 64, says: "--jobs"),
    Mistake(
      arguments: ["--out", "OUT", "--font", "No Such Font"], status: 66, says: "No Such Font"),
    Mistake(
      arguments: ["run", "--data", "fixtures/diabetes.csv", "--out", "OUT"], status: 64,
      says: "--target COLUMN: the column to predict. fixtures/diabetes.csv has age, sex, bmi"),
    Mistake(
      arguments: [
        "run", "--data", "built-in:diabetes.csv", "--target", "target", "--drop", "bim", "--out",
        "OUT",
      ], status: 64, says: "Did you mean “bmi”?"),
    Mistake(
      arguments: [
        "run", "--data", "built-in:diabetes.csv", "--target", "target", "--penalties", "l2",
        "--out",
        "OUT",
      ], status: 64, says: "Write it like l2=0.1."),
    Mistake(
      arguments: [
        "run", "--data", "built-in:diabetes.csv", "--target", "target", "--validation", "442",
        "--out",
        "OUT",
      ], status: 64, says: "Of 442 rows all would be held out."),
    Mistake(
      arguments: ["run", "--data", "x.csv", "--drop", "a", "--features", "b", "--out", "OUT"],
      status: 64, says: "give one of them"),
    Mistake(
      arguments: ["run", "--validation", "0.2", "--out", "OUT"], status: 64,
      says: "--validation belongs to --data FILE."),
    Mistake(arguments: ["run", "--target", "y", "--out", "OUT"], status: 64, says: "--data"),
    Mistake(
      arguments: ["run", "--data", "missing.csv", "--target", "y", "--out", "OUT"], status: 66,
      says: "missing.csv"),
    Mistake(
      arguments: ["run", "--data", "fixtures/diabetes.csv", "--target", "targte", "--out", "OUT"],
      status: 64, says: "target"),
    Mistake(
      arguments: ["run", "--data", "fixtures", "--target", "y", "--out", "OUT"], status: 66,
      says: "folder"),
    Mistake(
      arguments: ["--out", "OUT", "--axes", "x1,bais"], status: 64, says: "Did you mean “bias”?"),
    Mistake(arguments: ["--out", "OUT", "--axes", "x1"], status: 64, says: "two names"),
    Mistake(arguments: ["--out", "OUT", "--axes", "x1,x1"], status: 64, says: "that differ"),
    Mistake(arguments: ["experiments", "nothing"], status: 64, says: "notebook"),
    Mistake(arguments: ["check", "--out", "OUT/none"], status: 66, says: "experiment.yaml"),
    Mistake(arguments: ["--out", "Package.swift"], status: 73, says: "Package.swift"),
    Mistake(arguments: ["--out", "/proc/nowhere"], status: 73, says: "/proc/nowhere"),
  ])
  func aMistakeGetsASentenceAndItsExitCode(mistake: Mistake) throws {
    let folder = try TemporaryFolder()
    let arguments = mistake.arguments.map { $0.replacing("OUT", with: folder.path("out")) }
    let outcome = try Command.run(arguments)
    #expect(outcome.status == mistake.status, "\(outcome.errors)")
    #expect(outcome.errors.contains(mistake.says), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func everyMistakeOfAnExperimentIsShownAtOnceWithItsPlace() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      version: 1
      title: Mistakes
      data:
        synthetic: {generator: torch, seed: 1, rows: 0, weights: [1], bias: 0, noise: 0.1}
      variants:
        - {name: a, penalty: {l3: 1}}
        - {name: a, penalty: none, epoch: 3}
      """, to: "mistakes.yaml")
    let outcome = try Command.run(["run", path, "--out", folder.path("out")])
    #expect(outcome.status == 64)
    for place in ["mistakes.yaml:4:", "mistakes.yaml:6:", "mistakes.yaml:7:"] {
      #expect(outcome.errors.contains(place), "\(outcome.errors)")
    }
    #expect(outcome.errors.contains("epochs"))
  }

  @Test func badDataLeavesTheOldReportAsItWas() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("x,y\n1,2\n2,3\n3,5\n4,4\n", to: "good.csv")
    let bad = try folder.write("x,y\n1,2\n2,nan\n", to: "bad.csv")
    let out = folder.path("out")
    let written = try Command.run(
      ["run", "--data", good, "--target", "y", "--out", out, "--format", "svg"])
    #expect(written.status == 0, "\(written.errors)")
    let before = try TemporaryFolder.contents(of: folder.url)
    let outcome = try Command.run(["run", "--data", bad, "--target", "y", "--out", out])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("bad.csv:3:"), "\(outcome.errors)")
    #expect(try TemporaryFolder.contents(of: folder.url) == before)
  }

  @Test func divergenceIsNamedAndFailsOnlyWhenAsked() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      version: 1
      title: One rate too high
      data:
        synthetic: {generator: torch, seed: 1000, rows: 1000, weights: [2, -3.4], bias: 4.2, noise: 0.01}
      variants:
        - {name: calm, penalty: none}
        - {name: wild, penalty: none, learning-rate: 3}
      """, to: "rates.yaml")
    let arguments = ["run", path, "--out", folder.path("out"), "--format", "svg"]
    #expect(try Command.run(arguments).status == 0)
    #expect(try Command.run(arguments + ["--fail-on", "diverged"]).status == 1)
    let contents = try TemporaryFolder.contents(of: folder.url.appending(path: "out"))
    let bytes = try #require(contents["README.md"])
    let report = String(decoding: bytes, as: UTF8.self)
    #expect(report.contains("wild diverged at step"))
    #expect(try Command.run(["check", "--out", folder.path("out")]).status == 0)
  }
}
