import CairoCanvas
import Plotting
import Testing

@Suite struct RasterTests {
  let font: Font

  init() throws {
    font = try openFont()
  }

  @Test func aRectangleFillsExactlyItsPixels() throws {
    let pixels = try painted(
      drawing([.fill(rectangle(2, 3, 5, 4), Paint(.series(0)))]), scale: 2, font: font)
    #expect(pixels.width == 40 && pixels.height == 20)
    let accent = Theme.light.series[0]
    let paper = Theme.light.paper
    for y in 0..<20 {
      for x in 0..<40 {
        let inside = (4..<14).contains(x) && (6..<14).contains(y)
        #expect(pixels[x, y] == bytes(inside ? accent : paper), "at (\(x), \(y))")
      }
    }
  }

  @Test func aGridLineIsOneSharpRowOfPixelsWhereverItFalls() throws {
    for y in [4.0, 4.2, 4.5, 4.99] {
      let style = StrokeStyle(Paint(.grid), width: 1, cap: .butt)
      let pixels = try painted(drawing([.stroke(line(2, y, to: 18, y), style)]), font: font)
      for row in 0..<10 {
        for x in 0..<20 {
          let inside = row == 4 && (2..<18).contains(x)
          let wanted = bytes(inside ? Theme.light.grid : Theme.light.paper)
          #expect(pixels[x, row] == wanted, "line at \(y), pixel (\(x), \(row))")
        }
      }
    }
  }

  @Test func aLineOfDataStaysWhereItsDataAre() throws {
    let style = StrokeStyle(Paint(.series(0)), width: 1, cap: .butt)
    let pixels = try painted(drawing([.stroke(line(2, 4, to: 18, 4), style)]), font: font)
    // Half of its ink above y = 4 and half below, within one of cairo's 15 steps.
    #expect(abs(Int(pixels[10, 3].red) - Int(pixels[10, 4].red)) <= 255 / 15)
    #expect(pixels[10, 3] != bytes(Theme.light.paper))
    #expect(pixels[10, 2] == bytes(Theme.light.paper))
  }

  @Test func opacityMixesWithWhatIsBelow() throws {
    let pixels = try painted(
      drawing([.fill(rectangle(0, 0, 20, 10), Paint(.ink, opacity: 0.25))]), font: font)
    let (ink, paper) = (Double(Theme.light.ink.red), Double(Theme.light.paper.red))
    #expect(abs(Double(pixels[5, 5].red) - (0.25 * ink + 0.75 * paper)) <= 1)
  }

  @Test func nothingIsPaintedOutsideAClip() throws {
    let pixels = try painted(
      drawing([
        .beginClip(Rect(x: 5, y: 2, width: 6, height: 4)),
        .fill(rectangle(0, 0, 20, 10), Paint(.ink)), .endClip,
        .fill(rectangle(18, 8, 1, 1), Paint(.ink)),
      ]), font: font)
    let ink = bytes(Theme.light.ink)
    #expect(pixels[5, 2] == ink && pixels[10, 5] == ink && pixels[18, 8] == ink)
    let outside = [(4, 2), (11, 2), (5, 1), (5, 6)]
    for (x, y) in outside { #expect(pixels[x, y] == bytes(Theme.light.paper)) }
  }

  @Test func dashesLeaveGaps() throws {
    let style = StrokeStyle(Paint(.ink), width: 2, dash: [4, 4], cap: .butt)
    let pixels = try painted(drawing([.stroke(line(0, 5, to: 20, 5), style)]), font: font)
    let row = (0..<20).map { pixels[$0, 5] == bytes(Theme.light.ink) }
    #expect(row == (0..<20).map { $0 / 4 % 2 == 0 })
  }

  @Test func aDashOfNothingIsASolidLineAndNotAFault() throws {
    for dash in [[0.0, 0.0], [-1.0, 2.0], [.nan, 1.0]] {
      let style = StrokeStyle(Paint(.ink), width: 2, dash: dash, cap: .butt)
      let pixels = try painted(drawing([.stroke(line(0, 5, to: 20, 5), style)]), font: font)
      #expect((0..<20).allSatisfy { pixels[$0, 5] == bytes(Theme.light.ink) })
    }
  }

  @Test func aLineFarBeyondThePictureCrossesItOnce() throws {
    let style = StrokeStyle(Paint(.ink), width: 2, cap: .butt)
    let pixels = try painted(
      drawing([.stroke(line(-1e12, 5, to: 1e300, 5), style)]), font: font)
    #expect((0..<20).allSatisfy { pixels[$0, 5] == bytes(Theme.light.ink) })
    #expect((0..<20).allSatisfy { pixels[$0, 2] == bytes(Theme.light.paper) })
  }

  @Test func aPointThatIsNowhereIsAnErrorThatSaysSo() throws {
    let style = StrokeStyle(Paint(.ink), width: 1)
    let bad = drawing([.stroke(line(0, .nan, to: 5, 5), style)])
    let said = sentence { _ = try PNG.encode(bad, theme: .light, scale: 1, font: font) }
    #expect(said.contains("nan") && said.contains("point"))
  }

  @Test(
    arguments: [(Double.nan, 12), (5, .infinity), (5, 0), (5, -3), (1e300, 12)]
      as [(Double, Double)])
  func aTextThatCannotStandIsAnErrorOrUnseen(x: Double, size: Double) throws {
    let run = PlacedText.Run("text", size: size, dx: 0, dy: 0, width: 10)
    let bad = drawing([.text(PlacedText([run], at: Point(x, 5), paint: Paint(.ink)))])
    do throws(CairoError) {
      let file = try PNG.encode(bad, theme: .light, scale: 2, font: font)
      #expect(x == 1e300 && !file.isEmpty)
    } catch {
      #expect(error.description.contains("text"))
    }
    #expect(x == 1e300 || (try? PDF.encode(bad, theme: .light, font: font)) == nil)
  }

  @Test func aClipThatEndsWithoutABeginningIsCairosError() throws {
    let said = sentence {
      _ = try PNG.encode(drawing([.endClip]), theme: .light, scale: 1, font: font)
    }
    #expect(said.contains("test") && said.contains("cairo_restore"))
  }

  @Test(
    arguments: [
      (0, 500, 2), (800, -1, 2), (32_768, 500, 2), (800, 500, 0), (800, 500, .nan),
      (.infinity, 500, 2), (8_000, 8_001, 2), (0.1, 500, 1),
    ] as [(Double, Double, Double)])
  func aSizeThatCannotBePaintedIsRefused(width: Double, height: Double, scale: Double) throws {
    do throws(CairoError) {
      _ = try PixelSize(Size(width: width, height: height), scale: scale)
      Issue.record("\(width) x \(height) at \(scale) was accepted")
    } catch {
      guard case .size(let sentence) = error else {
        Issue.record("\(error) is no error of size")
        return
      }
      #expect(sentence.hasSuffix("."))
    }
  }

  @Test func bothThemesPaintTheSameDrawing() throws {
    let marks = drawing([.fill(rectangle(2, 2, 4, 4), Paint(.series(1)))])
    let dark = try painted(marks, theme: .dark, font: font)
    #expect(dark[0, 0] == bytes(Theme.dark.paper))
    #expect(dark[3, 3] == bytes(Theme.dark.series[1]))
  }

  private func bytes(_ color: Color) -> (UInt8, UInt8, UInt8, UInt8) {
    (color.red, color.green, color.blue, 255)
  }
}
