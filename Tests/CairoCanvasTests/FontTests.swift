import CairoCanvas
import Foundation
import Plotting
import Testing

@Suite struct FontTests {
  @Test func dejaVuSansIsFoundByItsExactName() throws {
    let files = try FontFiles.find()
    #expect(files.family == "DejaVu Sans")
    #expect(files.regularPath.hasSuffix("DejaVuSans.ttf"))
    #expect(files.boldPath.hasSuffix("DejaVuSans-Bold.ttf"))
    #expect(files.fallbacks.isEmpty && files.missingCharacters.isEmpty)
  }

  @Test func aFamilyThatIsNotThereIsNotReplaced() {
    let said = sentence { _ = try FontFiles.find(family: "No Such Face At All") }
    #expect(said.contains("No Such Face At All"))
    #expect(said.contains("Install it"))
  }

  @Test func aFontFileServesByItsPath() throws {
    let files = try FontFiles.find(family: FontFiles.find().boldPath)
    #expect(files.family == "DejaVu Sans")
    #expect(files.regular == files.bold)
    #expect(sentence { _ = try FontFiles.find(family: "/no/such.ttf") }.contains("/no/such.ttf"))
  }

  @Test func widthsAreTheFontsOwn() throws {
    let font = try openFont()
    // DejaVu Sans 2.37, font units of 2048 an em, from its hmtx and kern tables.
    #expect(font.width(of: "0", size: 2_048, weight: .regular) == 1_303)
    #expect(font.width(of: "AV", size: 2_048, weight: .regular) == 1_401 + 1_401 - 131)
    #expect(font.width(of: "", size: 12, weight: .bold) == 0)
    #expect(font.ascent(size: 2_048) == 1_901)
    #expect(font.descent(size: 2_048) == 483)
  }

  /// Pairs from the kern table as fontTools reads it; the GPOS table holds the same 2,727 pairs (bold
  /// 1,538) with the same numbers, so nothing is lost by reading the older of the two.
  @Test(arguments: [
    ("To", -348.0, -272.0), ("AV", -131, -139), ("Ty", -319, -243), ("LT", -282, -339),
    ("r.", -188, -292), ("P,", 0, -376), ("nn", 0, 0),
  ])
  func pairsAreSetAsCloselyAsTheFontSays(_ pair: String, regular: Double, bold: Double) throws {
    let font = try openFont()
    for (weight, kern) in [(FontWeight.regular, regular), (.bold, bold)] {
      let apart = pair.map { font.width(of: String($0), size: 2_048, weight: weight) }.reduce(0, +)
      #expect(font.width(of: pair, size: 2_048, weight: weight) - apart == kern, "\(weight)")
    }
  }

  @Test func digitsAreAllOfOneWidth() throws {
    let font = try openFont()
    for weight in FontWeight.allCases {
      let widths = Set("0123456789".map { font.width(of: String($0), size: 11, weight: weight) })
      #expect(widths.count == 1)
    }
  }

  @Test func widthGrowsInProportionToSize() throws {
    let font = try openFont()
    let one = font.width(of: "Ridge regression", size: 1, weight: .bold)
    #expect(font.width(of: "Ridge regression", size: 16, weight: .bold) == 16 * one)
  }

  @Test func textGoesOnWhereItsMeasuredWidthEnds() throws {
    let font = try openFont()
    let (start, rest) = ("Mean squared error, 0.0125 ", "and so on")
    let at = Point(3, 14)
    let width = font.width(of: start, size: 12, weight: .regular)
    let whole = try painted(
      drawing([text(start + rest, at: at, font: font)], width: 260, height: 20), scale: 2,
      font: font)
    let parts = try painted(
      drawing(
        [text(start, at: at, font: font), text(rest, at: Point(3 + width, 14), font: font)],
        width: 260, height: 20), scale: 2, font: font)
    let difference = try #require(PixelDifference(whole, parts))
    #expect(difference.count == 0)
  }

  @Test func inkIsWhereTheOutlineSaysForBothDirections() throws {
    let font = try openFont()
    let size = 20.0
    let box = bounds(try font.outline(of: "Hxg", size: size, weight: .regular))
    let upright = try painted(
      drawing([text("Hxg", at: Point(10, 40), size: size, font: font)], width: 80, height: 80),
      font: font)
    let across = try inkBounds(upright, font: font)
    #expect(across.x == Int(10 + box.x)..<Int((10 + box.maxX).rounded(.up)))
    #expect(across.y == Int((40 + box.y).rounded(.down))..<Int((40 + box.maxY).rounded(.up)))

    let turned = try painted(
      drawing(
        [text("Hxg", at: Point(40, 70), size: size, angle: -90, font: font)], width: 80,
        height: 80), font: font)
    let upwards = try inkBounds(turned, font: font)
    #expect(upwards.x == Int((40 + box.y).rounded(.down))..<Int((40 + box.maxY).rounded(.up)))
    #expect(upwards.y == Int((70 - box.maxX).rounded(.down))..<Int((70 - box.x).rounded(.up)))
  }

  @Test func theBaselineIsSharpWhereverItFalls() throws {
    let font = try openFont()
    let pictures = try [40.0, 40.2, 39.6].map {
      try painted(
        drawing([text("HEX", at: Point(5, $0), font: font)], width: 60, height: 60), font: font)
    }
    #expect(pictures[0] == pictures[1])
    #expect(pictures[0] == pictures[2])
    // The foot of the H ends with a whole row: full ink above, paper below.
    let below = (0..<60).map { pictures[0][$0, 40].red }
    #expect(below.allSatisfy { $0 == Theme.light.paper.red })
    #expect((0..<60).contains { pictures[0][$0, 39].red == Theme.light.ink.red })
  }

  @Test func charactersWithoutInkTakeNoRoom() throws {
    let font = try openFont()
    let plain = font.width(of: "ab", size: 10, weight: .regular)
    for invisible in ["\u{202E}", "\u{200B}", "\u{FE0F}", "\u{7}", "\u{2028}"] {
      #expect(font.width(of: "a" + invisible + "b", size: 10, weight: .regular) == plain)
    }
  }

  @Test func aCharacterOfAnotherFontIsSetInThatFont() throws {
    // DejaVu Serif has no Hebrew, DejaVu Sans has.
    let hebrew: Unicode.Scalar = "\u{5D4}"
    let files = try FontFiles.find(
      family: "DejaVu Serif", covering: "loss \(hebrew)".unicodeScalars)
    #expect(!files.fallbacks.isEmpty)
    #expect(files.missingCharacters.isEmpty)
    let font = try Font(files)
    let without = try Font(FontFiles.find(family: "DejaVu Serif"))
    let string = String(Character(hebrew))
    #expect(
      try font.outline(of: string, size: 10, weight: .regular)
        != without.outline(of: string, size: 10, weight: .regular))
  }

  @Test func aCharacterThatNoFontHasIsNamedAndShownAsMissing() throws {
    // A private-use character far from any that fonts take for their own ends.
    let nobodys: Unicode.Scalar = "\u{10ABCD}"
    let files = try FontFiles.find(covering: "ab\(nobodys)\u{200B}".unicodeScalars)
    #expect(files.missingCharacters == [nobodys])
    let font = try Font(files)
    #expect(
      try font.outline(of: String(Character(nobodys)), size: 10, weight: .regular)
        == font.outline(of: "\u{FFFD}", size: 10, weight: .regular))
  }

  @Test func chineseIsEitherSetOrNamed() throws {
    let files = try FontFiles.find(covering: "損失".unicodeScalars)
    let set = Set("損失".unicodeScalars).subtracting(files.missingCharacters)
    #expect(set.isEmpty == files.fallbacks.isEmpty)
    for character in set {
      let font = try Font(files)
      #expect(
        try font.outline(of: String(Character(character)), size: 10, weight: .regular)
          != font.outline(of: "\u{FFFD}", size: 10, weight: .regular))
    }
  }

  @Test func aDamagedFontFileIsAnErrorOrAFontButNeverACrash() throws {
    let whole = try Data(contentsOf: URL(filePath: FontFiles.find().regularPath))
    let folder = FileManager.default.temporaryDirectory.appending(path: "font-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var failures = 0
    for share in [0, 1, 5, 20, 50, 80, 95, 99] {
      let file = folder.appending(path: "\(share).ttf")
      try whole.prefix(whole.count * share / 100).write(to: file)
      do {
        let font = try Font(FontFiles.find(family: file.path(percentEncoded: false)))
        _ = try PNG.encode(chart(font: font), theme: .light, scale: 1, font: font)
      } catch {
        failures += 1
        #expect("\(error)".hasSuffix("."))
      }
    }
    #expect(failures >= 4)
  }

  private func bounds(_ path: Path) -> Rect {
    let points = path.elements.flatMap { element -> [Point] in
      switch element {
      case .move(let to), .line(let to): [to]
      case .curve(_, _, let to): [to]
      case .close: []
      }
    }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (x, y) = (xs.min() ?? 0, ys.min() ?? 0)
    return Rect(x: x, y: y, width: (xs.max() ?? 0) - x, height: (ys.max() ?? 0) - y)
  }

  /// The box of all pixels that are not paper.
  private func inkBounds(_ pixels: Pixels, font: Font) throws -> PixelDifference.Box {
    let blank = try painted(
      drawing([], width: Double(pixels.width), height: Double(pixels.height)), font: font)
    return try #require(PixelDifference(pixels, blank)?.bounds)
  }
}
