import Foundation
import Testing

@testable import Reporting

extension FolderTests {
  /// Real disks: one that is full, one that is read-only. They are mounted, which takes root.
  @Suite(.enabled(if: Disk.canMount, "mounting a small disk takes root and tmpfs"))
  struct Disks {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test func aDiskThatIsFullAtAnyByteKeepsTheEarlierReport() throws {
      try sandbox.makeFolder("disk")
      let big = SampleReport.later.map {
        $0.path == "README.md"
          ? ReportFile(path: $0.path, bytes: Array(repeating: 65, count: 100_000)) : $0
      }
      var outcomes: Set<String> = []
      for pages in stride(from: 8, through: 80, by: 4) {
        let disk = try Disk(at: sandbox("disk"), options: "size=\(pages * 4)k")
        let folder = OutputFolder(path: sandbox("disk/out"))
        guard (try? folder.prepare().commit(SampleReport.earlier)) != nil else { continue }
        let before = try sandbox.tree()
        do throws(FileError) {
          try folder.prepare().commit(big)
          outcomes.insert("written")
        } catch {
          #expect(error.kind == .writeFailed)
          #expect(error.message.contains("the disk is full"))
          #expect(error.path.hasPrefix(sandbox("disk/out/")))
          #expect(try sandbox.tree() == before)
          outcomes.insert("kept")
        }
        #expect(try !sandbox.exists("disk/out/.linreg-report"))
        _ = disk
      }
      #expect(outcomes == ["kept", "written"])
    }

    @Test func aReadOnlyDiskIsRefused() throws {
      try sandbox.makeFolder("disk")
      let disk = try Disk(at: sandbox("disk"), options: "size=1m")
      try OutputFolder(path: sandbox("disk/out")).prepare().commit(SampleReport.earlier)
      try disk.makeReadOnly()
      for path in ["disk", "disk/out", "disk/new", "disk/new/deeper"] {
        let error = #expect(throws: FileError.self) {
          try OutputFolder(path: sandbox(path)).prepare()
        }
        #expect(error?.kind == .cannotCreate)
        #expect(error?.message.contains("read-only") == true)
      }
      #expect(try OutputFolder(path: sandbox("disk/out")).recover() == nil)
      #expect(try Check.compare(SampleReport.earlier, with: sandbox("disk/out")).passed)
    }

    @Test func aFolderThatIsADiskOfItsOwnIsWrittenInto() throws {
      try sandbox.makeFolder("disk")
      let disk = try Disk(at: sandbox("disk"), options: "size=1m")
      let folder = OutputFolder(path: sandbox("disk"))
      try folder.prepare().commit(SampleReport.earlier)
      try folder.prepare().commit(SampleReport.later)
      #expect(try sandbox.tree("disk").count == SampleReport.later.count + 1)
      _ = disk
    }

    @Test func figuresOnAnotherDiskAreRefusedBeforeAnyWork() throws {
      try sandbox.makeFolder("out/figures")
      let disk = try Disk(at: sandbox("out/figures"), options: "size=1m")
      let error = #expect(throws: FileError.self) {
        try OutputFolder(path: sandbox("out")).prepare(expecting: ["figures/loss.png"])
      }
      #expect(error?.kind == .cannotCreate)
      #expect(error?.message.contains("another disk") == true)
      _ = disk
    }
  }
}

/// A small disk in memory, unmounted when it goes out of scope.
private final class Disk {
  private let path: String

  static let canMount: Bool = {
    guard geteuid() == 0, let sandbox = try? Sandbox() else { return false }
    return (try? Disk(at: sandbox.path, options: "size=64k")) != nil
  }()

  init(at path: String, options: String) throws {
    self.path = path
    try Self.run("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", path])
  }

  deinit { try? Self.run("/bin/umount", [path]) }

  func makeReadOnly() throws {
    try Self.run("/bin/mount", ["-o", "remount,ro", path])
  }

  private static func run(_ tool: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.featureUnsupported) }
  }
}
