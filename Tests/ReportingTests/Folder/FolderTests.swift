import Foundation
import Synchronization
import Testing

@testable import Reporting

/// All tests of the folder, one after the other: some change the umask, which a process has once.
@Suite(.serialized) struct FolderTests {
  private let sandbox: Sandbox
  private var folder: OutputFolder { OutputFolder(path: sandbox("out")) }

  init() throws { sandbox = try Sandbox() }

  private func write(_ files: [ReportFile]) throws {
    try folder.prepare().commit(files)
  }

  @Test func aReportComesWholeAndNothingElseIsLeft() throws {
    try write(SampleReport.later)
    #expect(
      try sandbox.tree().keys.sorted()
        == (["out", "out/figures"] + SampleReport.later.map { "out/" + $0.path }).sorted())
    for file in SampleReport.later {
      #expect(try Array(sandbox.read("out/" + file.path).utf8) == file.bytes)
    }
  }

  @Test func missingParentsAreMadeAndGoAgainWithoutAReport() throws {
    let deep = OutputFolder(path: sandbox("a/b/c/"))
    let prepared = try deep.prepare()
    #expect(try sandbox.exists("a/b/c"))
    prepared.discard()
    #expect(try sandbox.tree().isEmpty)
    try deep.prepare().commit(SampleReport.later)
    #expect(try sandbox.exists("a/b/c/summary.json"))
  }

  @Test func onlyFilesThatTheEarlierReportListsAreRemoved() throws {
    try write(SampleReport.earlier)
    try sandbox.write("mine", to: "out/notes.txt")
    try sandbox.write("mine", to: "out/figures/photo.png")
    try sandbox.write("mine", to: "out/drafts/loss.png")
    try write(SampleReport.later)
    #expect(try !sandbox.exists("out/figures/gone.svg"))
    #expect(try sandbox.exists("out/figures/new.png"))
    for own in ["out/notes.txt", "out/figures/photo.png", "out/drafts/loss.png"] {
      #expect(try sandbox.read(own) == "mine")
    }
  }

  @Test func aSummaryCanNotNameFilesOutsideTheFigures() throws {
    let summary = """
      {"schema": 1, "title": "x", "figures": [{"name": "x", "files": ["figures/../README.md", "/etc/passwd", "figures/a.png",
        "README.md", "figures/.hidden.png", "figures/A.png", "figures/b/c.png", "figures/d.txt"]}],
       "files": ["figures/e.png"], "other": {"files": ["figures/f.png"]}}
      """
    let whole = try #require(EarlierReport.Content(of: Array(summary.utf8)))
    #expect(whole.figures == ["figures/a.png"] && whole.isWhole)
    let torn = try #require(EarlierReport.Content(of: Array(summary.utf8.prefix(148))))
    #expect(torn.figures == ["figures/a.png"] && !torn.isWhole)
  }

  @Test func anEmptyFolderOfFiguresGoesWithTheLastFigure() throws {
    try write(SampleReport.earlier)
    try write(SampleReport.report("bare", figures: []))
    #expect(try !sandbox.exists("out/figures"))
  }

  @Test func permissionsAreKeptAndNewOnesFollowTheUmask() throws {
    let before = umask(0o027)
    defer { umask(before) }
    try write(SampleReport.earlier)
    #expect(try sandbox.permissions(of: "out") == 0o750)
    #expect(try sandbox.permissions(of: "out/figures") == 0o750)
    #expect(try sandbox.permissions(of: "out/README.md") == 0o640)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o604], ofItemAtPath: sandbox("out/README.md"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: sandbox("out/figures/loss.png"))
    umask(0o077)
    try write(SampleReport.later)
    #expect(try sandbox.permissions(of: "out/README.md") == 0o604)
    #expect(try sandbox.permissions(of: "out/figures/loss.png") == 0o444)
    #expect(try sandbox.permissions(of: "out/summary.json") == 0o640)
    #expect(try sandbox.permissions(of: "out/figures/new.png") == 0o600)
    #expect(try sandbox.read("out/README.md") == "later README.md\n")
  }

  @Test func aSecondRunIsKeptOutUntilTheFirstEnds() throws {
    let first = try folder.prepare()
    let error = #expect(throws: FileError.self) { try folder.prepare() }
    #expect(error?.kind == .busy)
    #expect(error?.message.contains(sandbox("out")) == true)
    #expect(throws: FileError.self) { try folder.recover() }
    try first.commit(SampleReport.earlier)
    try folder.prepare().commit(SampleReport.later)
    #expect(try sandbox.read("out/README.md") == "later README.md\n")
  }

  @Test func howeverManyAskOnlyOneHoldsTheFolder() async throws {
    let holders = Holders()
    let path = sandbox("out")
    let grants = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var grants = 0
          for _ in 0..<200 {
            guard let prepared = try? OutputFolder(path: path).prepare() else { continue }
            grants += 1
            #expect(holders.enter() == 1)
            holders.leave()
            prepared.discard()
          }
          return grants
        }
      }
      return await group.reduce(0, +)
    }
    #expect(grants > 0)
    // The folder itself may stay: who made it can't know whether another wants it.
    #expect(try sandbox.tree("out").isEmpty)
  }

  @Test func aReportThatIsDroppedReleasesTheFolder() throws {
    do { _ = try folder.prepare() }
    #expect(try sandbox.tree().isEmpty)
    try write(SampleReport.later)
  }

  @Test func whatAKilledRunHadNotFinishedIsRemovedWithAWord() throws {
    try write(SampleReport.earlier)
    try sandbox.write("half", to: "out/.linreg-report/new/README.md")
    try sandbox.write("", to: "out/.linreg-report/lock")
    let prepared = try folder.prepare()
    #expect(prepared.notices.count == 1)
    #expect(prepared.notices.first?.contains("interrupted") == true)
    prepared.discard()
    #expect(try !sandbox.exists("out/.linreg-report"))
    #expect(try sandbox.read("out/README.md") == "earlier README.md\n")
  }

  @Test func discardingStopsACommitThatComesLater() throws {
    try write(SampleReport.earlier)
    let before = try sandbox.tree()
    let prepared = try folder.prepare()
    prepared.discard()
    let error = #expect(throws: FileError.self) { try prepared.commit(SampleReport.later) }
    #expect(error?.kind == .writeFailed)
    #expect(try sandbox.tree() == before)
  }

  @Test func discardingFromAnotherThreadLeavesOneReportWhole() async throws {
    try write(SampleReport.earlier)
    let earlier = try sandbox.tree()
    let many = (0..<200).map { ReportFile(path: "figures/f\($0).svg", bytes: [1, 2, 3]) }
    for delay in [0, 1, 3, 10, 30] {
      let prepared = try folder.prepare()
      async let stopped: Void = Task.detached {
        try await Task.sleep(for: .milliseconds(delay))
        prepared.discard()
      }.value
      let committed = (try? prepared.commit(SampleReport.earlier + many)) != nil
      try await stopped
      #expect(try !sandbox.exists("out/.linreg-report"))
      if committed {
        #expect(try sandbox.exists("out/figures/f199.svg"))
        for file in many { try FileManager.default.removeItem(atPath: sandbox("out/" + file.path)) }
      }
      #expect(try sandbox.tree() == earlier)
    }
  }

  @Test func theSummaryIsMovedInLast() throws {
    let journal = MovePlan(
      newFolders: ["figures"],
      moves: [
        .init(path: "README.md", replaces: true), .init(path: "figures/a.png", replaces: false),
      ],
      removals: ["figures/b.png"], home: 7)
    #expect(MovePlan(journal: Array(journal.journal.utf8)) == journal)
    try write(SampleReport.earlier)
    // The rename before the last: everything but the summary has been moved when that one fails.
    let counter = FaultySystem(.every(.rename, code: 13))
    let prepared = try OutputFolder(path: sandbox("out"), through: counter.system()).prepare()
    #expect(throws: FileError.self) { try prepared.commit(SampleReport.later) }
    #expect(try sandbox.read("out/summary.json").contains("earlier"))
  }

  @Test(arguments: [
    "", "linreg-report moves 1\n", "linreg-report moves 1\nin 7\ncreate README.md\n",
    "linreg-report moves 1\nin 7\ncreate ../README.md\nend\n",
    "linreg-report moves 1\nin 7\ncreate /README.md\nend\n",
    "linreg-report moves 1\nin 7\nexplode README.md\nend\n", "linreg-report moves 2\nin 7\nend\n",
    "linreg-report moves 1\nin 7\ncreate README.md\nend",
    "linreg-report moves 1\ncreate README.md\nend\n",
    "linreg-report moves 1\nin here\ncreate README.md\nend\n",
    // Files that no report has.
    "linreg-report moves 1\nin 7\nremove thesis.tex\nend\n",
    "linreg-report moves 1\nin 7\nreplace src/main.c\nend\n",
    "linreg-report moves 1\nin 7\nfolder src\nend\n",
    "linreg-report moves 1\nin 7\nremove README.md\nremove README.md\nend\n",
  ])
  func aTornOrForeignJournalIsNoJournal(text: String) {
    #expect(MovePlan(journal: Array(text.utf8)) == nil)
  }

  @Test func aNameThatIsNotPlainIsRefused() throws {
    let paths = [
      "../x", "/x", "", "a//b", ".hidden", "figures/.x", "a b", "é", "README.md\n", "a.md",
    ]
    for path in paths {
      let prepared = try folder.prepare()
      let error = #expect(throws: FileError.self) {
        try prepared.commit(SampleReport.later + [ReportFile(path: path, bytes: [])])
      }
      #expect(error?.kind == .cannotCreate)
      #expect(try sandbox.tree().isEmpty)
    }
  }
}

/// Counts who believes to hold something at the same time.
private final class Holders: Sendable {
  private let count = Mutex(0)

  func enter() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }

  func leave() { count.withLock { $0 -= 1 } }
}
