import Testing

/// PNG files taken apart and put together by the book, to look into our own and to make bad ones.
enum PNGChunks {
  struct Chunk {
    var kind: String
    var data: [UInt8]
  }

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func read(_ file: [UInt8]) throws -> [Chunk] {
    try #require(Array(file.prefix(8)) == signature)
    var chunks: [Chunk] = []
    var position = 8
    while position + 12 <= file.count {
      let length = file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      let kind = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
      chunks.append(Chunk(kind: kind, data: Array(file[position + 8..<position + 8 + length])))
      position += 12 + length
    }
    try #require(position == file.count)
    return chunks
  }

  static func write(_ chunks: [Chunk]) -> [UInt8] {
    signature
      + chunks.flatMap { chunk -> [UInt8] in
        let body = Array(chunk.kind.utf8) + chunk.data
        return big(UInt32(chunk.data.count)) + body + big(crc32(body))
      }
  }

  static func header(
    width: UInt32, height: UInt32, depth: UInt8 = 8, color: UInt8 = 0, interlace: UInt8 = 0
  ) -> Chunk {
    Chunk(kind: "IHDR", data: big(width) + big(height) + [depth, color, 0, 0, interlace])
  }

  /// A zlib stream of one stored block.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    let length = [UInt8(count & 255), UInt8(count >> 8)]
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return [0x78, 0x01, 1] + length + length.map { ~$0 } + bytes + big(b << 16 | a)
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
