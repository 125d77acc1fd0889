import CairoCanvas
import Plotting
import Testing

/// What another version of the rasteriser may have done to a file, and what it can't have.
@Suite struct PaintingDifferenceTests {
  private let file: Pixels
  private let painting: Pixels

  init() throws {
    let font = try openFont()
    let drawing = chart(font: font)
    file = try painted(drawing, scale: 2, font: font)
    painting = try Raster.painting(drawing, theme: .light, scale: 2, font: font).pixels()
  }

  /// Pixels that lie on an edge, or that do not.
  private func places(onEdge: Bool) -> [Int] {
    let width = painting.width, rgba = painting.rgba
    func color(_ place: Int) -> ArraySlice<UInt8> { rgba[place * 4..<place * 4 + 4] }
    return (1..<painting.height - 1).flatMap { y in
      (1..<width - 1).compactMap { x in
        let place = y * width + x
        let around = [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1]
        let isEdge = around.contains { color(place + $0) != color(place) }
        return isEdge == onEdge ? place : nil
      }
    }
  }

  private func changed(_ places: some Sequence<Int>, by amount: Int) -> Pixels {
    var rgba = file.rgba
    for place in places {
      let value = Int(painting.rgba[place * 4])
      rgba[place * 4] = UInt8(value >= amount ? value - amount : value + amount)
    }
    return Pixels(width: file.width, height: file.height, rgba: rgba)
  }

  @Test func aFileOfOursIsWithinItsPalette() throws {
    let difference = try #require(PaintingDifference(file, from: painting))
    #expect(difference.count == 0 && difference.edges > 1_000)
    #expect(difference.isOfAnotherRasteriser)
  }

  @Test func aFewPixelsOnEdgesMayBeOff() throws {
    let edges = places(onEdge: true)
    let few = edges.prefix(edges.count / 300)
    let difference = try #require(PaintingDifference(changed(few, by: 20), from: painting))
    #expect(difference.isOfAnotherRasteriser)
    let far = try #require(PaintingDifference(changed(few, by: 60), from: painting))
    #expect(!far.isOfAnotherRasteriser)
    let many = try #require(PaintingDifference(changed(edges, by: 44), from: painting))
    #expect(!many.isOfAnotherRasteriser)
  }

  @Test func onePixelOfAFlatAreaMayNot() throws {
    let one = places(onEdge: false)[100]
    let difference = try #require(PaintingDifference(changed([one], by: 1), from: painting))
    #expect(difference.countInFlatAreas == 1 && !difference.isOfAnotherRasteriser)
  }

  @Test func aLostGridLineIsNoRasterisers() throws {
    let font = try openFont()
    var less = chart(font: font)
    let line = less.commands.firstIndex { if case .stroke = $0 { true } else { false } }
    less.commands.remove(at: try #require(line))
    let difference = try #require(
      PaintingDifference(painted(less, scale: 2, font: font), from: painting))
    #expect(!difference.isOfAnotherRasteriser)
  }

  @Test func picturesOfOtherSizesAreNotCompared() {
    let small = Pixels(width: 1, height: 1, rgba: [0, 0, 0, 255])
    #expect(PaintingDifference(small, from: painting) == nil)
  }

  @Test func pixelsThatAreEncodedAreReadBack() throws {
    #expect(try PNG.decode(PNG.encode(painting), maxPixels: 1 << 24) == painting)
  }
}
