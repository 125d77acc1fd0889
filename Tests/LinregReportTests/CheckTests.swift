import Foundation
import Testing

/// `check` sees what moved and touches nothing.
@Suite struct CheckTests {
  private func report(in folder: TemporaryFolder) throws -> URL {
    let outcome = try Command.run(["--out", folder.path("out"), "--theme", "light"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return folder.url.appending(path: "out")
  }

  @Test func aFreshReportPassesAndStaysAsItIs() throws {
    let folder = try TemporaryFolder()
    let out = try report(in: folder)
    let before = try TemporaryFolder.contents(of: out)
    let outcome = try Command.run(["check", "--out", out.path])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(try TemporaryFolder.contents(of: out) == before)
  }

  @Test(arguments: [
    "README.md", "index.html", "report.css", "summary.json", "history.csv", "figures/loss.svg",
    "figures/loss.png", "figures/loss.csv",
  ])
  func aChangedFileIsDrift(name: String) throws {
    let folder = try TemporaryFolder()
    let out = try report(in: folder)
    let file = out.appending(path: name)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let before = try TemporaryFolder.contents(of: out)
    let outcome = try Command.run(["check", "--out", out.path])
    #expect(outcome.status == 1, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains(name))
    #expect(try TemporaryFolder.contents(of: out) == before)
  }

  @Test func aLostFileIsDriftAndAStrangerIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let out = try report(in: folder)
    try Data("mine".utf8).write(to: out.appending(path: "notes.txt"))
    #expect(try Command.run(["check", "--out", out.path]).status == 0)
    try FileManager.default.removeItem(at: out.appending(path: "figures/weights.svg"))
    let outcome = try Command.run(["check", "--out", out.path])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("figures/weights.svg"))
  }

  @Test func aChangedSettingMovesTheNumbersThatItShould() throws {
    let folder = try TemporaryFolder()
    let out = try report(in: folder)
    let file = out.appending(path: "experiment.yaml")
    let yaml = try String(contentsOf: file, encoding: .utf8)
    try Data(yaml.replacing("learning-rate: 0.01", with: "learning-rate: 0.02").utf8).write(
      to: file)
    let outcome = try Command.run(["check", "--out", out.path])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("summary.json"))
  }
}
