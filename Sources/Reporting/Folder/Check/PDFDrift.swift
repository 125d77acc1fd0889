import Wording

/// Says how a PDF file changed: only as bytes, for what it draws is told by the SVG beside it.
enum PDFDrift {
  static func sentence(committed: [UInt8], now: [UInt8]) -> String {
    let offset = zip(committed, now).prefix { $0 == $1 }.count
    let place =
      "it differs from byte \(NumberText.count(offset)) on (\(NumberText.count(committed.count)) "
      + "bytes, now \(NumberText.count(now.count)))"
    guard let old = producer(of: committed), let new = producer(of: now), old != new else {
      return place
    }
    return place + "; it was made by \(old), now by \(new)"
  }

  /// The library that wrote the file, as the file says.
  private static func producer(of bytes: [UInt8]) -> String? {
    guard let start = bytes.firstRange(of: Array("/Producer (".utf8))?.upperBound else {
      return nil
    }
    let name = bytes[start...].prefix(80).prefix { $0 != UInt8(ascii: ")") }
    return Phrase.shown(String(decoding: name, as: UTF8.self), limit: 40)
  }
}
