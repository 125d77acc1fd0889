import CairoCanvas
import Plotting
import Testing

@Suite struct PixelDifferenceTests {
  @Test func equalPicturesDoNotDiffer() throws {
    let pixels = Pixels(width: 2, height: 1, rgba: [1, 2, 3, 255, 4, 5, 6, 255])
    let difference = try #require(PixelDifference(pixels, pixels))
    #expect(difference.count == 0 && difference.greatest == 0 && difference.bounds == nil)
  }

  @Test func oneChangedPixelIsSeenAndPlaced() throws {
    let rgba = [UInt8](repeating: 200, count: 30 * 20 * 4)
    let one = Pixels(width: 30, height: 20, rgba: rgba)
    for (x, y) in [(0, 0), (29, 0), (0, 19), (29, 19), (13, 7)] {
      for channel in 0..<4 {
        var changed = rgba
        changed[(y * 30 + x) * 4 + channel] = 203
        let difference = try #require(
          PixelDifference(one, Pixels(width: 30, height: 20, rgba: changed)))
        #expect(difference.count == 1 && difference.greatest == 3)
        #expect(difference.bounds == .init(x: x..<x + 1, y: y..<y + 1))
      }
    }
  }

  @Test func severalChangesAreCountedInOneBox() throws {
    var rgba = [UInt8](repeating: 0, count: 10 * 10 * 4)
    let blank = Pixels(width: 10, height: 10, rgba: rgba)
    for (place, value) in [((2 * 10 + 7) * 4, 90), ((5 * 10 + 1) * 4 + 2, 255)] {
      rgba[place] = UInt8(value)
    }
    let difference = try #require(
      PixelDifference(blank, Pixels(width: 10, height: 10, rgba: rgba)))
    #expect(difference.count == 2 && difference.greatest == 255)
    #expect(difference.bounds == .init(x: 1..<8, y: 2..<6))
  }

  @Test func aBlankPageIsNoChart() throws {
    let font = try openFont()
    let full = chart(font: font)
    var blank = full
    blank.commands = []
    let difference = try #require(
      PixelDifference(painted(full, font: font), painted(blank, font: font)))
    #expect(difference.greatest > 200)
    #expect(difference.count > 5_000)
  }

  @Test func aLostLineIsSeen() throws {
    let font = try openFont()
    let full = chart(font: font)
    var less = full
    less.commands.removeFirst()
    let difference = try #require(
      PixelDifference(painted(full, font: font), painted(less, font: font)))
    #expect(difference.count >= 200 && difference.greatest > PNG.colorTolerance)
  }

  @Test func picturesOfDifferentSizesAreNotCompared() {
    let a = Pixels(width: 2, height: 1, rgba: [UInt8](repeating: 0, count: 8))
    let b = Pixels(width: 1, height: 2, rgba: [UInt8](repeating: 0, count: 8))
    #expect(PixelDifference(a, b) == nil)
  }
}
