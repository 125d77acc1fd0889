/// What the first bytes of a PNG file say of it.
struct PNGHeader {
  let width: Int
  let height: Int
  /// Bits a channel, or a palette's place.
  let bitDepth: Int
  let isInterlaced: Bool

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Reads signature and `IHDR`; `nil` if there are none.
  init?(_ bytes: [UInt8]) {
    let start = Self.signature + [0, 0, 0, 13] + Array("IHDR".utf8)
    guard bytes.count >= 33, bytes.starts(with: start) else { return nil }
    func number(at offset: Int) -> Int {
      bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    width = number(at: 16)
    height = number(at: 20)
    bitDepth = Int(bytes[24])
    isInterlaced = bytes[28] != 0
  }

  /// A chunk: its kind, and all that it holds.
  struct Chunk: Hashable {
    var kind: String
    var content: ArraySlice<UInt8>
  }

  /// A file's chunks but for those of pixels and their colours, in their order, as far as they can be
  /// followed.
  static func otherChunks(of bytes: [UInt8]) -> [Chunk] {
    var chunks: [Chunk] = []
    var offset = signature.count
    while bytes.count - offset >= 12 {
      let length = bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - offset - 12 else { break }
      let kind = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
      if !["IHDR", "PLTE", "tRNS", "IDAT"].contains(kind) {
        let content = bytes[(offset + 8)..<(offset + 8 + length)]
        // Another density stretches nothing, as long as it is the same both ways.
        let isSquare = kind == "pHYs" && content.prefix(4) == content.dropFirst(4).prefix(4)
        chunks.append(Chunk(kind: kind, content: isSquare ? [] : content))
      }
      offset += length + 12
    }
    return chunks
  }

  /// Whether the signature shows, as it was made to, that CR LF became LF or the reverse.
  static func hasConvertedLineEnds(_ bytes: [UInt8]) -> Bool {
    let start = signature.prefix(4)
    return bytes.starts(with: start + [0x0A, 0x1A, 0x0A])
      || bytes.starts(with: start + [0x0D, 0x0D, 0x0A])
      || bytes.starts(with: start + [0x0D, 0x0A, 0x1A, 0x0D, 0x0A])
  }
}
