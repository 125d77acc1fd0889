import Foundation
import Testing

@testable import Reporting

/// Committed pictures: pixel by pixel, and whatever else their files hold.
extension FolderCheckTests {
  @Test(arguments: [
    ("gAMA", [UInt8](arrayLiteral: 0, 15, 66, 64)), ("pHYs", [0, 0, 0, 100, 0, 0, 35, 40, 0]),
    ("tEXt", Array("Comment\u{0}x".utf8)),
    ("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), ("eXIf", Array("MM\u{0}*".utf8)),
  ])
  func aChunkThatMayShowThePixelsOtherwiseIsDrift(kind: String, bytes: [UInt8]) throws {
    let png = TestPicture().png
    let chunk = TestPicture.chunk(kind, bytes)
    try sandbox.write(Array(png[..<33]) + chunk + png[33...], to: "out/figures/loss.png")
    #expect(try driftSentence("figures/loss.png").contains(kind))
  }

  @Test func anotherEncodingOfTheSamePixelsPasses() throws {
    let png = TestPicture().png
    // The same bytes of pixels in more chunks.
    let empty = TestPicture.chunk("IDAT", [])
    let first = try #require(png.firstRange(of: Array("IDAT".utf8))).lowerBound - 4
    try sandbox.write(Array(png[..<first]) + empty + png[first...], to: "out/figures/loss.png")
    #expect(try verdict(on: "figures/loss.png") == .samePixels)
    #expect(try verdict(on: "figures/loss.png", strictPixels: true) == .samePixels)
    #expect(try check().lines.first?.hasPrefix("same pixels  figures/loss.png") == true)
  }

  @Test func aPixelOfAnotherColourIsDrift() throws {
    // Adding wraps round: the pixel is 70 darker.
    try sandbox.write(TestPicture().changed(by: 0 &- 70, pixels: 1).png, to: "out/figures/loss.png")
    let sentence = try driftSentence("figures/loss.png")
    #expect(sentence == "1 pixel differs, by at most 70 of 255, within x 0 to 0, y 0 to 0")
  }

  @Test func theLeastChangeOfAFlatAreaIsDriftThoughTheDrawingIsTheSame() throws {
    try sandbox.write(TestPicture().changed(by: 1, pixels: 1).png, to: "out/figures/loss.png")
    #expect(try driftSentence("figures/loss.png").hasPrefix("1 pixel differs, by at most 1 of 255"))
    #expect(try !verdict(on: "figures/loss.png", strictPixels: true).passes)
  }

  @Test func aToleranceForPixelsLetsThemPassAndSaysWhatMoved() throws {
    try sandbox.write(TestPicture().changed(by: 8, pixels: 3).png, to: "out/figures/loss.png")
    for (pixels, passes) in [(7, false), (8, true)] {
      let result = try Check.compare(
        Self.report, with: sandbox("out"), tolerance: CheckTolerance(pixels: pixels))
      #expect(result.passed == passes)
      #expect(result.lines[0].contains("3 pixels differ, by at most 8 of 255"))
    }
  }

  @Test func damagedAndForeignPicturesAreDriftAndNeverMore() throws {
    let png = TestPicture().png
    var deep = TestPicture()
    deep.bitDepth = 16
    var woven = TestPicture()
    woven.interlace = 1
    var converted = png
    converted.remove(at: 4)
    let cases: [([UInt8], String)] = [
      (Array(png.dropLast(9)), "it ends after"), (Array(png.prefix(20)), "it ends after"),
      (Array(png.dropLast(20)) + [0], "can't be read"),
      (TestPicture(width: 41).png, "it is 41 x 30 pixels, now 40 x 30"),
      (deep.png, "16 bits"), (woven.png, "interlaced"), (converted, "line ends were converted"),
      ([], "empty"), (Array("GIF89a".utf8), "not a PNG"),
      (Array(png.prefix(60)) + Array(repeating: 7, count: 4_000), "can't be read"),
    ]
    for (bytes, words) in cases {
      try sandbox.write(bytes, to: "out/figures/loss.png")
      let sentence = try driftSentence("figures/loss.png")
      #expect(sentence.contains(words), "\(sentence)")
    }
    for length in stride(from: 0, to: png.count, by: 37) {
      var bytes = png
      bytes[length] ^= 0x55
      try sandbox.write(bytes, to: "out/figures/loss.png")
      _ = try check()
    }
  }

  @Test func aPictureThatClaimsToBeHugeIsNotUnpacked() throws {
    var bytes = TestPicture().png
    bytes.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
    try sandbox.write(bytes, to: "out/figures/loss.png")
    #expect(try driftSentence("figures/loss.png").hasPrefix("it is 2147483647 x 2147483647"))
  }
}
