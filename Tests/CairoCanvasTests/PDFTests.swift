import Foundation
import Plotting
import Testing

@testable import CairoCanvas

@Suite struct PDFTests {
  let font: Font

  init() throws {
    font = try openFont()
  }

  @Test func theSameDrawingGivesTheSameBytesWithoutADate() throws {
    let first = try PDF.encode(chart(font: font), theme: .light, font: font)
    let other = try openFont()
    let second = try PDF.encode(chart(font: other), theme: .light, font: other)
    #expect(first == second)
    let text = String(decoding: first, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1.5"))
    #expect(!text.contains("CreationDate") && !text.contains("ModDate"))
  }

  @Test func aFullSinkIsAnErrorWhereverItHappens() throws {
    let picture = chart(font: font)
    let whole = try PDF.encode(picture, theme: .light, font: font)
    for share in 0..<10 {
      let capacity = whole.count * share / 10
      let said = sentence {
        _ = try PDF.encode(
          picture, theme: .light, font: font,
          into: PDFDocument(picture.size, title: picture.title, capacity: capacity))
      }
      #expect(said.contains("failed"))
    }
    let enough = try PDF.encode(
      picture, theme: .light, font: font,
      into: PDFDocument(picture.size, title: picture.title, capacity: whole.count))
    #expect(enough == whole)
  }

  @Test func aPageThatCannotBeIsRefused() {
    let empty = drawing([], width: 0, height: 100)
    #expect(throws: CairoError.self) { try PDF.encode(empty, theme: .light, font: font) }
  }

  @Test(.enabled("pdftotext is not installed (poppler-utils)") { Poppler.isHere })
  func everyWordCanBeSearched() throws {
    let picture = drawing(
      [
        text("Coupled L2 stops at 0.020 — λ ≥ 10⁻³", at: Point(10, 30), font: font),
        text("weights", at: Point(20, 150), angle: -90, font: font),
        text("AVATAR difficult", at: Point(40, 80), weight: .bold, font: font),
      ], width: 400, height: 200)
    let found = try Poppler.text(PDF.encode(picture, theme: .light, font: font))
    for words in ["Coupled L2 stops at 0.020 — λ ≥ 10⁻³", "weights", "AVATAR difficult"] {
      #expect(found.contains(words))
    }
  }

  @Test(.enabled("pdftotext is not installed (poppler-utils)") { Poppler.isHere })
  func wordsStandWhereTheyWereMeasured() throws {
    let (start, rest) = ("Mean squared", "error")
    let picture = drawing(
      [text("\(start) \(rest)", at: Point(10, 40), size: 14, font: font)], width: 300,
      height: 60)
    let boxes = try Poppler.boxes(PDF.encode(picture, theme: .light, font: font))
    let box = try #require(boxes.first { $0.word == rest })
    let left = 10 + font.width(of: start + " ", size: 14, weight: .regular)
    let right = left + font.width(of: rest, size: 14, weight: .regular)
    // The file's widths are whole thousandths of an em, so each letter may be that far off.
    #expect(abs(box.left - left) < 14 * 0.001 * Double(start.count + 1))
    #expect(abs(box.right - right) < 14 * 0.001 * Double(start.count + 1 + rest.count))
  }

  @Test(.enabled("pdftotext is not installed (poppler-utils)") { Poppler.isHere })
  func aWordOfAnotherFontCanBeSearchedToo() throws {
    let files = try FontFiles.find(family: "DejaVu Serif", covering: "loss\u{5D4}".unicodeScalars)
    let font = try Font(files)
    let picture = drawing(
      [text("loss \u{5D4}", at: Point(10, 30), font: font)], width: 100, height: 50)
    let found = try Poppler.text(PDF.encode(picture, theme: .light, font: font))
    #expect(found.contains("loss") && found.contains("\u{5D4}"))
  }
}

/// Poppler's reader of PDFs, which is not ours.
enum Poppler {
  static var isHere: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
    }
  }

  static func text(_ document: [UInt8]) throws -> String {
    try run(document, [])
  }

  /// Each word with its left and right end in points.
  static func boxes(
    _ document: [UInt8]
  ) throws -> [(word: String, left: Double, right: Double)] {
    let pattern = /<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">([^<]*)</
    return try run(document, ["-bbox"]).matches(of: pattern).compactMap {
      guard let left = Double($0.output.1), let right = Double($0.output.2) else { return nil }
      return (String($0.output.3), left, right)
    }
  }

  private static func run(_ document: [UInt8], _ options: [String]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID()).pdf")
    try Data(document).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["pdftotext"] + options + [file.path(percentEncoded: false), "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }
}
