import Foundation
import Testing

@testable import Reporting

/// A committed report against the same report made again.
@Suite struct FolderCheckTests {
  let sandbox: Sandbox
  private static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg">
    <g id="loss-axis">
    <path d="M1 1h5"/>
    </g>
    <g id="loss-line">
    <path fill="none" stroke="#00f" d="M1 1l5 5 6 6"/>
    </g>
    </svg>

    """
  private static let summary = """
    {
      "schema": 1,
      "title": "a \\"b\\"",
      "variants": [
        {"name": "numpy", "final": {"weights": [1.95, -3.315], "bias": null}},
        {"name": "torch", "final": {"weights": [1.5, 2e-3], "bias": 4.2}}
      ],
      "figures": [{"name": "loss", "files": ["figures/loss.png", "figures/loss.svg"]}]
    }

    """
  private static let history = """
    variant,epoch,training_mse,validation_mse,printed,w1,bias
    numpy,1,0.5,,0.5,1.5,4
    "a, b",2,0.25,,0.5,1.75,4.1

    """
  static let report = [
    ReportFile(path: "README.md", bytes: Array("# Report\n\nIt fell.\nIt rests.\n".utf8)),
    ReportFile(path: "history.csv", bytes: Array(history.utf8)),
    ReportFile(path: "figures/loss.png", bytes: TestPicture().png),
    ReportFile(path: "figures/loss.svg", bytes: Array(svg.utf8)),
    ReportFile(path: "summary.json", bytes: Array(summary.utf8)),
  ]

  init() throws {
    sandbox = try Sandbox()
    for file in Self.report { try sandbox.write(file.bytes, to: "out/" + file.path) }
  }

  func check(strictPixels: Bool = false) throws -> CheckResult {
    let before = try sandbox.tree()
    let result = try Check.compare(
      Self.report, with: sandbox("out/"),
      tolerance: CheckTolerance(acceptsOtherRasteriser: !strictPixels))
    #expect(try sandbox.tree() == before)
    return result
  }

  func verdict(on path: String, strictPixels: Bool = false) throws -> FileVerdict {
    let result = try check(strictPixels: strictPixels)
    for entry in result.entries where entry.path != path {
      #expect(entry.verdict.passes, "\(entry.path)")
    }
    return try #require(result.entries.first { $0.path == path }).verdict
  }

  /// The sentence about a file in which one text was replaced by another.
  private func drift(
    in path: String, replacing old: String, with new: String
  ) throws -> String {
    let text = try sandbox.read("out/" + path)
    #expect(text.contains(old))
    try sandbox.write(text.replacingOccurrences(of: old, with: new), to: "out/" + path)
    return try driftSentence(path)
  }

  func driftSentence(_ path: String) throws -> String {
    guard case .drifted(let sentence) = try verdict(on: path) else {
      Issue.record("\(path) did not drift")
      return ""
    }
    #expect(sentence.count < 500)
    #expect(!sentence.unicodeScalars.contains { $0.value < 0x20 })
    return sentence
  }

  @Test func aReportMadeAgainIsIdentical() throws {
    let result = try check()
    #expect(result.passed)
    #expect(result.entries.map(\.path) == Self.report.map(\.path))
    #expect(result.entries.allSatisfy { $0.verdict == .identical })
    #expect(result.lines == ["5 files: 5 identical"])
  }

  // MARK: - Texts

  @Test func aChangedLineIsShownFromBothSides() throws {
    let sentence = try drift(in: "README.md", replacing: "It fell.", with: "It rose.")
    #expect(sentence == "one line differs; line 3 was “It rose.”, is “It fell.”")
  }

  @Test func anAddedLineIsNotManyChangedOnes() throws {
    let sentence = try drift(in: "README.md", replacing: "\n\n", with: "\n\nNew.\n")
    #expect(sentence.hasPrefix("1 committed line against 0 regenerated; line 3 “New.” is gone"))
  }

  @Test func aLongLineIsShownWhereItDiffers() throws {
    let long = String(repeating: "ü", count: 50_000)
    let sentence = LineDrift(
      committed: Array("\(long)old\(long)".utf8), now: Array("\(long)new\(long)".utf8)
    ).sentence
    #expect(sentence.contains("old") && sentence.contains("new"))
    #expect(sentence.count < 300 && !sentence.contains("\u{FFFD}"))
  }

  @Test func escapeSequencesOfACommittedFileStayInert() throws {
    let sentence = try drift(
      in: "README.md", replacing: "fell", with: "\u{1B}[31mfell\u{7}\u{202E}")
    #expect(sentence.contains("U+001B") && sentence.contains("U+202E"))
  }

  @Test func aNumberOfTheSummaryIsNamedByItsPlace() throws {
    let sentence = try drift(in: "summary.json", replacing: "-3.315", with: "-3.3150000000000004")
    #expect(
      sentence.hasPrefix(
        "variants[numpy].final.weights[1] was -3.3150000000000004, is -3.315 ("))
    #expect(sentence.hasSuffix("× 10⁻¹⁶ relative)"))
  }

  @Test func ofSeveralNumbersTheFirstAndTheFurthestAreNamed() throws {
    let text = try sandbox.read("out/summary.json")
      .replacingOccurrences(of: "1.95", with: "1.951").replacingOccurrences(
        of: "2e-3", with: "4e-3")
    try sandbox.write(text, to: "out/summary.json")
    let sentence = try drift(in: "summary.json", replacing: "\"bias\": 4.2", with: "\"bias\": null")
    #expect(sentence.hasPrefix("3 values differ, first variants[numpy].final.weights[0] was 1.951"))
    #expect(
      sentence.contains(
        "furthest variants[torch].final.weights[1] was 4e-3, is 2e-3 (0.5 relative)"))
  }

  @Test func anotherStructureOfTheSummaryIsNamed() throws {
    let sentence = try drift(
      in: "summary.json", replacing: "\"bias\": null", with: "\"bias\": [1]")
    #expect(sentence == "from variants[numpy].final.bias on it has another structure")
  }

  @Test func aSummaryThatIsNoJSONIsShownByItsLine() throws {
    let sentence = try drift(in: "summary.json", replacing: "\"schema\": 1,", with: "\"schema\": 1")
    #expect(sentence.hasPrefix("line 3 is not JSON; one line differs; line 2 was"))
    for text in ["[", "{\"a\"", "[1,]", "{\"a\":1,}", "[1 2]", "\"\\", "}", "1 2", "{1:2}"] {
      var reader = JSONReader(Array(text.utf8))
      #expect(throws: JSONReader.Fault.self) { while try reader.next() != nil {} }
    }
    var deep = JSONReader(Array(repeating: UInt8(ascii: "["), count: 1_000_000))
    #expect(throws: JSONReader.Fault.self) { while try deep.next() != nil {} }
  }

  @Test func aNumberIsOneByTheGrammarOfJSON() {
    for text in ["0", "-0", "10", "1.5", "-0.25", "1e9", "1E+09", "0e-5", "0.0", "12.50e3"] {
      #expect(JSONReader.number(text) == Double(text), "\(text)")
    }
    for text in [
      "", "-", "+1", "+01", "01", "-01", "00", ".5", "1.", "1.e5", "-.5", "1e", "1e+", "1.5.5",
      "1-2",
      "0x1", "nan", "Infinity", "1e5.5", " 1", "1 ", "--1",
    ] {
      #expect(JSONReader.number(text) == nil, "\(text)")
    }
  }

  @Test func otherSpacesAloneAreSaidToBeThat() throws {
    let sentence = try drift(in: "summary.json", replacing: "  \"schema\"", with: "\"schema\"")
    #expect(sentence.hasPrefix("only white space differs"))
  }

  @Test func aNumberOfTheHistoryIsNamedByRowAndColumn() throws {
    let sentence = try drift(in: "history.csv", replacing: "1.75", with: "1.7500001")
    #expect(sentence.hasPrefix("w1 of a, b, epoch 2 was 1.7500001, is 1.75 ("))
  }

  @Test func aTextThatOnlyLooksTheSameIsNotWithinATolerance() {
    let now = Array("variant,epoch\n\u{E9},1\n".utf8)
    for text in ["e\u{301},1.0000000001", "\u{E9},1\r"] {
      let drift = CSVDrift.drift(committed: Array("variant,epoch\n\(text)\n".utf8), now: now, 1e-6)
      #expect(!drift.isTolerated, "\(drift.sentence)")
    }
  }

  @Test func aNameThatLooksLikeANumberIsNone() {
    let now = Array("variant,epoch\n100,1\n".utf8)
    let drift = CSVDrift.drift(committed: Array("variant,epoch\n101,1\n".utf8), now: now, 0.5)
    #expect(!drift.isTolerated && drift.sentence == "variant of 100, epoch 1 was 101, is 100")
  }

  @Test func aHistoryOfOtherLengthSaysSo() throws {
    let sentence = try drift(in: "history.csv", replacing: "numpy,1,0.5,,0.5,1.5,4\n", with: "")
    #expect(
      sentence
        == "0 committed lines against 1 regenerated; line 2 “numpy,1,0.5,,0.5,1.5,4” is new")
  }

  @Test func aMarkOfAFigureIsNamedByItsGroup() throws {
    let sentence = try drift(in: "figures/loss.svg", replacing: "l5 5 6 6", with: "l5 5 6 7")
    #expect(
      sentence
        == "the #0000ff line in loss-line moved by 1 point, from (12.00, 13.00) to (12.00, 12.00)")
  }

  @Test func aMarkOfAnotherColourIsOneMark() throws {
    let colour = try drift(in: "figures/loss.svg", replacing: "#00f", with: "#f00")
    #expect(
      colour == "the #ff0000 line in loss-line at (1.00, 1.00) was #ff0000, is #0000ff")
  }

  // MARK: - What git does to files

  @Test func convertedLineEndsAreRecognised() throws {
    for path in ["README.md", "summary.json", "history.csv", "figures/loss.svg"] {
      let text = try sandbox.read("out/" + path)
      let sentence = try drift(in: path, replacing: "\n", with: "\r\n")
      #expect(sentence.contains("CR LF") && sentence.contains("* -text"))
      try sandbox.write(text, to: "out/" + path)
    }
  }

  @Test(arguments: ["figures/loss.png", "summary.json"])
  func anLFSPointerIsRecognised(path: String) throws {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    try sandbox.write(pointer, to: "out/" + path)
    #expect(try driftSentence(path).contains("git lfs pull"))
  }

  @Test func aMergeConflictIsRecognised() throws {
    let sentence = try drift(in: "README.md", replacing: "It fell.", with: "<<<<<<< HEAD\nIt fell.")
    #expect(sentence.hasPrefix("line 3 is the mark of a merge conflict"))
  }

  @Test func anEmptyOrShortenedFileIsRecognised() throws {
    try sandbox.write("", to: "out/README.md")
    #expect(try driftSentence("README.md") == "the committed file is empty")
    try sandbox.write("# Report\n", to: "out/README.md")
    #expect(try driftSentence("README.md") == "it ends after 9 of 29 bytes")
  }

  // MARK: - Tolerance and bounds

  @Test(arguments: [
    ("summary.json", "-3.315", "-3.3150000001", 1e-10, true),
    ("summary.json", "-3.315", "-3.316", 1e-10, false),
    ("summary.json", "-3.315", "-3.316", 1e-3, true),
    ("summary.json", "\"schema\": 1,", "\"schema\": +01,", 1e-9, false),
    ("summary.json", "\"bias\": null", "\"bias\": 0", 0.5, false),
    ("summary.json", "numpy", "numpi", 0.5, false),
    ("history.csv", "1.75", "1.7500001", 1e-6, true),
    ("history.csv", "1.75", "1.7500001", 1e-9, false),
    ("history.csv", "1.75", "1.75\"00001\"", 1e-6, false),
    ("history.csv", "1.75", "\"1.7500001\"", 1e-6, false),
    ("history.csv", "4.1\n", "4.1000001\"\n", 1e-6, false),
    ("history.csv", "numpy,1,0.5", "\"numpy\",1,0.5000001", 1e-6, false),
    ("history.csv", "a, b", "a, c", 0.5, false),
    ("figures/loss.svg", "l5 5 6 6", "l5 5 6 6.01", 1e-9, true),
    ("figures/loss.svg", "l5 5 6 6", "l5 5 6 6.1", 1e-9, false),
    ("figures/loss.svg", "#00f", "#00e", 0.5, false),
    ("README.md", "fell", "felt", 0.5, false),
  ])
  func aToleranceForNumbersIsForNumbersAlone(
    path: String, old: String, new: String, tolerance: Double, passes: Bool
  ) throws {
    try sandbox.write(try sandbox.read("out/" + path).replacing(old, with: new), to: "out/" + path)
    #expect(try !check().passed)
    let result = try Check.compare(
      Self.report, with: sandbox("out"), tolerance: CheckTolerance(numbers: tolerance))
    #expect(result.passed == passes, "\(result.lines)")
    #expect(result.lines.last?.contains("1 within tolerance") == passes)
  }

  @Test(arguments: [
    (",\n", ", \n", "white space"), (": 1,", ":1 ,", "white space"),
    ("a \\\"b", "a \\u0022b", "the spelling of characters"),
    ("torch", "t\\u006frch", "the spelling of characters"),
  ])
  func anotherSpellingBesideANumberIsNotWithinATolerance(
    old: String, new: String, what: String
  ) throws {
    let number = Self.summary.replacing("2e-3", with: "0.00200000000001")
    let changed = number.replacing(old, with: new)
    #expect(changed != number)
    func drift(_ committed: String) -> Drift {
      JSONDrift.drift(committed: Array(committed.utf8), now: Array(Self.summary.utf8), 1e-9)
    }
    #expect(drift(number).isTolerated)
    #expect(!drift(changed).isTolerated)
    #expect(drift(changed).sentence.hasSuffix("relative); numbers aside, \(what) differs"))
  }

  @Test func aFileManyTimesAsLongIsNotRead() throws {
    let handle = try #require(FileHandle(forWritingAtPath: sandbox("out/README.md")))
    try handle.truncate(atOffset: 1 << 40)
    try handle.close()
    let result = try Check.compare(Self.report, with: sandbox("out"))
    #expect(
      result.entries[0].verdict
        == .drifted("the committed file is 1,099,511,627,776 bytes long, the report's is 29"))
  }

  // MARK: - Files that come and go

  @Test func missingAndUnexpectedFilesAreDriftAndAUsersOwnAreNot() throws {
    try FileManager.default.removeItem(atPath: sandbox("out/history.csv"))
    try sandbox.write("old", to: "out/figures/trajectory-dark.svg")
    for own in ["out/notes.txt", "out/figures/Notes.png", "out/figures/data.csv", "out/x/loss.png"]
    {
      try sandbox.write("mine", to: own)
    }
    let result = try check()
    #expect(!result.passed)
    #expect(
      result.entries.filter { !$0.verdict.passes } == [
        .init(path: "history.csv", verdict: .missing),
        .init(path: "figures/trajectory-dark.svg", verdict: .unexpected),
      ])
    #expect(result.lines.last == "6 files: 4 identical, 1 missing, 1 unexpected")
  }

  @Test func aLinkOrAFolderInAFilesPlaceIsDrift() throws {
    try FileManager.default.moveItem(atPath: sandbox("out/README.md"), toPath: sandbox("README.md"))
    try FileManager.default.createSymbolicLink(
      atPath: sandbox("out/README.md"), withDestinationPath: "../README.md")
    #expect(try driftSentence("README.md").contains("symbolic link"))
    try FileManager.default.removeItem(atPath: sandbox("out/README.md"))
    try sandbox.makeFolder("out/README.md")
    #expect(try driftSentence("README.md").contains("folder"))
  }

  @Test func aFolderThatIsNotThereCanNotBeChecked() throws {
    for path in ["nowhere", "out/README.md"] {
      let error = #expect(throws: FileError.self) {
        try Check.compare(Self.report, with: sandbox(path))
      }
      #expect(error?.kind == .cannotRead)
      #expect(error?.message.contains(sandbox(path)) == true)
    }
  }
}
