import Foundation
import Testing

/// `plot` as a user types it.
@Suite struct PlotTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func plot(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(
      ["plot"] + arguments + ["--out", folder.path("out"), "--format", "svg", "--theme", "light"])
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path("out/\(name)"), encoding: .utf8)
  }

  @Test func aLogOfKerasBecomesAReport() throws {
    let outcome = try plot("fixtures/histories/keras.csv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("run    measure"))
    #expect(outcome.errors.contains("x is the column epoch"))
    #expect(outcome.errors.contains("Drawn: loss, val_loss, accuracy and val_accuracy"))
    #expect(outcome.errors.contains("val_loss is lowest at epoch"))
    #expect(try text("README.md").contains("val\\_loss rises after epoch"))
    #expect(try text("figures/history.svg").contains("val_loss"))
    let files = Set(try TemporaryFolder.contents(of: folder.url.appending(path: "out")).keys)
    #expect(
      files == [
        "README.md", "index.html", "report.css", "history.csv", "summary.json",
        "figures/history.svg",
      ])
  }

  /// `check` on what was drawn.
  private func check(_ arguments: String...) throws -> Command.Outcome {
    try Command.run(["check", "--out", "out"] + arguments, in: folder.url)
  }

  @Test func whatWasDrawnCanBeCheckedFromAnyFolder() throws {
    let log = try folder.write("step,loss\n1,3\n2,1\n", to: "log.csv")
    #expect(try plot(log, "--title", "Mine, and \"yours\"", "--log-y").status == 0)
    let before = try TemporaryFolder.contents(of: folder.url)
    #expect(try check().output == "6 files: 6 identical\n")
    let inside = try Command.run(
      ["check", "--out", "."], in: folder.url.appending(path: "out"))
    #expect(inside.status == 0, "\(inside.output)\(inside.errors)")
    #expect(try TemporaryFolder.contents(of: folder.url) == before)
  }

  @Test func aLogThatChangedIsDriftAndTheCommandThatAcceptsItWorks() throws {
    let log = try folder.write("step,loss\n1,3\n2,1\n", to: "log.csv")
    _ = try plot(log, "--y", "loss")
    _ = try folder.write("step,loss\n1,3\n2,1.5\n", to: "log.csv")
    let drift = try check()
    #expect(drift.status == 1)
    #expect(drift.output.contains("history.csv: loss of"), "\(drift.output)")
    #expect(drift.errors.contains("log.csv is not what it was when out was drawn."))
    let command = try #require(drift.errors.split(separator: "accept it: linreg-report ").last)
    #expect(command == "plot log.csv --out out --y loss --format svg --theme light\n")
    let words = command.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(try Command.run(words, in: folder.url).status == 0)
    #expect(try check().status == 0)
  }

  @Test func aLogThatChangedInWhatIsNotDrawnIsDriftToo() throws {
    let log = try folder.write("step,loss,note\n1,3,a\n2,1,b\n", to: "log.csv")
    _ = try plot(log, "--y", "loss")
    _ = try folder.write("step,loss,note\n1,3,a\n2,1,c\n", to: "log.csv")
    let drift = try check()
    #expect(drift.status == 1 && drift.errors.contains("log.csv is not what it was"))
    #expect(drift.output.contains("request.logs[0].sha256 was"), "\(drift.output)")
  }

  @Test func whatCannotBeReadAgainIsSaid() throws {
    let log = try folder.write("step,loss\n1,3\n2,1\n", to: "log.csv")
    _ = try plot(log)
    try FileManager.default.removeItem(atPath: log)
    let lost = try check()
    #expect(lost.status == 66 && lost.errors.contains("log.csv can't be read"), "\(lost.errors)")
    let summary = try text("summary.json").replacing("../log.csv", with: "-")
    _ = try folder.write(summary, to: "out/summary.json")
    let piped = try check()
    #expect(piped.status == 66 && piped.errors.contains("standard input"), "\(piped.errors)")
  }

  @Test func aColumnThatWasAskedForIsNotDroppedInSilence() throws {
    let log = try folder.write(
      "{\"loss\":null,\"acc\":1}\n{\"loss\":null,\"acc\":2}\n", to: "l.jsonl")
    let asked = try plot(log, "--y", "loss,acc")
    #expect(asked.status == 65 && asked.errors.contains("no number in “loss”"), "\(asked.errors)")
    #expect(try plot(log).status == 0)
  }

  @Test func filesOfOneNameAreRunsCalledByTheirFolders() throws {
    for name in ["a", "b"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: false)
      _ = try folder.write("step,loss\n1,3\n2,1\n", to: "\(name)/log.csv")
    }
    let outcome = try plot(folder.path("a/log.csv"), folder.path("b/log.csv"))
    #expect(outcome.output.contains("a/log") && outcome.output.contains("b/log"))
    #expect(try check().status == 0)
  }

  @Test func runsAreCalledTheSameHoweverTheirFilesAreReached() throws {
    let log = "step,loss\n1,3\n2,1\n"
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "sub"), withIntermediateDirectories: false)
    _ = try folder.write(log, to: "log.csv")
    _ = try folder.write(log, to: "sub/log.csv")
    _ = try folder.write("{\"step\":1,\"loss\":2}\n", to: "sub/log.jsonl")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "link"), withDestinationURL: folder.url.appending(path: "sub"))
    func names(_ logs: String...) throws -> [String] {
      let outcome = try Command.run(
        ["plot"] + logs + ["--out", "out", "--format", "svg", "--theme", "light"], in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try text("history.csv").split(separator: "\n").dropFirst()
        .compactMap { $0.split(separator: ",").first.map(String.init) }
        .reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
    let expected = ["log", "sub/log"]
    #expect(try names("log.csv", "sub/log.csv") == expected)
    for inside in ["out", "sub"] {
      let outcome = try Command.run(
        ["check", "--out", "../out"], in: folder.url.appending(path: inside))
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
    #expect(try names("./sub/../log.csv", folder.path("link/log.csv")) == expected)
    #expect(try names("sub/log.csv", "sub/log.jsonl") == ["log.csv", "log.jsonl"])
  }

  @Test func aMemberWithoutANumberIsDrawnAsLostNotPassedOver() throws {
    let log = try folder.write(
      "{\"step\":1,\"loss\":NaN,\"acc\":0.5}\n{\"step\":2,\"loss\":\"nan\",\"acc\":0.6}\n",
      to: "log.jsonl")
    let outcome = try plot(log)
    #expect(outcome.errors.contains("Drawn: loss and acc"), "\(outcome.errors)")
  }

  @Test func numbersComeBackAsTheyWereLogged() throws {
    _ = try plot("fixtures/histories/keras.csv", "--y", "val_loss")
    let log = try String(
      contentsOf: Command.root.appending(path: "fixtures/histories/keras.csv"), encoding: .utf8)
    let values = log.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").last.flatMap { Double($0) }
    }
    let written = try text("history.csv").split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").last.flatMap { Double($0) }
    }
    #expect(values.count == 20 && written == values)
    let json = try JSONSerialization.jsonObject(with: Data(text("summary.json").utf8))
    let summary = try #require(json as? [String: Any])
    let run = try #require((summary["runs"] as? [[String: Any]])?.first)
    let measure = try #require((run["measures"] as? [[String: Any]])?.first)
    #expect(summary["kind"] as? String == "history")
    #expect(measure["best"] as? Double == values.min())
    #expect(measure["last"] as? Double == values.last)
  }

  @Test func jsonLinesAreGroupedAndDivergenceIsTold() throws {
    let outcome = try plot("fixtures/histories/runs.jsonl", "--group", "run")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("adam ends lowest in loss"))
    #expect(outcome.output.contains("diverged"))
    #expect(try text("README.md").contains("wild: loss is no number from step 120 on"))
  }

  @Test func filesAreRunsNamedAfterTheirStems() throws {
    let first = try folder.write("\u{FEFF}step,loss\r\n1,4\r\n2,\r\n3,1\r\n", to: "first.csv")
    let second = try folder.write(
      "{\"step\":1,\"loss\":4}\n{\"step\":3,\"loss\":2}\n", to: "second.jsonl")
    let outcome = try plot(first, second)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("first ends lowest in loss, at 1; second follows with 2."))
    #expect(try text("history.csv").contains("first,2.0,\n"))
  }

  @Test func aRunWithoutANumberHasARowASentenceAndAPlaceInTheSubtitle() throws {
    let good = try folder.write("epoch,loss\n1,3\n2,1\n", to: "good.csv")
    let lost = try folder.write("epoch,loss\n1,nan\n2,inf\n", to: "lost.csv")
    let none = try folder.write("epoch,loss\n1,\n2,\n", to: "none.csv")
    let outcome = try plot(good, lost, none, "--y", "loss")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let row = outcome.output.split(separator: "\n").first { $0.hasPrefix("lost ") }
    #expect(row?.hasSuffix("diverged") == true, "\(outcome.output)")
    let page = try text("README.md")
    #expect(page.contains("lost: loss is no number from epoch 1 on: training diverged."))
    #expect(page.contains("none: nothing was logged in loss."))
    #expect(try text("figures/history.svg").contains("lost and none have no number to draw"))
    #expect(try text("summary.json").contains("\"best\": null"))
    #expect(try check().status == 0)
  }

  @Test func whatALogAxisCannotShowIsSaid() throws {
    let log = try folder.write("step,a,b,c\n1,3,-1,1\n2,0,-2,2\n3,-5,0,3\n", to: "log.csv")
    let outcome = try plot(log, "--log-y", "--y", "a,b,c")
    let sentences = [
      "a has 2 numbers of 0 or less, without a place on a log axis: they are drawn along its lower "
        + "edge.",
      "b has no number above 0: its axis stays linear.",
    ]
    for sentence in sentences {
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
      #expect(try text("README.md").contains(sentence))
    }
    #expect(!outcome.errors.contains("c has"))
    #expect(try text("summary.json").contains("\"log_y\": [\"a\", \"c\"]"))
  }

  @Test func aRunThatIsLostDoesNotEndAtItsBest() throws {
    let log = try folder.write("step,loss\n1,3\n2,1\n3,nan\n4,nan\n", to: "log.csv")
    let outcome = try plot(log)
    #expect(
      outcome.errors.contains("loss is lowest at step 2, 1, and is no number from step 3 on"))
  }

  @Test(arguments: [
    ("", 65, "empty"),
    ("step,loss\n1,2\n2\n", 65, "log.csv:3: Expected 2 cells"),
    ("step,loss\n1,2\n2,soon\n", 65, "no number"),
    ("name,kind\na,b\n", 65, "holds numbers"),
    ("step,loss\n1,nan\n", 65, "no"),
    ("{\"loss\":1}\n{\"loss\"\n", 65, "log.csv:2:8: This line is not a JSON object"),
    ("{\"é\":1}\n{\"é\": 1e999}\n", 65, "log.csv:2:7: 1e999 is too large for a number"),
    ("{\"loss\":1}\n[1]\n", 65, "log.csv:2:1: This line is not a JSON object"),
  ])
  func aLogAtFaultIsRefused(log: String, status: Int32, words: String) throws {
    let path = try folder.write(log, to: "log.csv")
    let outcome = try plot(path)
    #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
  }

  @Test func textInAChosenColumnIsPlaced() throws {
    let path = try folder.write("step,loss\n1,2\n2,soon\n", to: "log.csv")
    let outcome = try plot(path, "--y", "loss")
    #expect(outcome.status == 65 && outcome.errors.contains("log.csv:3:3: “soon” in the column"))
  }

  @Test func whatIsAskedForAndNotThereIsTold() throws {
    let slip = try plot("fixtures/histories/keras.csv", "--y", "val_los")
    #expect(slip.status == 64 && slip.errors.contains("Did you mean “val_loss”?"))
    #expect(try plot("fixtures/histories/none.csv").status == 66)
    #expect(try plot("fixtures/histories/keras.csv", "--seed", "1").status == 64)
  }

  @Test func theReportOfAnExperimentIsNotReplaced() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("out"), withIntermediateDirectories: true)
    _ = try folder.write("title: mine\n", to: "out/experiment.yaml")
    let outcome = try plot("fixtures/histories/keras.csv")
    #expect(outcome.status == 73 && outcome.errors.contains("Choose another folder"))
    #expect(try TemporaryFolder.contents(of: folder.url.appending(path: "out")).count == 1)
  }
}
