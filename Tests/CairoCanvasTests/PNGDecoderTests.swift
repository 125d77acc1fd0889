import Plotting
import Testing

@testable import CairoCanvas

@Suite struct PNGDecoderTests {
  let font: Font

  init() throws {
    font = try openFont()
  }

  private func smallFile() throws -> [UInt8] {
    try PNG.encode(
      drawing([.fill(rectangle(2, 2, 7, 5), Paint(.series(0)))]), theme: .light, scale: 1,
      font: font, text: [("experiment-hash", "3f2a")])
  }

  @Test func everyTruncationIsAnError() throws {
    let file = try smallFile()
    for count in 0..<file.count {
      #expect(throws: CairoError.self) {
        try PNG.decode(Array(file.prefix(count)), maxPixels: 1_000)
      }
    }
    #expect(throws: CairoError.self) { try PNG.decode(file + [0], maxPixels: 1_000) }
  }

  @Test func everyDamagedByteIsAnErrorOrChangesNoPixel() throws {
    let file = try smallFile()
    let pixels = try PNG.decode(file, maxPixels: 1_000)
    for place in file.indices {
      for bit in [1, 0x20, 0x80] as [UInt8] {
        var damaged = file
        damaged[place] ^= bit
        if let decoded = try? PNG.decode(damaged, maxPixels: 1_000) {
          #expect(decoded == pixels, "byte \(place)")
        }
      }
    }
  }

  @Test func aPictureOfMorePixelsThanExpectedIsRefusedUnseen() throws {
    let file = try smallFile()
    #expect(try PNG.decode(file, maxPixels: 200).width == 20)
    #expect(sentence { _ = try PNG.decode(file, maxPixels: 199) }.contains("larger"))
    let bomb = PNGChunks.write([
      PNGChunks.header(width: 900_000, height: 900_000),
      .init(kind: "IDAT", data: PNGChunks.stored([0])), .init(kind: "IEND", data: []),
    ])
    #expect(sentence { _ = try PNG.decode(bomb, maxPixels: 4_000_000) }.contains("larger"))
    #expect(throws: CairoError.self) { try PNG.decode(file, maxPixels: -1) }
  }

  @Test func textThatInflatesWithoutEndIsNotInflated() throws {
    // The pixels of a large blank page are 64 MB of the same byte: as a compressed text, a bomb.
    let blank = try PNG.encode(
      drawing([], width: 8_000, height: 8_000), theme: .light, scale: 1, font: font)
    let zeros = try PNGChunks.read(blank).filter { $0.kind == "IDAT" }.flatMap(\.data)
    let plain: [PNGChunks.Chunk] = [
      PNGChunks.header(width: 1, height: 1),
      .init(kind: "IDAT", data: PNGChunks.stored([0, 7])), .init(kind: "IEND", data: []),
    ]
    #expect(try PNG.decode(PNGChunks.write(plain), maxPixels: 1)[0, 0].red == 7)
    var bomb = plain
    bomb.insert(.init(kind: "zTXt", data: Array("a\u{0}\u{0}".utf8) + zeros), at: 1)
    if let decoded = try? PNG.decode(PNGChunks.write(bomb), maxPixels: 1) {
      #expect(decoded[0, 0].red == 7)
    }
  }

  @Test func otherKindsOfFileAreNamed() throws {
    func file(_ header: PNGChunks.Chunk, _ samples: [UInt8]) -> [UInt8] {
      PNGChunks.write([
        header, .init(kind: "IDAT", data: PNGChunks.stored(samples)),
        .init(kind: "IEND", data: []),
      ])
    }
    let deep = file(PNGChunks.header(width: 1, height: 1, depth: 16), [0, 1, 2])
    #expect(sentence { _ = try PNG.decode(deep, maxPixels: 10) }.contains("16 bits"))
    let woven = file(PNGChunks.header(width: 1, height: 1, interlace: 1), [0, 1])
    #expect(sentence { _ = try PNG.decode(woven, maxPixels: 10) }.contains("interlaced"))
    let pointer = Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8)
    #expect(sentence { _ = try PNG.decode(pointer, maxPixels: 10) }.contains("git lfs pull"))
    #expect(sentence { _ = try PNG.decode([], maxPixels: 10) }.contains("not a PNG"))
  }

  @Test func grayAndTransparentFilesBecomeFourChannels() throws {
    let gray = PNGChunks.write([
      PNGChunks.header(width: 2, height: 1, color: 4),
      .init(kind: "IDAT", data: PNGChunks.stored([0, 9, 255, 200, 0])),
      .init(kind: "IEND", data: []),
    ])
    let pixels = try PNG.decode(gray, maxPixels: 2)
    #expect(pixels.rgba == [9, 9, 9, 255, 200, 200, 200, 0])
  }

  @Test func everyAllocationThatFailsIsAnError() throws {
    let file = try smallFile()
    let whole = try PNG.decode(file, maxPixels: 1_000)
    var failed = 0
    for count in 0..<100 {
      do throws(CairoError) {
        let decoded = try PNGDecoder(maxPixels: 1_000, allocations: Int64(count)).decode(file)
        // libpng goes without some of its memory, such as a text's; never without pixels.
        #expect(decoded == whole)
      } catch {
        failed += 1
      }
    }
    #expect((3..<100).contains(failed))
  }
}
