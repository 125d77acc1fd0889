import Foundation
import Plotting
import Testing

@testable import CairoCanvas

@Suite struct PNGTests {
  let font: Font

  init() throws {
    font = try openFont()
  }

  @Test func theSameDrawingGivesTheSameBytes() throws {
    let first = try PNG.encode(chart(font: font), theme: .light, scale: 2, font: font)
    let other = try openFont()
    let second = try PNG.encode(chart(font: other), theme: .light, scale: 2, font: other)
    #expect(first == second)
  }

  @Test func workersSideBySideGiveTheSameBytes() async throws {
    let files = try FontFiles.find()
    let alone = try Font(files)
    let png = try PNG.encode(chart(font: alone), theme: .dark, scale: 2, font: alone)
    let pdf = try PDF.encode(chart(font: alone), theme: .dark, font: alone)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let font = try Font(files)
          for _ in 0..<3 {
            let mine = try PNG.encode(chart(font: font), theme: .dark, scale: 2, font: font)
            let document = try PDF.encode(chart(font: font), theme: .dark, font: font)
            if mine != png || document != pdf { return false }
          }
          return true
        }
      }
      for try await same in group { #expect(same) }
    }
  }

  @Test func aFileHoldsItsDensityAndTextAndNoDate() throws {
    let bytes = try PNG.encode(
      chart(font: font), theme: .light, scale: 2, font: font,
      text: [("experiment-hash", "3f2a"), ("key", "välue")])
    let chunks = try PNGChunks.read(bytes)
    let kinds = chunks.map(\.kind)
    #expect(kinds.filter { $0 != "IDAT" } == ["IHDR", "PLTE", "pHYs", "tEXt", "tEXt", "IEND"])
    // 144 pixels an inch are 5669 a metre, the same both ways.
    #expect(chunks.first { $0.kind == "pHYs" }?.data == [0, 0, 22, 37, 0, 0, 22, 37, 1])
    let texts = chunks.filter { $0.kind == "tEXt" }.map(\.data)
    #expect(texts[0] == Array("experiment-hash\u{0}3f2a".utf8))
    #expect(texts[1] == Array("key\u{0}v".utf8) + [0xE4] + Array("lue".utf8))
  }

  @Test func aChartIsAPaletteWithinTheTolerance() throws {
    for theme in [Theme.light, .dark] {
      let (file, raster) = try encodedAndRaw(chart(font: font), theme: theme)
      #expect(colorType(file) == 3)
      let decoded = try PNG.decode(file, maxPixels: 1_000_000)
      let difference = try #require(PixelDifference(decoded, raster))
      #expect(difference.greatest <= PNG.colorTolerance)
      // No flat colour is among those that moved.
      let flat = frequentColors(raster)
      #expect(flat.count >= 8)
      for y in 0..<raster.height {
        for x in 0..<raster.width where flat.contains(packed(raster[x, y])) {
          #expect(decoded[x, y] == raster[x, y])
        }
      }
    }
  }

  @Test(arguments: [2, 64, 256])
  func upToAFullPaletteEveryColorIsExact(colors: Int) throws {
    let (file, raster) = try encodedAndRaw(swatches(colors), theme: rainbow)
    #expect(colorType(file) == 3)
    #expect(try PNG.decode(file, maxPixels: 1_000_000) == raster)
  }

  @Test func differencesToTheRowAboveDecodeToTheSamePixels() throws {
    let stripes = (0..<60).map { number in
      Drawing.Command.fill(rectangle(Double(number) * 3, 0, 1, 20), Paint(.series(number)))
    }
    let (file, raster) = try encodedAndRaw(drawing(stripes, width: 200, height: 20), theme: rainbow)
    #expect(try PNG.decode(file, maxPixels: 1_000_000) == raster)
    // Twenty equal rows cost little more than one.
    #expect(file.count < 800)
  }

  @Test func manyDistantColorsFallBackToExactRGB() throws {
    let (file, raster) = try encodedAndRaw(swatches(900), theme: rainbow)
    #expect(colorType(file) == 2)
    #expect(try PNG.decode(file, maxPixels: 1_000_000) == raster)
  }

  @Test func aFaintFlatBandIsNotLostToItsPaper() throws {
    var theme = rainbow
    theme.paper = Color(hex: 0xFFFFFF)
    theme.ink = Color(hex: 0xFDFDFD)
    var commands = swatches(300).commands
    commands.append(.fill(rectangle(0, 40, 60, 20), Paint(.ink)))
    let (file, raster) = try encodedAndRaw(
      drawing(commands, width: 200, height: 60), theme: theme)
    let decoded = try PNG.decode(file, maxPixels: 1_000_000)
    #expect(decoded[10, 50] == raster[10, 50])
    #expect(decoded[10, 50].red == 0xFD)
  }

  @Test func everyAllocationThatFailsIsAnError() throws {
    var raster = try Raster(PixelSize(Size(width: 60, height: 40), scale: 1))
    try raster.paint(chart(font: font), theme: .light, scale: 1, font: font)
    let encoder = try PNGEncoder()
    let text = [(key: "experiment-hash", value: "3f2a")]
    func encode() throws(CairoError) -> [UInt8] {
      let size = raster.size
      return try unsafe encoder.encode(size, scale: 1, text: text) { (give) throws(CairoError) in
        try unsafe raster.withPixels(rows: size.height, give)
      }
    }
    let whole = try encode()
    var failed = 0
    for count in 0..<100 {
      encoder.allocations = Int64(count)
      do throws(CairoError) {
        let bytes = try encode()
        #expect(bytes == whole)
        break
      } catch {
        guard case .library(_, let reason) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(!reason.isEmpty)
        failed += 1
      }
    }
    #expect((5..<100).contains(failed))
  }

  @Test func aKeyThatLibpngRefusesDoesNotCrash() throws {
    let long = String(repeating: "k", count: 200)
    for key in ["", long, " ", "a\u{0}b"] {
      _ = try? PNG.encode(
        drawing([]), theme: .light, scale: 1, font: font, text: [(key, "value")])
    }
  }

  // MARK: -

  /// The most frequent colours, each on at least a thousandth of the picture.
  private func frequentColors(_ pixels: Pixels) -> Set<UInt32> {
    var counts: [UInt32: Int] = [:]
    for y in 0..<pixels.height {
      for x in 0..<pixels.width { counts[packed(pixels[x, y]), default: 0] += 1 }
    }
    let enough = pixels.width * pixels.height / ColorPalette.flatShare
    let frequent = counts.filter { $0.value >= enough }.sorted { $0.value > $1.value }
    return Set(frequent.prefix(ColorPalette.mostFlat / 2).map(\.key))
  }

  private func packed(_ pixel: (red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8)) -> UInt32 {
    UInt32(pixel.red) << 16 | UInt32(pixel.green) << 8 | UInt32(pixel.blue)
  }

  /// A theme of 1,000 accents, all far apart.
  private var rainbow: Theme {
    var theme = Theme.light
    theme.series = (0..<1_000).map { number in
      let digits = [number % 10, number / 10 % 10, number / 100].map { UInt8($0 * 28) }
      return Color(red: digits[0], green: digits[1], blue: digits[2])
    }
    theme.paper = theme.series[0]
    return theme
  }

  /// Squares of that many colours.
  private func swatches(_ count: Int) -> Drawing {
    let squares = (0..<count).map { number -> Drawing.Command in
      let (row, column) = number.quotientAndRemainder(dividingBy: 100)
      let square = rectangle(Double(column) * 2, Double(row) * 2, 2, 2)
      return .fill(square, Paint(.series(number)))
    }
    return drawing(squares, width: 200, height: 20)
  }

  private func encodedAndRaw(
    _ drawing: Drawing, theme: Theme
  ) throws -> (file: [UInt8], raster: Pixels) {
    var raster = try Raster(PixelSize(drawing.size, scale: 1))
    try raster.paint(drawing, theme: theme, scale: 1, font: font)
    let raw = try raster.withPixels(rows: .max) { pixels throws(CairoError) in
      pixels.flatMap { pixel -> [UInt8] in
        [16, 8, 0].map { UInt8(truncatingIfNeeded: pixel >> $0) } + [255]
      }
    }
    return (
      try PNG.encode(raster, scale: 1),
      Pixels(width: raster.size.width, height: raster.size.height, rgba: raw)
    )
  }

  /// 2 for RGB, 3 for a palette.
  private func colorType(_ file: [UInt8]) -> UInt8 { file[25] }
}
