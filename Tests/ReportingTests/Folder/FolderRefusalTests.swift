import Foundation
import Testing

@testable import Reporting

extension FolderTests {
  /// Places where no report can be written, found out before any work is done for it.
  @Suite struct Refusals {
    private let sandbox: Sandbox
    private var folder: OutputFolder { OutputFolder(path: sandbox("out")) }

    init() throws { sandbox = try Sandbox() }

    private func refusal(_ folder: OutputFolder, names: [String] = []) throws -> FileError {
      let before = try sandbox.tree()
      let error = #expect(throws: FileError.self) { try folder.prepare(expecting: names) }
      #expect(try sandbox.tree() == before)
      return try #require(error)
    }

    @Test func aFileInTheFoldersPlace() throws {
      try sandbox.write("x", to: "out")
      let error = try refusal(folder)
      #expect(error.kind == .cannotCreate)
      #expect(error.message.contains(sandbox("out")))
      #expect(try refusal(OutputFolder(path: sandbox("out/deeper"))).kind == .cannotCreate)
    }

    @Test func aLinkToNothing() throws {
      try FileManager.default.createSymbolicLink(
        atPath: sandbox("out"), withDestinationPath: "nowhere")
      #expect(try refusal(folder).kind == .cannotCreate)
    }

    @Test func anEmptyName() throws {
      #expect(try refusal(OutputFolder(path: "")).kind == .cannotCreate)
    }

    @Test func aLinkToAFolderIsFollowed() throws {
      try sandbox.makeFolder("real")
      try FileManager.default.createSymbolicLink(
        atPath: sandbox("out"), withDestinationPath: "real")
      try folder.prepare().commit(SampleReport.later)
      #expect(try sandbox.exists("real/summary.json"))
    }

    @Test(arguments: ReportPath.fixed + ["figures/loss.png"])
    func aLinkADeviceOrAFolderInAFilesPlace(name: String) throws {
      try folder.prepare().commit(SampleReport.earlier)
      try sandbox.write("precious", to: "precious")
      let path = sandbox("out/" + name)
      let obstacles: [() throws -> Void] = [
        {
          try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: sandbox("precious"))
        }, { #expect(mkfifo(path, 0o644) == 0) },
        { try sandbox.makeFolder("out/" + name) },
      ]
      for obstacle in obstacles {
        try FileManager.default.removeItem(atPath: path)
        try obstacle()
        let error = try refusal(folder, names: ["figures/loss.png"])
        #expect(error.kind == .cannotCreate)
        #expect(error.path == path)
        #expect(error.message.contains(path))
      }
      #expect(try sandbox.read("precious") == "precious")
    }

    @Test func aLinkInTheFiguresPlaceIsFoundWhenItIsNamedLate() throws {
      try folder.prepare().commit(SampleReport.earlier)
      try FileManager.default.removeItem(atPath: sandbox("out/figures/loss.png"))
      try FileManager.default.createSymbolicLink(
        atPath: sandbox("out/figures/loss.png"), withDestinationPath: "gone.svg")
      let before = try sandbox.tree()
      let prepared = try folder.prepare()
      let error = #expect(throws: FileError.self) { try prepared.commit(SampleReport.later) }
      #expect(error?.kind == .cannotCreate)
      #expect(try sandbox.tree() == before)
    }

    @Test func figuresThatAreALinkOrAFile() throws {
      try sandbox.makeFolder("elsewhere")
      try sandbox.makeFolder("out")
      try FileManager.default.createSymbolicLink(
        atPath: sandbox("out/figures"), withDestinationPath: sandbox("elsewhere"))
      #expect(try refusal(folder, names: ["figures/loss.png"]).kind == .cannotCreate)
      try FileManager.default.removeItem(atPath: sandbox("out/figures"))
      try sandbox.write("x", to: "out/figures")
      #expect(try refusal(folder, names: ["figures/loss.png"]).kind == .cannotCreate)
    }

    @Test(arguments: ["README.md", "experiment.yaml", "history.csv", "index.html"])
    func aFileThatNoReportWrote(name: String) throws {
      try sandbox.write("mine", to: "out/" + name)
      let error = try refusal(folder)
      #expect(error.kind == .cannotCreate)
      #expect(error.path == sandbox("out/" + name))
    }

    /// A file that is called like a report's is not yet one.
    @Test(arguments: [
      "", "{}", #"{"jest": "coverage"}"#, #"{"title": "x", "schema": 1}"#, "[1]",
      #"{"figures": [], "schema": 1}"#, #"{"title": "x", "schema": 1,}"#,
      "{\"schema\": 1, // mine\n",
    ])
    func aFileBesideASummaryThatIsNoReports(summary: String) throws {
      try sandbox.write(summary, to: "out/summary.json")
      try sandbox.write("mine", to: "out/README.md")
      #expect(try refusal(folder).path == sandbox("out/README.md"))
    }

    /// What becomes of a report's summary in an editor, a sorter of keys or a merge.
    @Test(arguments: [
      "\u{FEFF}{\"schema\": 1, \"title\": \"a\", \"figures\": []}",
      #"{"figures": [], "schema": 1, "title": "a"}"#,
      "{\"schema\": 1,\n<<<<<<< HEAD\n\"title\": \"a\",\n", "{\"schema\": 1, \"title\"",
    ])
    func aFileBesideADamagedSummaryOfAReport(summary: String) throws {
      try folder.prepare().commit(SampleReport.earlier)
      try sandbox.write(summary, to: "out/summary.json")
      try folder.prepare().commit(SampleReport.report("later", figures: []))
      #expect(try sandbox.read("out/README.md").hasPrefix("later"))
    }

    @Test func aFigureThatTheEarlierReportDoesNotList() throws {
      try folder.prepare().commit(SampleReport.earlier)
      try sandbox.write("mine", to: "out/figures/new.png")
      #expect(
        try refusal(folder, names: ["figures/new.png"]).path == sandbox("out/figures/new.png"))
      // A summary with the marks of a merge conflict says too little to tell.
      let summary = try sandbox.read("out/summary.json")
      try sandbox.write(
        summary.replacing(#""figures""#, with: "\n<<<<<<< HEAD\n\"figures\""),
        to: "out/summary.json")
      try folder.prepare(expecting: ["figures/new.png"]).discard()
    }

    @Test func aWorkFolderThatIsSomethingElse() throws {
      try sandbox.write("mine", to: "out/.linreg-report")
      #expect(try refusal(folder).kind == .cannotCreate)
      try FileManager.default.removeItem(atPath: sandbox("out/.linreg-report"))
      try sandbox.write("mine", to: "precious/new/README.md")
      try FileManager.default.createSymbolicLink(
        atPath: sandbox("out/.linreg-report"), withDestinationPath: sandbox("precious"))
      #expect(try refusal(folder).kind == .cannotCreate)
    }

    @Test(arguments: [(Int32(13), "permission denied"), (1, "does not allow"), (30, "read-only")])
    func aPlaceWhereNothingMayBeMade(code: Int32, words: String) throws {
      try sandbox.makeFolder("out")
      for path in ["out", "out/new"] {
        let system = FaultySystem(.every(.makeFolder, code: code)).system()
        let error = try refusal(OutputFolder(path: sandbox(path), through: system))
        #expect(error.kind == .cannotCreate)
        #expect(error.message.contains(words))
      }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
    func aFolderWithoutPermissionToWrite() throws {
      try sandbox.makeFolder("out")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o555], ofItemAtPath: sandbox("out"))
      #expect(try refusal(folder).kind == .cannotCreate)
    }
  }
}
