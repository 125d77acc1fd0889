import Foundation
import Testing

@testable import Reporting

extension FolderTests {
  /// Every call of a run fails in turn, or is the last of a run that is killed.
  @Suite struct Faults {
    private let sandbox: Sandbox
    private let earlier: [String: String]
    private let later: [String: String]

    init() throws {
      sandbox = try Sandbox(inMemory: true)
      try Self.reset(sandbox)
      earlier = try sandbox.tree()
      try OutputFolder(path: sandbox("out")).prepare().commit(SampleReport.later)
      later = try sandbox.tree()
      #expect(earlier != later)
    }

    private static func reset(_ sandbox: Sandbox) throws {
      try? FileManager.default.removeItem(atPath: sandbox("out"))
      try OutputFolder(path: sandbox("out")).prepare().commit(SampleReport.earlier)
      try sandbox.write("mine", to: "out/figures/photo.png", permissions: 0o640)
      try sandbox.write("mine", to: "out/notes.txt", permissions: 0o640)
    }

    private func run(
      _ fault: FaultySystem, longestWrite: Int = .max
    ) -> Result<Void, FileError> {
      let folder = OutputFolder(
        path: sandbox("out"), through: fault.system(longestWrite: longestWrite))
      do throws(FileError) {
        try folder.prepare().commit(SampleReport.later)
        return .success(())
      } catch {
        return .failure(error)
      }
    }

    private func recover() throws -> [String] {
      let prepared = try OutputFolder(path: sandbox("out")).prepare()
      defer { prepared.discard() }
      return prepared.notices
    }

    @Test(arguments: [Int32(28), 122, 5])
    func aCallThatFailsLeavesOneReportWholeAndNothingElse(code: Int32) throws {
      var step = 1
      while true {
        try Self.reset(sandbox)
        let fault = FaultySystem(.once(step: step, code: code))
        let result = run(fault)
        guard fault.hasFailed else { break }
        let tree = try sandbox.tree()
        switch result {
        case .success: #expect(tree == later, "step \(step)")
        case .failure(let error):
          #expect(tree == earlier, "step \(step): \(error)")
          #expect(error.kind == .writeFailed)
          #expect(error.message.contains(sandbox("out")))
        }
        step += 1
      }
      #expect(step > 100)
    }

    @Test func aFailureWhileAFileIsWrittenNamesTheFile() throws {
      for kind in [POSIX.Step.write, .sync, .create, .setPermissions] {
        try Self.reset(sandbox)
        let steps = FaultySystem(.every(kind, code: 28))
        let folder = OutputFolder(path: sandbox("out"), through: steps.system())
        guard let prepared = try? folder.prepare() else { continue }
        let error = #expect(throws: FileError.self) { try prepared.commit(SampleReport.later) }
        #expect(
          error?.path == sandbox("out/README.md") || error?.path == sandbox("out/experiment.yaml"))
        #expect(error?.message.contains("the disk is full") == true)
      }
    }

    @Test func aRunKilledAnywhereLeavesWhatTheNextMakesWhole() throws {
      var outcomes: Set<String> = []
      var step = 1
      while true {
        try Self.reset(sandbox)
        let fault = FaultySystem(.dead(fromStep: step))
        _ = run(fault)
        guard fault.hasFailed else { break }
        let moving = try isMoving()
        let notices = try recover()
        let tree = try sandbox.tree()
        #expect(tree == earlier || tree == later, "step \(step)")
        if moving { #expect(notices.count == 1 && notices[0].contains("finished")) }
        outcomes.insert(tree == earlier ? "earlier" : "later")
        step += 1
      }
      #expect(outcomes == ["earlier", "later"])
    }

    @Test func checkMakesAMoveWholeAndTouchesNothingElse() throws {
      var step = 1
      while true {
        try Self.reset(sandbox)
        let fault = FaultySystem(.dead(fromStep: step))
        _ = run(fault)
        guard fault.hasFailed else { break }
        let before = try sandbox.tree()
        let moving = try isMoving()
        let notice = try OutputFolder(path: sandbox("out")).recover()
        #expect((notice != nil) == moving)
        #expect(try sandbox.tree() == (moving ? later : before), "step \(step)")
        step += 1
      }
    }

    @Test func aRecoveryThatIsKilledTooIsRecoveredFrom() throws {
      for step in try stepsWithinTheMove() where step.isMultiple(of: 3) {
        var second = 1
        while true {
          try Self.reset(sandbox)
          _ = run(FaultySystem(.dead(fromStep: step)))
          let fault = FaultySystem(.dead(fromStep: second))
          _ = try? OutputFolder(path: sandbox("out"), through: fault.system()).recover()
          guard fault.hasFailed else { break }
          _ = try recover()
          let tree = try sandbox.tree()
          #expect(tree == earlier || tree == later, "steps \(step), \(second)")
          second += 1
        }
      }
    }

    @Test func anUndoThatIsKilledIsUndoneByTheNextRun() throws {
      for step in try stepsWithinTheMove() {
        var second = step + 1
        while true {
          try Self.reset(sandbox)
          let fault = FaultySystem(.onceThenDead(step: step, code: 5, fromStep: second))
          _ = run(fault)
          guard fault.steps >= second else { break }
          let undoing = try sandbox.exists("out/.linreg-report/undo")
          let notices = try recover()
          let tree = try sandbox.tree()
          #expect(tree == earlier || tree == later, "steps \(step), \(second)")
          if undoing { #expect(tree == earlier && notices.count == 1) }
          second += 2
        }
      }
    }

    @Test func aMoveThatCanNotBeFinishedIsUndone() throws {
      for step in try stepsWithinTheMove() {
        try Self.reset(sandbox)
        _ = run(FaultySystem(.dead(fromStep: step)))
        // A folder where the summary should go: whatever is done next, that rename fails.
        guard try sandbox.exists("out/.linreg-report/new/summary.json") else { continue }
        try FileManager.default.removeItem(atPath: sandbox("out/.linreg-report/new/summary.json"))
        try sandbox.makeFolder("out/.linreg-report/new/summary.json")
        let notice = try OutputFolder(path: sandbox("out")).recover()
        #expect(notice?.contains("undone") == true)
        #expect(try sandbox.tree() == earlier, "step \(step)")
      }
    }

    @Test func aMoveIsUndoneRatherThanReplaceWhatSomebodyPutThereSince() throws {
      var count = 0
      for step in try stepsWithinTheMove() {
        try Self.reset(sandbox)
        _ = run(FaultySystem(.dead(fromStep: step)))
        guard try sandbox.exists("out/.linreg-report/new/figures/new.png") else { continue }
        try sandbox.write("mine", to: "out/figures/new.png")
        let notice = try OutputFolder(path: sandbox("out")).recover()
        #expect(notice?.contains("undone") == true)
        #expect(try sandbox.read("out/figures/new.png") == "mine")
        try FileManager.default.removeItem(atPath: sandbox("out/figures/new.png"))
        #expect(try sandbox.tree() == earlier, "step \(step)")
        count += 1
      }
      #expect(count > 0)
    }

    @Test func aMoveWhoseNewFilesAreGoneIsUndone() throws {
      for step in try stepsWithinTheMove() {
        try Self.reset(sandbox)
        _ = run(FaultySystem(.dead(fromStep: step)))
        guard try sandbox.exists("out/.linreg-report/new/summary.json") else { continue }
        try FileManager.default.removeItem(atPath: sandbox("out/.linreg-report/new"))
        let notice = try OutputFolder(path: sandbox("out")).recover()
        #expect(notice?.contains("undone") == true)
        #expect(try sandbox.tree() == earlier, "step \(step)")
      }
    }

    @Test func aJournalThatIsDamagedOrLeadsElsewhereIsLeftAlone() throws {
      func journal(_ home: UInt64) -> String {
        "linreg-report moves 1\nin \(home)\nreplace figures/loss.png\nremove README.md\nend\n"
      }
      let cases: [(text: (UInt64) -> String, link: Bool)] = [
        (journal, true), ({ _ in "linreg-report moves 1\n" }, false),
        // One that came with a clone: what stands in it was never this folder's.
        ({ journal($0 &+ 1) }, false),
      ]
      for (text, link) in cases {
        try Self.reset(sandbox)
        try sandbox.write("precious", to: "elsewhere/loss.png")
        try sandbox.write("", to: "out/.linreg-report/lock")
        let home = try #require(try POSIX().status(of: sandbox("out/.linreg-report"))).inode
        let text = text(home)
        try sandbox.write(text, to: "out/.linreg-report/journal")
        if link {
          try sandbox.makeFolder("out/.linreg-report/new")
          try FileManager.default.createSymbolicLink(
            atPath: sandbox("out/.linreg-report/new/figures"),
            withDestinationPath: sandbox("elsewhere"))
        }
        let before = try sandbox.tree()
        let folder = OutputFolder(path: sandbox("out"))
        let error = #expect(throws: FileError.self) { try folder.prepare() }
        #expect(error?.kind == .cannotCreate)
        #expect(error?.message.contains("neither finished nor undone") == true)
        #expect(throws: FileError.self) { try folder.recover() }
        #expect(try sandbox.tree() == before)
        try FileManager.default.removeItem(atPath: sandbox("elsewhere"))
      }
    }

    /// What a loss of power may take is what was not synced: so no file goes to its place before it, the
    /// names of all and the journal are on the medium, and afterwards the folders are synced.
    @Test func everythingIsOnTheMediumBeforeTheFirstFileMoves() throws {
      try Self.reset(sandbox)
      let system = FaultySystem(.none)
      if case .failure(let error) = run(system) { Issue.record("\(error)") }
      let steps = system.log.map { "\($0.step) \($0.path.replacing(sandbox("out"), with: "out"))" }
      let first = try #require(
        steps.firstIndex { $0.hasPrefix("rename out/") && !$0.contains("/.") })
      let last = try #require(steps.lastIndex { $0.hasPrefix("rename out/") && !$0.contains("/.") })
      let before = Set(steps[..<first])
      let hidden = "sync out/.linreg-report"
      for file in SampleReport.later { #expect(before.contains("\(hidden)/new/\(file.path)")) }
      for folder in ["/new", "/new/figures", "/old", "/old/figures", "/journal.new", ""] {
        #expect(before.contains(hidden + folder), "\(folder)")
      }
      let journal = try #require(steps.firstIndex(of: "rename out/.linreg-report/journal"))
      #expect(
        steps[journal..<first].contains(hidden) && steps[journal..<first].contains("sync out"))
      #expect(steps[last...].contains("sync out") && steps[last...].contains("sync out/figures"))
      let closed = try #require(steps.firstIndex(of: "unlink out/.linreg-report/journal"))
      #expect(closed > (steps.lastIndex(of: "sync out") ?? closed))
    }

    @Test func interruptionsAndShortWritesDoNoHarm() throws {
      try Self.reset(sandbox)
      let result = run(FaultySystem(.interrupted), longestWrite: 3)
      if case .failure(let error) = result { Issue.record("\(error)") }
      #expect(try sandbox.tree() == later)
    }

    @Test func aFileSystemWithoutSecondNamesGetsCopies() throws {
      try Self.reset(sandbox)
      let result = run(FaultySystem(.none, withoutLinks: true))
      if case .failure(let error) = result { Issue.record("\(error)") }
      #expect(try sandbox.tree() == later)
      var step = 1
      while true {
        try Self.reset(sandbox)
        let fault = FaultySystem(.dead(fromStep: step), withoutLinks: true)
        _ = run(fault)
        guard fault.hasFailed else { break }
        _ = try recover()
        let tree = try sandbox.tree()
        #expect(tree == earlier || tree == later, "step \(step)")
        step += 1
      }
    }

    @Test func aFileSystemWithoutLocksIsRefusedWithTheReason() throws {
      try Self.reset(sandbox)
      guard case .failure(let error) = run(FaultySystem(.every(.lock, code: 37))) else {
        Issue.record("written without a lock")
        return
      }
      #expect(error.kind == .cannotCreate)
      #expect(error.message.contains("no locks"))
    }

    private func isMoving() throws -> Bool {
      try sandbox.exists("out/.linreg-report/journal")
        || sandbox.exists("out/.linreg-report/undo")
    }

    /// The steps at which a run that dies leaves a journal.
    private func stepsWithinTheMove() throws -> [Int] {
      var steps: [Int] = []
      var step = 1
      while true {
        try Self.reset(sandbox)
        let fault = FaultySystem(.dead(fromStep: step))
        _ = run(fault)
        guard fault.hasFailed else { break }
        if try isMoving() { steps.append(step) }
        step += 1
      }
      #expect(steps.count > 10)
      return steps
    }
  }
}
