import Foundation
import Testing
import Wording

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Texts that would do something if they were taken for more than text: by a browser, a terminal, a
/// spreadsheet, a shell, a workflow, a renderer of Markdown. No two look alike, as variants must not.
private let hostile = [
  "<script>alert(1)</script>", "\" onload=\"x", "' onload='x", "]]>", "-->", "</title><b>", "&lt;",
  "a | b", "a\\|b", "two\nlines", "two\r\nother lines", "# title", "- item",
  "![x](http://example.com/x)",
  "[x](javascript:alert(1))", "``` code", "`\u{301}`` code", "$x$ {{7*7}} ${{ env.X }}",
  "\u{1B}[31mred", "\u{1B}]8;;http://example.com\u{7}link\u{1B}]8;;\u{7}", "\u{9B}31m",
  "\u{8}\u{8}x",
  "\u{202E}gpj.exe", "\u{2066}isolated", "\u{2028}separated", "\u{FFFE}none",
  "::error::x", "\u{A0}::error::y", "\u{3000}\t::add-mask::x", "\u{600}##[error]x",
  "\r\n::error::z", "x\n::add-mask::x", "##[error]x", "%0A::error::x",
  "=cmd|'/c calc'!A1", "=\u{338}1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=2", " =3", "＝1+1", "＠x",
  "a,\u{301}b", "\"\u{301}quoted", "'\u{301}; touch pwned; '", "$(touch pwned)", "`touch pwned`",
  "http://evil.example/a", "https://evil.example/b", "www.evil.example/c", "WWW.evil.example/d",
  "../../escaped", "/etc/passwd", "..", "%s%n", "\u{0}nul",
]

/// Whatever a user calls things, a report and what is printed are the same but for the words.
@Suite struct HostileTextTests {
  private static let texts = hostile.filter { !$0.contains("\u{0}") }

  /// A table is text: one with controls beside line ends and tabs in it is refused.
  private static func fitsTable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 || "\t\r\n".unicodeScalars.contains($0) }
  }

  // MARK: - A report whose every name is hostile

  /// An experiment on a table: a title, a note, a target, and a column and a variant for each name.
  private static func report(_ names: [String], in folder: TemporaryFolder) throws -> [String: Data]
  {
    func quoted(_ text: String) -> String {
      let data = try? JSONSerialization.data(
        withJSONObject: [text], options: .withoutEscapingSlashes)
      return String(decoding: data ?? Data(), as: UTF8.self).dropFirst().dropLast()
        .unicodeScalars.reduce(into: "") { text, scalar in
          let isHidden = scalar.value > 0x7E && !scalar.properties.isAlphabetic
          text += isHidden ? "\\u" + String(format: "%04X", scalar.value) : String(scalar)
        }
    }
    var columns = names.filter(fitsTable) + ["target \(names[0])"]
    columns = columns.map { "\"" + Inert.rewritten($0) { $0 == "\"" ? "\"\"" : nil } + "\"" }
    let rows = (0..<90).map { row in
      (0..<columns.count).map { "\((row * (7 + $0 * $0) + 3 * $0) % 101)" }.joined(separator: ",")
    }
    _ = try folder.write(
      ([columns.joined(separator: ",")] + rows).joined(separator: "\n"), to: "t.csv")
    let title = quoted(names.joined(separator: " "))
    let variants = names.map { "  - {name: \(quoted($0))}\n" }.joined()
    let notes = names.map { "  - \(quoted($0))\n" }.joined()
    let experiment = try folder.write(
      "version: 1\ntitle: \(title)\nnotes:\n\(notes)data:\n  standardize: true\n"
        + "  csv: {path: t.csv, target: \(quoted("target \(names[0])"))}\n"
        + "training: {epochs: 2, batch: full, learning-rate: 0.01}\nvariants:\n\(variants)"
        + "path: {lambdas: [1, 0.1], folds: 2}\n", to: "e.yaml")
    let outcome = try Command.run(
      ["run", experiment, "--out", "out", "--format", "png,svg,pdf", "--theme", "light"]
        + ["--scale", "1"], in: folder.url,
      adding: ["GITHUB_ACTIONS": "true"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    expectInert(outcome)
    return try TemporaryFolder.contents(of: folder.url.appending(path: "out"))
  }

  @Test func namesAreTextInEveryFileOfAReport() throws {
    let folder = try TemporaryFolder(), other = try TemporaryFolder()
    let report = try Self.report(Self.texts, in: folder)
    let names = Self.texts.enumerated().map { Self.fitsTable($1) ? "name \($0)" : "\u{1}\($0)" }
    let plain = try Self.report(names, in: other)
    try Self.expectTheSameButForWords(report, plain)
    let summary = try #require(
      JSONSerialization.jsonObject(with: report["summary.json"] ?? Data()) as? [String: Any])
    let variants = try #require(summary["variants"] as? [[String: Any]])
    #expect(variants.map { $0["name"] as? String } == Self.texts)
    #expect(try TemporaryFolder.contents(of: folder.url).keys.allSatisfy { !$0.contains("pwned") })
  }

  /// The report of a log of these runs.
  private static func report(
    onRuns names: [String], measure: String, file: String
  ) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let rows = names.map { name in
      "\"" + Inert.rewritten(name) { $0 == "\"" ? "\"\"" : nil } + "\",1,2\n"
    }
    let log = try folder.write("run,epoch,\(measure)\n" + rows.joined(), to: file)
    let outcome = try Command.run(
      ["plot", log, "--group", "run", "--title", names.joined(separator: " "), "--out", "out"]
        + ["--format", "png,svg,pdf", "--theme", "light", "--scale", "1"], in: folder.url,
      adding: ["GITHUB_ACTIONS": "true"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    expectInert(outcome)
    return try TemporaryFolder.contents(of: folder.url.appending(path: "out"))
  }

  @Test func runsOfALogAreTextToo() throws {
    let names = Self.texts.filter(Self.fitsTable)
    let report = try Self.report(onRuns: names, measure: "=loss", file: "::error::=1.csv")
    #expect(report.keys.contains("figures/history.svg"))
    try Self.expectTheSameButForWords(
      report,
      Self.report(onRuns: names.indices.map { "run \($0)" }, measure: "loss", file: "log.csv"))
  }

  // MARK: - What is said

  /// Words of the command line and of files that a complaint repeats.
  @Test(arguments: texts) func aComplaintRepeatsTextAndNothingElse(_ text: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("x,y\n1,2\n2,3\n", to: "t.csv")
    let cell = "\"" + Inert.rewritten(text) { $0 == "\"" ? "\"\"" : nil } + "\""
    _ = try folder.write("x,y\n1,2\n\(cell),4\n", to: "cell.csv")
    _ = try folder.write("version: 1\n? \(text)\n: 1\n", to: "key.yaml")
    let calls = [
      ["run", "no \(text).yaml", "--out", "out"],
      ["run", "t.csv", "--out", "out", "--width=\(text)"],
      ["run", "--data", "t.csv", "--target", text, "--out", "out"],
      ["check", "--out", "no \(text)"],
      ["run", "--data", "cell.csv", "--target", "y", "--features", "x", "--out", "out"],
      ["run", "key.yaml", "--out", "out"], ["translate", "no \(text)"],
      ["compare", "a \(text)", "b"],
    ]
    for arguments in calls {
      let outcome = try Command.run(arguments, in: folder.url, adding: ["GITHUB_ACTIONS": "true"])
      #expect((64...66).contains(outcome.status), "\(arguments): \(outcome)")
      Self.expectInert(outcome)
      // The parser of arguments and `translate` have lines of their own. Elsewhere no text makes any.
      let speaksItself = ["t.csv", "no \(text)"].contains(arguments[1]) || text.hasPrefix("-")
      guard !speaksItself else { continue }
      let lines = outcome.errors.unicodeScalars.split(separator: "\n").map(String.init)
      #expect(lines.allSatisfy { $0.hasPrefix("linreg-report: ") || $0.hasPrefix(" ") }, "\(lines)")
    }
  }

  @Test func aFolderOfAnyNameIsAnnotatedAsOnePath() throws {
    let folder = try TemporaryFolder()
    let name = "a,line=1::b%0A##[c]\n::error::d\u{1B}[31m,\u{301}'\u{301}e"
    let flags = ["--format", "svg", "--theme", "light", "--quiet"]
    #expect(
      try Command.run(["run", "underfitting", "--out", name] + flags, in: folder.url).status == 0)
    let page = folder.url.appending(path: name).appending(path: "README.md")
    try Data("other".utf8).write(to: page)
    let outcome = try Command.run(
      ["check", "--out", name], in: folder.url,
      adding: [
        "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": folder.path("summary.md"),
        "GITHUB_WORKSPACE": folder.url.path,
      ])
    #expect(outcome.status == 1, "\(outcome.errors)")
    let commands = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("::") }
    #expect(commands.count == 1)
    let command = try #require(commands.first)
    // Its properties and its message, and nothing of the name's between them.
    #expect(command.unicodeScalars.count { $0 == "," } >= 1)
    let properties = command.dropFirst(2).prefix { $0 != ":" }
    #expect(properties.unicodeScalars.count { $0 == "=" } == 3, "\(command)")
    let summary = try String(contentsOf: folder.url.appending(path: "summary.md"), encoding: .utf8)
    #expect(!summary.unicodeScalars.contains { $0 != "\n" && Inert.isActive($0) })
  }

  // MARK: - What inert means

  /// Two reports of one structure: the same files, of the same elements, lines, cells and dictionaries.
  private static func expectTheSameButForWords(
    _ report: [String: Data], _ plain: [String: Data]
  ) throws {
    #expect(report.keys.sorted() == plain.keys.sorted())
    for path in report.keys.sorted() {
      let bytes = try #require(report[path]), otherBytes = try #require(plain[path])
      switch path.split(separator: ".").last {
      case "png":
        #expect(try words(ofPNG: bytes) == words(ofPNG: otherBytes), "\(path)")
        continue
      case "pdf":
        // Other letters need other kinds of fonts, and nothing else.
        let orders: Set = [
          "/JS", "/JavaScript", "/URI", "/OpenAction", "/AA", "/Launch", "/Annots",
        ]
        #expect(try names(ofPDF: bytes).isDisjoint(with: orders), "\(path)")
        continue
      default: break
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let other = String(decoding: otherBytes, as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0 != "\n" && Inert.isActive($0) }, "\(path)")
      switch path.split(separator: ".").last {
      case "html": #expect(try elements(of: text) == elements(of: other))
      case "svg":
        #expect(try Set(elements(of: text)).isSubset(of: elements(of: other)), "\(path)")
      case "md":
        #expect(lineCount(text) == lineCount(other))
        // Outside of code, where nothing is made a link.
        let prose = text.replacing(/(?m)^(`{3,})[^\n]*\n(?s:.*?)\n\1$|<img [^>]*>/, with: "")
        #expect(!prose.contains(/(?i)(http|https):\/\/evil|www\.evil/), "\(path)")
      case "csv": expectHarmlessCells(text, path)
      default: break
      }
    }
  }

  /// Nothing that moves a cursor, turns text round, or gives a workflow an order.
  private static func expectInert(_ outcome: Command.Outcome) {
    for text in [outcome.output, outcome.errors] {
      let active = text.unicodeScalars.first { $0 != "\n" && Inert.isActive($0) }
      #expect(active == nil, "\(text)")
      let lines = text.unicodeScalars.split(separator: "\n").map { line in
        line.drop { $0.properties.isWhitespace }
      }
      #expect(!lines.contains { $0.starts(with: "::".unicodeScalars) }, "\(text)")
      #expect(!text.unicodeScalars.contains("##[".unicodeScalars), "\(text)")
    }
  }

  /// Every row has as many cells as the first, and none is a formula.
  private static func expectHarmlessCells(_ text: String, _ path: String) {
    var rows: [[String]] = [[""]], isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
      }
    }
    #expect(rows.removeLast() == [""], "\(path)")
    #expect(rows.allSatisfy { $0.count == rows[0].count }, "\(path)")
    for cell in rows.joined() where Double(cell) == nil {
      let first = cell.unicodeScalars.first { !$0.properties.isWhitespace }
      #expect(first.map { !"=+-@＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(path): \(cell)")
    }
  }

  /// The kinds of a picture's chunks, and the text that it holds with hashes left out.
  private static func words(ofPNG picture: Data) throws -> Set<String> {
    var words: Set<String> = []
    var rest = picture.dropFirst(8)
    while rest.count >= 12 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let kind = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      words.insert(kind)
      if kind.hasSuffix("Xt") {
        let text = String(decoding: rest.dropFirst(8).prefix(length), as: UTF8.self)
        words.insert(text.replacing(/[0-9a-f]{64}/, with: "hash"))
      }
      rest = rest.dropFirst(12 + length)
    }
    return words
  }

  /// The names of a drawing's dictionaries, numbers and subsets of fonts left out. Its title must be one
  /// string, and inert.
  private static func names(ofPDF drawing: Data) throws -> Set<String> {
    // A byte a character, as the format counts.
    let text = String(decoding: drawing.map { UInt16($0) }, as: UTF16.self)
      .replacing(/stream\r?\n(?s:.*?)endstream/, with: "")
    let title = try #require(
      text.firstMatch(
        of: /\/Title (?:<FEFF([0-9A-F]*)>|\(((?:\\[^\r\n]|[^\\()\r\n])*)\))\n *(?:\/|>>)/))
    let hexadecimal = Array(title.1 ?? "")
    let units = stride(from: 0, to: hexadecimal.count - 3, by: 4).compactMap {
      UInt16(String(hexadecimal[$0..<$0 + 4]), radix: 16)
    }
    let shown = title.2.map(String.init) ?? String(decoding: units, as: UTF16.self)
    #expect(!shown.isEmpty && !shown.unicodeScalars.contains(where: Inert.isActive), "\(shown)")
    let others = text.replacing(title.0, with: "")
    return Set(
      others.matches(of: /\/[A-Za-z][A-Za-z0-9+-]*/).map { String($0.0) }
        .filter { !$0.contains("+") }.map { $0.replacing(/[0-9]+/, with: "0") })
  }

  private static func lineCount(_ text: String) -> Int { text.unicodeScalars.count { $0 == "\n" } }

  /// The elements of a page or a drawing in their order; no attribute among them may be a script.
  private static func elements(of text: String) throws -> [String] {
    let page = text.replacing("<!doctype html>", with: "")
      .replacing(/<(meta|link|img|source)([^>]*)>/) { "<\($0.1)\($0.2)/>" }
    let recorder = Elements()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = recorder
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    return recorder.names
  }

  private final class Elements: NSObject, XMLParserDelegate {
    var names: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names.append(name)
      for (key, value) in attributes {
        #expect(!key.lowercased().hasPrefix("on"))
        #expect(!value.lowercased().hasPrefix("javascript:"))
      }
    }
  }
}
