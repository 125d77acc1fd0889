import Plotting
import Testing

@testable import CairoCanvas

@Suite struct PNGPressTests {
  let font: Font

  init() throws {
    font = try openFont()
  }

  /// A picture in strips is the picture: not a pixel differs, wherever the strips end.
  @Test(arguments: [1, 7_000], [0.4, 1.7, 2])
  func stripsShowWhatOnePieceShows(area: Int, scale: Double) throws {
    for picture in [chart(font: font), awkward] {
      let whole = try Raster.painting(picture, theme: .light, scale: scale, font: font)
      let expected = try PNG.decode(PNG.encode(whole, scale: scale), maxPixels: 1_000_000)
      let press = try PNGPress(font: font)
      press.stripArea = area
      let found = try PNG.decode(
        press.encode(picture, theme: .light, scale: scale), maxPixels: 1_000_000)
      let difference = try #require(PixelDifference(expected, found))
      #expect(difference.count == 0, "\(difference)")
    }
  }

  @Test func whatAPressGivesDoesNotDependOnWhatItGaveBefore() throws {
    let pictures = [chart(font: font), awkward, drawing([]), chart(font: font)]
    let press = try PNGPress(font: font)
    press.stripArea = 5_000
    for scale in [1.0, 0.7, 1] {
      for picture in pictures {
        let fresh = try PNGPress(font: openFont())
        fresh.stripArea = 5_000
        let expected = try fresh.encode(picture, theme: .dark, scale: scale)
        #expect(try press.encode(picture, theme: .dark, scale: scale) == expected)
      }
    }
  }

  @Test func aDrawingThatCantBePaintedLeavesThePressAsGoodAsNew() throws {
    let press = try PNGPress(font: font)
    let before = try press.encode(chart(font: font), theme: .light, scale: 1)
    let nowhere = drawing([.fill(Path([.move(Point(.nan, 1))]), Paint(.ink))])
    #expect(throws: CairoError.self) { try press.encode(nowhere, theme: .light, scale: 1) }
    #expect(throws: CairoError.self) { try press.encode(nowhere, theme: .light, scale: 0) }
    #expect(try press.encode(chart(font: font), theme: .light, scale: 1) == before)
  }

  /// Thick lines, curves that bulge, letters with many accents, far places, nested clips.
  private var awkward: Drawing {
    let curve = Path([.move(Point(5, 60)), .curve(Point(50, -80), Point(90, 190), Point(145, 40))])
    let tower = "a" + String(repeating: "\u{302}", count: 9)
    return drawing(
      [
        .stroke(line(-1e6, 20, to: 1e6, 90), StrokeStyle(Paint(.series(0)), width: 23)),
        .stroke(curve, StrokeStyle(Paint(.series(1), opacity: 0.4), width: 9, dash: [7, 3])),
        .beginClip(Rect(x: 10.3, y: 15.2, width: 90, height: 61.7)),
        .fill(rectangle(0, 30.4, 200, 1.1), Paint(.series(2), opacity: 0.3)),
        .beginClip(Rect(x: 50, y: 0, width: 90, height: 50)),
        .stroke(line(60, -5, to: 60, 500), StrokeStyle(Paint(.axis), width: 0.2, cap: .butt)),
        .endClip, .endClip,
        .stroke(line(0, 47.3, to: 150, 47.3), StrokeStyle(Paint(.grid), width: 0.1, cap: .butt)),
        text(tower, at: Point(20, 95), size: 15, font: font),
        text("Ågjpq", at: Point(60, 70), size: 40, font: font),
        text("huge", at: Point(10, 99), size: 90, font: font),
        text("upwards", at: Point(140, 90), angle: -90, font: font),
        text("slanted", at: Point(70, 30), angle: 31, font: font),
        .fill(Path([]), Paint(.ink)),
      ], width: 150, height: 100)
  }
}
