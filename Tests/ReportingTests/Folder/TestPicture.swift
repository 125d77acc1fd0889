/// A PNG written by hand, without compression, so that a test can make any picture and any fault.
struct TestPicture {
  var width = 40
  var height = 30
  var bitDepth: UInt8 = 8
  var interlace: UInt8 = 0
  /// Red, green and blue of each pixel, row by row.
  var rgb: [UInt8]

  init(width: Int = 40, height: Int = 30, gray: UInt8 = 200) {
    self.width = width
    self.height = height
    rgb = Array(repeating: gray, count: width * height * 3)
  }

  /// The picture with `amount` added to the red of its first `count` pixels.
  func changed(by amount: UInt8, pixels count: Int) -> TestPicture {
    var picture = self
    for pixel in 0..<count { picture.rgb[pixel * 3] &+= amount }
    return picture
  }

  var png: [UInt8] {
    var rows: [UInt8] = []
    for row in 0..<height {
      rows.append(0)
      rows += rgb[(row * width * 3)..<((row + 1) * width * 3)]
    }
    let head =
      Self.bigEndian(UInt32(width)) + Self.bigEndian(UInt32(height)) + [
        bitDepth, 2, 0, 0, interlace,
      ]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", head)
      + Self.chunk("IDAT", Self.stored(rows)) + Self.chunk("IEND", [])
  }

  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(UInt32(content.count)) + body + bigEndian(checksum(body))
  }

  /// A zlib stream of blocks that are stored as they are.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let length = UInt16(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      for value in [length, ~length] {
        stream += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
      }
      stream += block
    } while !rest.isEmpty
    var (low, high) = (UInt32(1), UInt32(0))
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return stream + bigEndian(high << 16 | low)
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
      }
    }
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
