import CairoCanvas
import Foundation
import Testing

/// The checker is checked: whatever is changed in a report, `check` fails and says what moved.
@Suite struct CheckerTests {
  private static let experiment = """
    version: 1
    title: Small
    data:
      synthetic: {seed: 1000, rows: 200, weights: [2, -3.4], bias: 4.2, noise: 0.1}
    training: {epochs: 6, batch: 20}
    variants:
      - {name: plain}
      - {name: ridge, penalty: {l2: 0.1}}
    figures: [loss, weights]
    output: {themes: [light], scale: 0.5}
    """

  /// A report made once, of which every test spoils a copy.
  private static let original = Result {
    let folder = try TemporaryFolder()
    let file = try folder.write(experiment, to: "small.yaml")
    let outcome = try Command.run(["run", file, "--out", folder.path("out")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try TemporaryFolder.contents(of: folder.url.appending(path: "out"))
  }

  private let folder: TemporaryFolder
  private var out: URL { folder.url.appending(path: "out") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: out.appending(path: "figures"), withIntermediateDirectories: true)
    for (path, bytes) in try Self.original.get() { try bytes.write(to: out.appending(path: path)) }
  }

  /// Runs `check` on the spoilt copy, which must stay as it is.
  private func check(
    _ arguments: [String] = [], adding environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    let before = try TemporaryFolder.contents(of: out)
    let outcome = try Command.run(
      ["check", "--out", out.path, "--progress", "none"] + arguments, in: folder.url,
      adding: environment, removing: ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"])
    #expect(try TemporaryFolder.contents(of: out) == before)
    return outcome
  }

  private func edit(_ name: String, _ change: (String) throws -> String) throws {
    let file = out.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = try change(text)
    try #require(changed != text)
    try Data(changed.utf8).write(to: file)
  }

  private func expect(_ words: [String], _ outcome: Command.Outcome) {
    #expect(outcome.status == 1, "\(outcome.output)\(outcome.errors)")
    for words in words { #expect(outcome.output.contains(words), "\(outcome.output)") }
    #expect(
      outcome.errors
        == "Drift. To accept it: linreg-report run \(out.path)/experiment.yaml --out \(out.path)\n")
  }

  @Test func nothingChangedIsNothingFound() throws {
    let outcome = try check(["--diff-dir", folder.path("diff")])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output == "12 files: 12 identical\n" && outcome.errors.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["out"])
  }

  @Test(arguments: [[], ["--strict-pixels"]])
  func onePixelOneStepDarker(arguments: [String]) throws {
    let file = out.appending(path: "figures/loss.png")
    let picture = try PNG.decode(Array(Data(contentsOf: file)), maxPixels: 1 << 22)
    var rgba = picture.rgba
    rgba[(3 * picture.width + 5) * 4] -= 1
    try Data(PNG.encode(Pixels(width: picture.width, height: picture.height, rgba: rgba)))
      .write(to: file)
    expect(
      [
        "drifted  figures/loss.png: 1 pixel differs, by at most 1 of 255, within x 5 to 5, y 3 to 3",
        "12 files: 11 identical, 1 drifted",
      ], try check(arguments))
    let tolerant = try check(["--tolerance", "1/255"])
    #expect(tolerant.status == 0 && tolerant.output.contains("within tolerance  figures/loss.png"))
  }

  @Test(arguments: ["summary.json", "history.csv"])
  func oneNumberChangedInItsLastDigit(name: String) throws {
    try edit(name) { text in
      let number = try #require(text.firstMatch(of: /[0-9]\.[0-9]{13,}/))
      let digit = try #require(number.output.last)
      return text.replacingCharacters(
        in: number.range, with: number.output.dropLast() + (digit == "1" ? "2" : "1"))
    }
    expect(["drifted  \(name): ", " was ", " relative)"], try check())
    let tolerant = try check(["--tolerance", "1e-9"])
    #expect(tolerant.status == 0, "\(tolerant.output)")
    #expect(tolerant.output.contains("within tolerance  \(name)"))
  }

  @Test func aSwappedColour() throws {
    try edit("figures/loss.svg") {
      $0.replacing("#083ec1", with: "#swap").replacing("#b95400", with: "#083ec1")
        .replacing("#swap", with: "#b95400")
    }
    expect(
      ["figures/loss.svg: ", "marks changed their colour", "was orange (#b95400)"], try check())
  }

  @Test func aMovedMark() throws {
    try edit("figures/weights.svg") { text in
      let line = try #require(text.firstMatch(of: /stroke-width="2\.\d" d="M\d+\.\d+ \d+/))
      return text.replacingCharacters(in: line.range, with: line.output + "9")
    }
    expect(["figures/weights.svg: the ", " line ", " in weights-", " moved by "], try check())
  }

  @Test func aTextOfAFigureEdited() throws {
    try edit("figures/loss.svg") { $0.replacing(">epoch<", with: ">epoche<") }
    expect(["a text in loss-panel was “epoche”, is “epoch”"], try check())
  }

  @Test func aTextOfTheReportEdited() throws {
    try edit("README.md") { $0.replacing("ridge", with: "Ridge") }
    expect(["drifted  README.md: ", "was “", "Ridge"], try check())
  }

  @Test func aLostAndAnExtraFile() throws {
    try FileManager.default.moveItem(
      at: out.appending(path: "figures/loss.svg"), to: out.appending(path: "figures/path.svg"))
    expect(
      [
        "missing     figures/loss.svg", "unexpected  figures/path.svg",
        "13 files: 11 identical, 1 missing, 1 unexpected",
      ], try check())
  }

  @Test func theEvidenceLiesWhereItWasAskedFor() throws {
    try edit("README.md") { $0 + "more\n" }
    let outcome = try check(["--diff-dir", folder.path("diff")])
    #expect(outcome.status == 1 && outcome.errors.contains("What differs is in"))
    let found = try TemporaryFolder.contents(of: folder.url.appending(path: "diff"))
    #expect(Set(found.keys) == ["check.json", "expected/README.md", "actual/README.md"])
    let inside = try check(["--diff-dir", out.path + "/diff"])
    #expect(inside.status == 73 && inside.errors.contains("--diff-dir"), "\(inside.errors)")
  }

  @Test func gitHubGetsAnnotationsAndASummaryThatHoldNoCommands() throws {
    let evil = "::add-mask::x%0A ##[error]y\n"
    try edit("README.md") { _ in evil }
    try edit("history.csv") { $0 + "more\n" }
    let summary = try folder.write("Before\n", to: "step.md")
    let outcome = try check(
      [],
      adding: [
        "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary,
        "GITHUB_WORKSPACE": folder.url.path,
      ])
    #expect(outcome.status == 1)
    let commands = (outcome.output + outcome.errors).split(separator: "\n").filter {
      $0.hasPrefix("::") || ($0.contains("##[") && !$0.hasPrefix("::"))
    }
    #expect(commands.count == 2)
    #expect(commands[0].hasPrefix("::error file=out/README.md,title=Report%3A drifted::"))
    #expect(commands[0].contains("add-mask::x%250A"))
    let text = try String(contentsOfFile: summary, encoding: .utf8)
    #expect(text.hasPrefix("Before\n# Check of "))
    #expect(text.contains("10 identical, 2 drifted") && text.contains("| `README.md` | drifted |"))
    #expect(text.contains("linreg-report run \(out.path)/experiment.yaml --out \(out.path)"))
  }

  @Test func theCommandThatRegeneratesIsOneThatAShellTakes() throws {
    let spaced = folder.url.appending(path: "my report's")
    try FileManager.default.moveItem(at: out, to: spaced)
    let outcome = try Command.run(
      ["check", "--out", spaced.path, "--width", "300", "--progress", "none"],
      removing: ["GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"])
    #expect(outcome.status == 1)
    let path = "'" + spaced.path.replacing("'", with: "'\\''")
    #expect(
      outcome.errors.contains("run \(path)/experiment.yaml' --out \(path)' --width 300.0"),
      "\(outcome.errors)")
  }

  @Test(arguments: ["1", "-1", "x", "", "1e-9,", "256/255", "1.5/255", "nan"])
  func aToleranceThatIsNoneIsRefused(text: String) throws {
    let outcome = try check(["--tolerance=\(text)"])
    #expect(outcome.status == 64 && outcome.errors.contains("8/255"), "\(outcome.errors)")
  }
}
