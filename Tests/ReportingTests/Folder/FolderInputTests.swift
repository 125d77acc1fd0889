import Foundation
import Testing

@testable import Reporting

/// Reading inputs and writing single files.
@Suite struct FolderInputTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1 << 20, 3_000_000])
  func aFileIsReadWhole(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try sandbox.write(bytes, to: "data")
    #expect(try FileReader.read(sandbox("data"), limit: count) == bytes)
  }

  @Test func aPipeIsReadToItsEnd() throws {
    let path = sandbox("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let text = String(repeating: "row,1\n", count: 50_000)
    // A thread of its own: each end waits for the other.
    Thread.detachNewThread { try? FileWriter.write(text, to: path) }
    let bytes = try FileReader.read(path, limit: 1 << 20)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test func inputsThatAreNoneAreRefusedWithTheReason() throws {
    try sandbox.makeFolder("folder")
    try sandbox.write("x", to: "file")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox("loop"), withDestinationPath: "loop")
    let cases = [
      ("missing", "no such file"), ("folder", "it is a folder"), ("file/x", "not a folder"),
      ("loop", "symbolic link"), (String(repeating: "n", count: 300), "too long"),
    ]
    for (name, words) in cases {
      let error = #expect(throws: FileError.self) {
        try FileReader.read(sandbox(name), limit: 100)
      }
      #expect(error?.kind == .cannotRead)
      #expect(error?.path == sandbox(name))
      #expect(error?.message.contains(words) == true)
    }
    for name in ["", "a\u{0}b"] {
      #expect(throws: FileError.self) { try FileReader.read(name, limit: 100) }
    }
  }

  @Test func aFileLongerThanTheLimitIsRefused() throws {
    try sandbox.write(Array(repeating: 0, count: 2_049), to: "data")
    let error = #expect(throws: FileError.self) {
      try FileReader.read(sandbox("data"), limit: 2_048)
    }
    #expect(error?.message.contains("2 KiB") == true)
    // A device has no length that could be asked for.
    #expect(throws: FileError.self) { try FileReader.read("/dev/zero", limit: 100_000) }
    #expect(try FileReader.read("/dev/null", limit: 0).isEmpty)
  }

  @Test func aSingleFileIsWrittenInPlace() throws {
    try sandbox.write("a longer text", to: "timings.json", permissions: 0o600)
    try FileWriter.write("{}\n", to: sandbox("timings.json"))
    #expect(try sandbox.read("timings.json") == "{}\n")
    #expect(try sandbox.permissions(of: "timings.json") == 0o600)
    for (path, kind) in [
      (sandbox("nowhere/x"), FileError.Kind.cannotCreate), (sandbox.path, .cannotCreate),
      ("", .cannotCreate),
    ] {
      let error = #expect(throws: FileError.self) { try FileWriter.write("x", to: path) }
      #expect(error?.kind == kind)
    }
  }

  @Test(.enabled(if: FileManager.default.isWritableFile(atPath: "/dev/full")))
  func aFullDeviceIsAFailedWrite() {
    let error = #expect(throws: FileError.self) { try FileWriter.write("x", to: "/dev/full") }
    #expect(error?.kind == .writeFailed)
    #expect(error?.message.contains("the disk is full") == true)
  }
}
