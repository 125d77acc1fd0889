import CairoCanvas
import Foundation
import Testing

@testable import Reporting

/// The folder that shows what a check found.
@Suite struct CheckEvidenceTests {
  private let sandbox: Sandbox
  private static let report = [
    ReportFile(path: "README.md", bytes: Array("# Report\n".utf8)),
    ReportFile(path: "figures/loss.png", bytes: TestPicture().png),
    ReportFile(path: "summary.json", bytes: Array("{}\n".utf8)),
  ]

  init() throws {
    sandbox = try Sandbox()
    for file in Self.report { try sandbox.write(file.bytes, to: "out/" + file.path) }
  }

  private func check(into folder: String = "diff") throws {
    let evidence = try EvidenceFolder(path: sandbox(folder), besides: sandbox("out"))
    let result = try Check.compare(Self.report, with: sandbox("out"))
    try evidence.write(
      CheckEvidence(of: result, Self.report, committedIn: sandbox("out")), of: result)
  }

  @Test func itHoldsBothSidesAndAPictureOfTheDifference() throws {
    try sandbox.write("# Other\n", to: "out/README.md")
    try sandbox.write(TestPicture().changed(by: 9, pixels: 2).png, to: "out/figures/loss.png")
    try check()
    #expect(
      Set(try sandbox.tree("diff").filter { !$0.value.hasPrefix("folder") }.keys) == [
        "check.json", "expected/README.md", "actual/README.md", "expected/figures/loss.png",
        "actual/figures/loss.png", "difference/figures/loss.png",
      ])
    #expect(try sandbox.read("diff/expected/README.md") == "# Other\n")
    #expect(try sandbox.read("diff/actual/README.md") == "# Report\n")
    let picture = try PNG.decode(
      Array(Data(contentsOf: URL(filePath: sandbox("diff/difference/figures/loss.png")))),
      maxPixels: 1 << 20)
    #expect(picture[0, 0] == (214, 0, 60, 255) && picture[1, 0] == (214, 0, 60, 255))
    #expect(picture[2, 0] != (214, 0, 60, 255))
  }

  @Test func theNextCheckTakesItAway() throws {
    try sandbox.write("# Other\n", to: "out/README.md")
    try check()
    try sandbox.write("# Report\n", to: "out/README.md")
    try FileManager.default.removeItem(atPath: sandbox("out/summary.json"))
    try check()
    #expect(
      Set(try sandbox.tree("diff").filter { !$0.value.hasPrefix("folder") }.keys) == [
        "check.json", "actual/summary.json",
      ])
    try sandbox.write("{}\n", to: "out/summary.json")
    try check()
    #expect(try !sandbox.exists("diff"))
  }

  @Test(arguments: [
    "out", "out/diff", "out/figures/../deep/diff", "mine", "file", "linked", "new/../out/sub",
    "namesake", "another",
  ])
  func aFolderThatIsNotItsOwnIsRefusedAndLeftAlone(folder: String) throws {
    try sandbox.write("mine", to: "mine/expected.txt")
    try sandbox.write("mine", to: "file")
    try sandbox.write("# Other\n", to: "out/README.md")
    try sandbox.write(
      #"{"schema": 1, "passed": false, "written": ["expected/README.md"]}"#, to: "linked/check.json"
    )
    try sandbox.write("mine", to: "namesake/check.json")
    try sandbox.write(#"{"schema": 1, "written": []}"#, to: "another/check.json")
    try sandbox.write("mine", to: "precious/README.md")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox("linked/expected"), withDestinationPath: sandbox("precious"))
    let before = try sandbox.tree()
    let error = #expect(throws: FileError.self) { try check(into: folder) }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.message.contains("--diff-dir") == true)
    #expect(try sandbox.tree() == before)
  }

  @Test func aListThatNamesOtherFilesRemovesNone() throws {
    try sandbox.write(
      #"{"schema": 1, "passed": false, "written": ["../out/README.md", "expected/../../out/README.md", "/etc/passwd", "expected/notes"]}"#,
      to: "diff/check.json")
    try sandbox.write("mine", to: "diff/expected/notes")
    try check()
    #expect(try sandbox.exists("out/README.md") && sandbox.read("diff/expected/notes") == "mine")
  }
}
